import {
  compile as compileExpression,
  ExpressionError,
  type Behaviour,
  type Context,
  type EvaluationContext,
  type Mode,
  type Node,
  type Schemas,
} from '../expressions';
import type { AttributePath, AttributeType, SystemId } from '../flows/model';
import type { Configuration, ConfiguredSystem, GroupRule, Line, Sourcing } from './configuration';
import { readsOf, type Reads, type Scope } from './reads';
import type { Profile, Value } from './values';
import { isDirectory } from '../systems/kinds';

/** What an expression is evaluated against: variables by name, and what group and directory functions look at. */
export interface Subject {
  /** The profile on the left of the line; its variable is among `vars`. */
  readonly left: Profile;
  readonly vars: Readonly<Record<string, unknown>>;
  readonly context?: EvaluationContext;
  readonly now?: string;
}

export interface CompiledExpression extends Reads {
  readonly expr: string;
  /** The attribute that it only carries over, where it does no more: `user.city`. */
  readonly direct?: string | undefined;
  /** Throws `ExpressionError`; the caller leaves the target unchanged. */
  readonly evaluate: (subject: Subject) => Value;
}

export interface CompiledLine extends CompiledExpression {
  readonly line: Line;
  readonly path: AttributePath;
  /** The system whose profile is on the other side of Okta's. */
  readonly system: SystemId;
  readonly attribute: string;
  readonly type: AttributeType;
}

/** One Okta attribute that at least one system feeds. */
export interface Target {
  readonly attribute: string;
  readonly sourcing: Sourcing;
  readonly from: ReadonlyMap<SystemId, CompiledLine>;
}

export interface CompiledSystem extends ConfiguredSystem {
  readonly id: SystemId;
  /** AD or LDAP: writing to it is a write-back, which never erases. */
  readonly directory: boolean;
  /** Whether Okta may push changes to it at all. */
  readonly pushes: boolean;
  readonly inbound: readonly CompiledLine[];
  readonly outbound: readonly CompiledLine[];
}

/** A configuration whose expressions are compiled, once, for any number of people. */
export interface Flows {
  readonly configuration: Configuration;
  readonly systems: ReadonlyMap<SystemId, CompiledSystem>;
  /** Profile sources, highest rank first. */
  readonly sources: readonly CompiledSystem[];
  readonly targets: ReadonlyMap<string, Target>;
  readonly lines: readonly CompiledLine[];
  /** Paths of systems' attributes that some line reads: a change of one after imports were done needs another pass. */
  readonly read: ReadonlySet<string>;
  /** Whether a line towards Okta looks at another system than its own. */
  readonly crossing: boolean;
  readonly rules: readonly (CompiledExpression & { readonly rule: GroupRule })[];
}

/** Okta's own result is not known for some operations on null; `mode` names what to assume. Default: Spring's semantics. */
export interface CompileOptions {
  readonly mode?: Mode;
  /**
   * An expression that cannot be read: `refuse` throws; `keep` has it fail for everybody, as Okta does, so that its target stays as it
   * is. Default `refuse`.
   */
  readonly unreadable?: 'refuse' | 'keep';
  /** What the org was seen to do. Default: what the configuration says of it. */
  readonly behaviour?: Partial<Behaviour> | undefined;
}

/** Most lines only carry one attribute over: `user.city`. They need no evaluator. */
const directRead = (node: Node): string | undefined =>
  node.kind === 'member' && node.target.kind === 'name' && /^(user|appuser|source)$/.test(node.target.name)
    ? node.name
    : undefined;

const unreadable = (expr: string, error: ExpressionError): CompiledExpression => ({
  expr,
  canonical: expr.trim(),
  reads: [],
  usesContext: false,
  usesNamedApps: false,
  evaluate: () => {
    throw error;
  },
});

interface Place extends CompileOptions {
  readonly context: Context;
  readonly schemas: Schemas;
}

/** What the attributes of a configuration hold, by the variable that reads them. */
const schemasOf = ({ types, systems }: Configuration, left: SystemId): Schemas => {
  const schemas: Record<string, Record<string, { type: AttributeType }>> = {};
  for (const [path, type] of Object.entries(types)) {
    const dot = path.indexOf('.');
    const system = path.slice(0, dot);
    const names = [
      system === 'okta' ? 'user' : systems[system]?.variable,
      ...(system === left ? [left === 'okta' ? 'source' : 'appuser', 'source'] : []),
    ];
    for (const name of names) if (name !== undefined) (schemas[name] ??= {})[path.slice(dot + 1)] = { type };
  }
  return schemas;
};

const compileOne = (expr: string, scope: Scope, options: Place): CompiledExpression => {
  try {
    return compileReadable(expr, scope, options);
  } catch (error) {
    if (options.unreadable === 'keep' && error instanceof ExpressionError) return unreadable(expr, error);
    throw error;
  }
};

