import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_KINDS } from '../../engine/flows/model';
import { productionFiles, ROOT } from './production';

/**
 * A fact is read once and judged once. These counts ask the compiler, so that a second reader, a second model or a comparison of its own
 * is found under whatever name it comes.
 */
let program: ts.Program;
let checker: ts.TypeChecker;
let sources: readonly { readonly file: string; readonly source: ts.SourceFile }[];

beforeAll(() => {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const files = productionFiles();
  program = ts.createProgram(
    files.map((file) => join(ROOT, file)),
    { ...options, incremental: false, tsBuildInfoFile: undefined },
  );
  checker = program.getTypeChecker();
  sources = files.map((file) => ({ file, source: program.getSourceFile(join(ROOT, file))! }));
});

/** Everything that `find` finds in files that `where` matches, as `file:line what`. */
function found(where: RegExp, find: (node: ts.Node) => string | undefined): string[] {
  return sources
    .filter(({ file }) => where.test(file))
    .flatMap(({ file, source }) => {
      const all: string[] = [];
      const visit = (node: ts.Node): void => {
        const what = find(node);
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        if (what !== undefined) all.push(`${file}:${line + 1} ${what}`);
        ts.forEachChild(node, visit);
      };
      visit(source);
      return all;
    });
}

/** Emulators and the provider have a reading of their own on purpose: client and emulator never share one. */
const OURS = /^(engine|operations|reports|constructs|stacks|scripts|terraform|bench)\//;
/** Not the org, but what findings are shown of it: names of targets, states of apps. */
const NO_MODEL = ['engine/findings/model.ts LiveFacts'];
const declaredIn = (symbol: ts.Symbol | undefined): string =>
  symbol?.declarations?.[0]?.getSourceFile().fileName.slice(ROOT.length + 1) ?? '';

/** Parts by which a type would be a model of an org: apps, and what the org says of them. */
const SAID_OF_APPS = /^(mappings?|lines|schemas?|appSchemas?|userSchema)$/;

function modelOfOrg(node: ts.Node): string | undefined {
  if (!ts.isInterfaceDeclaration(node) && !ts.isTypeAliasDeclaration(node)) return undefined;
  const properties = checker.getTypeAtLocation(node.name).getProperties();
  const own = properties.filter((property) => !declaredIn(property).startsWith('engine/org/'));
  const names = own.map(({ name }) => name);
  return names.includes('apps') && names.some((name) => SAID_OF_APPS.test(name)) ? node.name.text : undefined;
}

/** What the client is asked of an org's configuration. */
const CONFIGURATION = ['userSchema', 'appSchema', 'groupRules', 'findMapping', 'mapping', 'mappings', 'appGroups'];

