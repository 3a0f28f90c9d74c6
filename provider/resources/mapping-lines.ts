import type { Mapping } from '../../clients/okta';
import { UNKNOWN, failure, hasUnknown } from '../protocol';
import type { AttributePath, ObjectValue, OperationFailure, Resource, Schema } from '../protocol';
import type { OktaOrg } from './okta-org';
import { isRefusal, whenGone } from './refusal';
import { writeAndReadBack } from './write-and-read-back';
import type { Outcome } from './write-and-read-back';

interface Line {
  readonly expression: string;
  readonly push_status: string;
}
/** By target attribute. */
type Lines = Readonly<Record<string, Line>>;

/** A line as it stood before; both null where there was none. */
interface Before {
  readonly expression: string | null;
  readonly push_status: string | null;
}

interface MappingLines {
  readonly id: string;
  readonly source_id: string;
  readonly target_id: string;
  readonly lines: Lines;
  /** What each owned line returns to. Names all that is owned, also what a failed apply left in doubt. */
  readonly restores: Readonly<Record<string, Before>>;
}

const NONE: Before = { expression: null, push_status: null };
const PUSH_STATUS = ['PUSH', 'DONT_PUSH'];

const schema: Schema = {
  version: 0,
  description:
    'Named lines of one direction of one profile mapping. Lines of others in the same mapping stay untouched.',
  attributes: {
    id: { type: 'string', computed: true, description: 'Id of the mapping (prm…).' },
    source_id: {
      type: 'string',
      required: true,
      replaces: true,
      description: 'App (0oa…) or user type (oty…) the values come from.',
    },
    target_id: { type: 'string', required: true, replaces: true, description: 'App or user type the values go to.' },
    lines: {
      required: true,
      description: 'The owned lines, by target attribute.',
      validate: (lines) => (Object.keys(lines as ObjectValue).length === 0 ? 'Name at least one line.' : undefined),
      nested: {
        nesting: 'map',
        attributes: {
          expression: {
            type: 'string',
            required: true,
            validate: (value) =>
              value === '' ? 'An expression is not empty; leave the line out to own nothing.' : undefined,
          },
          push_status: {
            type: 'string',
            required: true,
            validate: (value) =>
              PUSH_STATUS.some((status) => status === value)
                ? undefined
                : 'PUSH (on create and update) or DONT_PUSH (on create only).',
          },
        },
      },
    },
    restores: {
      computed: true,
      description:
        'What each line returns to when it is no longer owned: as it was when taken over, null where there was none or it was imported.',
      nested: {
        nesting: 'map',
        attributes: { expression: { type: 'string', computed: true }, push_status: { type: 'string', computed: true } },
      },
    },
  },
};

const fromLive = (mapping: Mapping, name: string): Before => {
  const line = mapping.properties[name];
  return line ? { expression: line.expression, push_status: line.pushStatus } : NONE;
};

const same = (a: Before, b: Before): boolean => a.expression === b.expression && a.push_status === b.push_status;

const pick = <T>(from: Readonly<Record<string, T>>, keep: (name: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => keep(name)));

const wireLine = ({ expression, push_status }: Before) =>
  expression === null ? null : { expression, pushStatus: push_status ?? 'DONT_PUSH' };

/** Of the wanted lines, those that a mapping has. */
const held = (mapping: Mapping, wanted: Lines): Lines =>
  pick(wanted, (name) => same(fromLive(mapping, name), wanted[name] ?? NONE));

type Wanted = Readonly<Record<string, Before>>;

/** Okta keeps a line to `login` for ever: without one there is nothing to return to, and it stays as it is (okta/okta skips it too). */
const possible = (wanted: Wanted): Wanted =>
  pick(wanted, (name) => name !== 'login' || wanted[name]?.expression !== null);

/** Sends what differs, and nothing else: a POST merges, and lines that are not named stay. */
async function write(org: OktaOrg, live: Mapping, all: Wanted): Promise<Outcome<Mapping>> {
  const wanted = possible(all);
  const differing = pick(wanted, (name) => !same(fromLive(live, name), wanted[name] ?? NONE));
  if (Object.keys(differing).length === 0) return { kind: 'holds', live };
  const properties = Object.fromEntries(Object.entries(differing).map(([name, line]) => [name, wireLine(line)]));
  return writeAndReadBack({
    write: () => org.write(() => org.client.postMapping(live.id, properties)),
    read: () => org.client.mapping(live.id),
    holds: (mapping) => Object.entries(differing).every(([name, line]) => same(fromLive(mapping, name), line)),
  });
}

/** The line that Okta complains about, if it names one; "Invalid target field fax" is about the line `fax`. */
function complainedOf(error: Error, wanted: Wanted): AttributePath {
  const words = new Set((isRefusal(error) ? error.causes.join(' ') : '').split(/[^\w]+/));
  const names = Object.keys(wanted).filter((name) => wanted[name]?.expression !== null);
  const named = names.find((name) => words.has(name)) ?? (names.length === 1 ? names[0] : undefined);
  if (named === undefined) return ['lines'];
  return ['lines', { key: named }, words.has('Push') || words.has('push') ? 'push_status' : 'expression'];
}

const PUSH_RULE =
  'From an app to Okta, a line of an app that is a profile source must say PUSH, and of any other app DONT_PUSH; ' +
  'only an admin makes an app a profile source.';

