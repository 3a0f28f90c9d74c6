export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export const isObject = (value: unknown): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const ELEMENT = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*"[^"]*")*)\s*(\/?)>|([^<]+)/g;

interface Node {
  readonly name: string;
  readonly tree: { [key: string]: Json };
  text: string;
}

/** SAML metadata as a tree: attributes under `@name`, children in lists, text under `#text`; names without their prefix. */
function tree(xml: string): Json | undefined {
  const open: Node[] = [{ name: '', tree: {}, text: '' }];
  for (const [, closing, name = '', attributes = '', empty, text] of xml
    .replace(/<\?[^>]*\?>/g, '')
    .matchAll(ELEMENT)) {
    const top = open[open.length - 1]!;
    if (text !== undefined) top.text += text;
    else if (!closing) {
      const node: Node = { name, tree: {}, text: '' };
      for (const [, key = '', value = ''] of attributes.matchAll(/([\w:.-]+)\s*=\s*"([^"]*)"/g))
        if (!key.startsWith('xmlns')) node.tree[`@${key.replace(/^.*:/, '')}`] = value;
      open.push(node);
    }
    if (closing || empty) {
      const done = open.pop()!;
      const parent = open[open.length - 1];
      if (!parent || done.name !== name) return undefined;
      const leaf = Object.values(done.tree).every((value) => !Array.isArray(value));
      const list = (parent.tree[name] ??= []) as Json[];
      list.push(leaf ? { ...done.tree, '#text': done.text } : done.tree);
    }
  }
  const [root] = Object.values(open[0]!.tree);
  return open.length === 1 && Array.isArray(root) ? root[0] : undefined;
}

/** JSON as it is, XML as a tree, nothing as undefined, anything else as its text. */
export function parsed(text: string): Json | undefined {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return (text.trimStart().startsWith('<') ? tree(text) : undefined) ?? text;
  }
}