/** Each reads one raw answer that it writes back, compares byte by byte or has made itself; none judges the org by it. */
const RAW_ANSWERS: readonly (readonly [place: RegExp, why: string])[] = [
  [/^operations\/tenants\/read-org\.ts$/, 'the one reader'],
  [/^operations\/rollback\//, 'writes back the object that a snapshot names, and looks at it before and after'],
  [/^operations\/terraform-run\/snapshot\//, 'keeps the answer as it is, to be written back'],
  [/^operations\/terraform-run\/write-back\.ts$/, 'looks at one direction of one pair right before its first write'],
  [/^operations\/terraform-run\/unmanaged-objects\.ts$/, 'looks for names that Okta lets exist once'],
  [
    /^operations\/whatif\/losses\.ts$/,
    'asks every app of the org, whatever it is, which groups have it: the model holds ours',
  ],
  [/^operations\/calibrate\//, 'reads what it has made for an experiment, and takes away'],
  [/^operations\/demo\/tenant-digest\.ts$/, 'a digest of every byte, whatever the model knows'],
];

function readsConfiguration(node: ts.Node): string | undefined {
  if (!ts.isPropertyAccessExpression(node) || !CONFIGURATION.includes(node.name.text)) return undefined;
  const symbol = checker.getSymbolAtLocation(node.name);
  return declaredIn(symbol) === 'clients/okta/client.ts' ? node.name.text : undefined;
}

const literalsOf = (type: ts.Type): readonly string[] =>
  (type.isUnion() ? type.types : [type]).flatMap((one) => (one.isStringLiteral() ? [one.value] : []));

/** Whether a value is a kind of system, whatever its variable is called. */
const isKind = (node: ts.Node): boolean => {
  const literals = literalsOf(checker.getTypeAtLocation(node));
  return literals.length === SYSTEM_KINDS.length && SYSTEM_KINDS.every((kind) => literals.includes(kind));
};

const EQUALITIES = [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken];

function comparesKind(node: ts.Node): string | undefined {
  if (ts.isSwitchStatement(node) && isKind(node.expression)) return node.expression.getText();
  if (!ts.isBinaryExpression(node) || !EQUALITIES.includes(node.operatorToken.kind)) return undefined;
  // Texts that are no kinds are most of all comparisons, and asking the compiler takes long.
  const others = [node.left, node.right].filter((side) => ts.isStringLiteral(side)).map(({ text }) => text);
  if (others.some((text) => !SYSTEM_KINDS.some((kind) => kind === text))) return undefined;
  // `kind === undefined` asks whether there is a system at all.
  if ([node.left, node.right].some((side) => ts.isIdentifier(side) && side.text === 'undefined')) return undefined;
  return isKind(node.left) || isKind(node.right) ? node.getText() : undefined;
}

/** A sort by the priority of group assignments: the order in which the groups of an app decide. */
function sortsByPriority(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  if (!/^(sort|toSorted)$/.test(node.expression.name.text)) return undefined;
  const receiver = checker.getTypeAtLocation(node.expression.expression);
  const element = checker.getIndexTypeOfType(receiver, ts.IndexKind.Number);
  return element?.getProperty('priority') ? node.getText().slice(0, 60) : undefined;
}

const SHARED = ['tenants', 'preflight', 'terraform-run'];
const folderOf = (file: string): string | undefined => /^operations\/([^/]+)\//.exec(file)?.[1];

function importsCommand(node: ts.Node): string | undefined {
  if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) return undefined;
  const symbol = node.moduleSpecifier && checker.getSymbolAtLocation(node.moduleSpecifier);
  const [from, to] = [folderOf(node.getSourceFile().fileName.slice(ROOT.length + 1)), folderOf(declaredIn(symbol))];
  if (from === undefined || to === undefined || from === to || SHARED.includes(to)) return undefined;
  return `${from} imports ${to}`;
}

/** Words in -s that are no nouns. */
const VERBS = /^ (is|was|has|as|does|this|its|less|wants|answers|needs) /;
/** A constant is known to be more than one. */
const isConstant = (text: string): boolean => /^[A-Z][A-Z_]+\b|^max|^longest$|^bits$/.test(text);

/** A number in a sentence before a noun in the plural: "1 people" for one of them. */
function countsByHand(node: ts.Node): string | undefined {
  if (!ts.isTemplateSpan(node) || VERBS.test(node.literal.text)) return undefined;
  const noun = /^ (?:more |other )?(?:people|[a-z]+s)\b/.exec(node.literal.text)?.[0];
  if (noun === undefined || isConstant(node.expression.getText())) return undefined;
  const { flags } = checker.getTypeAtLocation(node.expression);
  return flags & ts.TypeFlags.NumberLike ? `${node.expression.getText()}${noun}` : undefined;
}

describe('read once, judge once', () => {
  it('one place words a number with its noun, so that one is never "1 people"', () => {
    expect(found(/^(?!bench\/)/, countsByHand)).toEqual([]);
  });

  it('no type outside engine/org is a model of an org: apps with mappings or schemas', () => {
    expect(
      found(/^(operations|reports|constructs|stacks|scripts|engine\/(?!org\/))/, modelOfOrg).map((one) =>
        one.replace(/:\d+/, ''),
      ),
    ).toEqual(NO_MODEL);
  });

  it('one place reads what a live org is configured with', () => {
    const readers = found(OURS, readsConfiguration);
    expect(readers.filter((reader) => !RAW_ANSWERS.some(([place]) => place.test(reader.split(':')[0]!)))).toEqual([]);
    // An exception that nobody needs any more goes.
    for (const [place] of RAW_ANSWERS) expect(readers.some((reader) => place.test(reader.split(':')[0]!))).toBe(true);
  });

  it('no command imports another', () => {
    expect(found(/^operations\//, importsCommand)).toEqual([]);
  });

  it('nothing outside engine/systems compares kinds of systems', () => {
    expect(found(/^(?!emulators\/|provider\/|engine\/systems\/)/, comparesKind)).toEqual([]);
  });

  it('one place ranks the groups of an app', () => {
    expect(found(OURS, sortsByPriority).map((one) => one.split(':')[0])).toEqual([
      'engine/org/assignments.ts',
      // Any fixed order: of a digest.
      'operations/demo/tenant-digest.ts',
    ]);
  });
});
