/** Where the block that begins at `start` ends, quoted text and comments not counted; undefined where it does not. */
function endOfBlock(text: string, start: number): number | undefined {
  const tokens = /"(?:[^"\\]|\\.)*"|#.*|\/\/.*|\/\*[\s\S]*?\*\/|[{}]/g;
  tokens.lastIndex = start;
  let depth = 0;
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    if (token[0] === '{') depth += 1;
    if (token[0] === '}') depth -= 1;
    if (token[0] === '}' && depth === 0) return tokens.lastIndex;
  }
  return undefined;
}

const METHOD = /\b(direct|filesystem_mirror|network_mirror)(\s*)\{([^{}]*)\}/g;

/** A method that includes named providers only has nothing to do with ours; any other is told to leave them out. */
function leavingOut(providers: string): (method: string, kind: string, space: string, body: string) => string {
  return (method, kind, space, body) => {
    if (/^\s*include\s*=/m.test(body)) return method;
    const excluded = /(^\s*exclude\s*=\s*\[)/m;
    const rest = excluded.test(body)
      ? body.replace(excluded, `$1${providers}, `)
      : `${body}\n    exclude = [${providers}]\n  `;
    return `${kind}${space}{${rest}}`;
  };
}

/**
 * A person's CLI configuration with one installation method more, for the providers that stand in a local folder: a
 * `provider_installation` block switches off the folders that Terraform searches by itself, and its other methods would ask a registry
 * that does not exist. Undefined where there is no such block: then Terraform finds the folder.
 */
export function withLocalPlugins(config: string, path: string, providers: readonly string[]): string | undefined {
  const block = /^\s*provider_installation\s*\{/m.exec(config);
  if (!block || providers.length === 0) return undefined;
  const inside = block.index + block[0].length;
  const end = endOfBlock(config, block.index);
  if (end === undefined) return undefined;
  const listed = providers.map((provider) => JSON.stringify(provider)).join(', ');
  const methods = config.slice(inside, end).replace(METHOD, leavingOut(listed));
  const ours = `\n  filesystem_mirror {\n    path    = ${JSON.stringify(path)}\n    include = [${listed}]\n  }`;
  return `${config.slice(0, inside)}${ours}${methods}${config.slice(end)}`;
}