const compileReadable = (expr: string, scope: Scope, options: Place): CompiledExpression => {
  const compiled = compileExpression(expr, options);
  const direct = directRead(compiled.node);
  return {
    expr,
    ...readsOf(compiled, scope),
    direct,
    evaluate:
      direct === undefined
        ? ({ vars, context, now }) => compiled.evaluate(vars, { context, now }) as Value
        : ({ left }) => (Object.hasOwn(left, direct) ? (left[direct] ?? null) : null),
  };
};

const compileLine = (line: Line, configuration: Configuration, options: CompileOptions): CompiledLine => {
  const dot = line.to.indexOf('.');
  const inbound = line.from !== 'okta';
  const system = inbound ? line.from : line.to.slice(0, dot);
  const variables = Object.entries(configuration.systems).flatMap(([id, { variable }]) =>
    variable === undefined ? [] : [[variable, id] as const],
  );
  const scope: Scope = { left: inbound ? system : 'okta', variables: new Map(variables) };
  return {
    ...compileOne(line.expr, scope, {
      ...options,
      context: inbound ? 'app-to-okta' : 'okta-to-app',
      schemas: schemasOf(configuration, scope.left),
    }),
    line,
    path: line.to,
    system,
    attribute: line.to.slice(dot + 1),
    type: configuration.types[line.to] ?? 'string',
  };
};

const targetsOf = (lines: readonly CompiledLine[], sourcing: Configuration['sourcing']): Flows['targets'] => {
  const targets = new Map<string, Target & { from: Map<SystemId, CompiledLine> }>();
  for (const line of lines) {
    if (line.line.from === 'okta') continue;
    const target = targets.get(line.attribute) ?? {
      attribute: line.attribute,
      sourcing: sourcing[line.attribute] ?? 'inherit',
      from: new Map(),
    };
    target.from.set(line.system, line);
    targets.set(line.attribute, target);
  }
  return targets;
};

/**
 * Writing back to a directory needs "Create Users" too, although nobody is created there (the guide, "Configure AD as a
 * master and write-back"); and a profile source receives pushes only with the org's flag.
 */
const mayPush = (system: ConfiguredSystem, { flags }: Configuration): boolean => {
  const { createUsers, updateAttributes, profileSource } = system.settings;
  if (!updateAttributes || (isDirectory(system.kind) && !createUsers)) return false;
  return !profileSource || flags.masteringAndPush;
};

const compileSystem = (
  id: SystemId,
  system: ConfiguredSystem,
  lines: readonly CompiledLine[],
  configuration: Configuration,
): CompiledSystem => ({
  ...system,
  id,
  directory: isDirectory(system.kind),
  pushes: mayPush(system, configuration),
  inbound: lines.filter((line) => line.system === id && line.line.from !== 'okta'),
  outbound: lines.filter((line) => line.system === id && line.line.from === 'okta'),
});

type CompiledRule = Flows['rules'][number];

const assemble = (
  configuration: Configuration,
  lines: readonly CompiledLine[],
  rules: readonly CompiledRule[],
): Flows => {
  const systems = new Map(
    Object.entries(configuration.systems).map(([id, system]) => [id, compileSystem(id, system, lines, configuration)]),
  );
  return {
    configuration,
    systems,
    sources: [...systems.values()]
      .filter(({ settings }) => settings.profileSource)
      .sort((left, right) => (left.rank ?? Infinity) - (right.rank ?? Infinity)),
    targets: targetsOf(lines, configuration.sourcing),
    lines,
    read: new Set(lines.flatMap(({ reads }) => reads)),
    crossing: lines.some(
      ({ line, usesContext, usesNamedApps }) => line.from !== 'okta' && (usesContext || usesNamedApps),
    ),
    rules,
  };
};

/**
 * Compiles every expression of a configuration once.
 * @throws ExpressionError for an expression that does not parse, unless told to keep it; the table's checks report those with line and
 * caret.
 */
export const compileFlows = (configuration: Configuration, stated: CompileOptions = {}): Flows => {
  const options = { behaviour: configuration.behaviour, ...stated };
  return assemble(
    configuration,
    configuration.lines.map((line) => compileLine(line, configuration, options)),
    (configuration.rules ?? []).map((rule) => ({
      ...compileOne(
        rule.expr,
        { left: 'okta', variables: new Map() },
        { ...options, context: 'group-rule', schemas: schemasOf(configuration, 'okta') },
      ),
      rule,
    })),
  );
};

/** The same flows with only the lines whose target is among `paths`: nothing else is evaluated. */
export const restrict = (flows: Flows, paths: ReadonlySet<AttributePath>): Flows =>
  assemble(
    flows.configuration,
    flows.lines.filter(({ path }) => paths.has(path)),
    flows.rules,
  );

/** The same flows without what a system's accounts bring to Okta: its import is left out. */
export const withoutImportsOf = (flows: Flows, system: SystemId): Flows =>
  assemble(
    flows.configuration,
    flows.lines.filter(({ line }) => line.from !== system),
    flows.rules,
  );

/** The same flows without what Okta tells a system: it refuses what it is pushed. */
export const withoutPushesTo = (flows: Flows, system: SystemId): Flows =>
  assemble(
    flows.configuration,
    flows.lines.filter(({ line, system: to }) => line.from !== 'okta' || to !== system),
    flows.rules,
  );