function explain(
  outcome: Exclude<Outcome<Mapping>, { kind: 'holds' }>,
  wanted: Wanted,
  state: MappingLines | null,
): OperationFailure {
  const summary = 'The mapping does not hold the lines';
  if (outcome.kind === 'refused') {
    const path = complainedOf(outcome.error, wanted);
    const rule = path.at(-1) === 'push_status' ? `\n\n${PUSH_RULE}` : '';
    return failure(summary, `${outcome.error.message}${rule}`, path, state);
  }
  if (outcome.kind === 'unknown') {
    const detail = `${outcome.error.message}\n\nThe mapping could not be read back, so it may hold any of ${Object.keys(wanted).join(', ')} or not; the state claims none of them. Run again.`;
    return failure(summary, detail, ['lines'], state);
  }
  const missing = Object.keys(possible(wanted)).filter(
    (name) => !same(fromLive(outcome.live, name), wanted[name] ?? NONE),
  );
  const words = outcome.error ? outcome.error.message : 'Okta accepted the lines and dropped them without a word.';
  const path: AttributePath = missing.length === 1 && missing[0] ? ['lines', { key: missing[0] }] : ['lines'];
  return failure(
    summary,
    `${words}\n\nRead back, these are not as planned: ${missing.join(', ')}. Run again.`,
    path,
    state,
  );
}

/** What may be claimed after a failed update: the lines that are surely there, and everything that is owed a return. */
function leftBy(
  outcome: Outcome<Mapping>,
  prior: MappingLines,
  planned: MappingLines,
  restores: MappingLines['restores'],
): MappingLines {
  if (outcome.kind === 'refused') return prior;
  const all: Lines = { ...prior.lines, ...planned.lines };
  const lines =
    outcome.kind === 'unknown'
      ? pick(prior.lines, (name) => same(prior.lines[name] ?? NONE, planned.lines[name] ?? NONE))
      : { ...held(outcome.live, prior.lines), ...held(outcome.live, all) };
  return { ...prior, lines, restores };
}

async function mappingOf(
  { client }: OktaOrg,
  { source_id, target_id }: Pick<MappingLines, 'source_id' | 'target_id'>,
): Promise<Mapping> {
  const mapping = await client.findMapping(source_id, target_id);
  if (mapping) return mapping;
  throw failure(
    `There is no mapping from ${source_id} to ${target_id}`,
    'Okta makes both directions of a pair when the app is made; one side is an app (0oa…), the other a user type (oty…).',
    ['source_id'],
  );
}

/** Named lines of a mapping that belongs to the whole company. */
export const mappingLines: Resource<OktaOrg, MappingLines> = {
  schema,

  plan: ({ config, prior, planned }) => {
    const owned = Object.keys((prior?.restores ?? {}) as ObjectValue)
      .sort()
      .join();
    const named = hasUnknown(config.lines)
      ? undefined
      : Object.keys((config.lines ?? {}) as ObjectValue)
          .sort()
          .join();
    return prior && owned === named ? planned : { ...planned, restores: UNKNOWN };
  },

  create: async (planned, { client: org }) => {
    const live = await mappingOf(org, planned);
    const outcome = await write(org, live, planned.lines);
    const restores = Object.fromEntries(Object.keys(planned.lines).map((name) => [name, fromLive(live, name)]));
    if (outcome.kind === 'holds') return { ...planned, id: live.id, restores };
    // Half a creation is taken back: nothing of it would be in the state.
    if (outcome.kind === 'dropped') await write(org, outcome.live, restores);
    throw explain(outcome, planned.lines, null);
  },

  read: async (state, { client: org }) => {
    const live = await org.mappingSeen(state.id).catch(whenGone);
    if (!live) return null;
    const lines = Object.fromEntries(
      Object.keys(state.lines)
        .map((name) => [name, fromLive(live, name)] as const)
        .filter((entry): entry is [string, Line] => entry[1].expression !== null),
    );
    return { ...state, source_id: live.source.id, target_id: live.target.id, lines };
  },

  update: async (planned, prior, { client: org }) => {
    const live = await org.client.mapping(prior.id);
    const given = pick(prior.restores, (name) => !(name in planned.lines));
    const taken = Object.keys(planned.lines).map(
      (name) => [name, prior.restores[name] ?? fromLive(live, name)] as const,
    );
    const restores = Object.fromEntries(taken);
    const wanted = { ...given, ...planned.lines };
    const outcome = await write(org, live, wanted);
    if (outcome.kind === 'holds') return { ...planned, restores };
    throw explain(outcome, wanted, leftBy(outcome, prior, planned, { ...given, ...restores }));
  },

  delete: async (state, { client: org }) => {
    const live = await org.client.mapping(state.id).catch(whenGone);
    if (!live) return;
    const outcome = await write(org, live, state.restores);
    const none: MappingLines = { ...state, lines: {} };
    if (outcome.kind !== 'holds') throw explain(outcome, state.restores, leftBy(outcome, state, none, state.restores));
  },

  import: async (id, { client: org }) => {
    const [sourceId, targetId, names] = id.split('/');
    if (!sourceId || !targetId || !names) {
      throw failure(
        'Not an id',
        'Import by <source id>/<target id>/<line>,<line>: name the lines to own, no others are taken.',
      );
    }
    const live = await mappingOf(org, { source_id: sourceId, target_id: targetId });
    const owned = names.split(',');
    const missing = owned.filter((name) => fromLive(live, name).expression === null);
    if (missing.length > 0) throw failure('Nothing to import', `The mapping has no line for ${missing.join(', ')}.`);
    const lines = Object.fromEntries(owned.map((name) => [name, fromLive(live, name) as Line]));
    const restores = Object.fromEntries(owned.map((name) => [name, NONE]));
    return { id: live.id, source_id: sourceId, target_id: targetId, lines, restores };
  },
};
