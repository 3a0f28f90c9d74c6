import type { Hop } from '../flows/model';
import { lineId, originOf, tableOf } from '../flows/take';
import type { Environment } from './schema';
import { statedObjects, type StatedObject } from './stated-objects';

type Settings = Pick<Environment, 'name' | 'flows' | 'systems' | 'numberAndExtension' | 'writeBack'>;

const within = (outer: StatedObject, inner: StatedObject): boolean => inner.at > outer.at && inner.end <= outer.end;

/** The source of an environment's file, and where in it things stand. */
class Source {
  private readonly objects: readonly StatedObject[];
  /** The object that is the environment. */
  readonly root: StatedObject | undefined;

  constructor(
    source: string,
    private readonly environment: Settings,
  ) {
    const objects = statedObjects(source);
    this.root = objects.find(({ keys }) => keys.get('name')?.text === environment.name && keys.has('flows'));
    // What the file holds beside the environment may be spread into it; what stands in it comes first.
    const { root } = this;
    const own = root ? objects.filter((object) => within(root, object)) : [];
    this.objects = [...own, ...objects.filter((object) => !own.includes(object))];
  }

  /** The value below the environment at this path: `['attestations', 'porting']`. */
  at(...path: readonly string[]): number | undefined {
    let object = this.root;
    let at: number | undefined;
    for (const key of path) {
      at = object?.keys.get(key)?.at;
      if (at === undefined) return undefined;
      const below = at;
      object = this.objects.find((each) => each.at === below);
    }
    return at;
  }

  /** The environment's own mapping; where its expression stands, since that is what is changed. */
  ownLine({ from, to, as = 'mapping' }: Hop & { as?: string }): number | undefined {
    const object = this.objects.find(
      ({ keys }) =>
        keys.get('to')?.text === to && keys.get('from')?.text === from && (keys.get('as')?.text ?? 'mapping') === as,
    );
    return object && (object.keys.get('expr')?.at ?? object.at);
  }

  /** A mapping, or what in the environment brings it. */
  line(hop: Hop): number | undefined {
    const own = this.ownLine(hop);
    if (own !== undefined) return own;
    const origin = originOf(this.environment, hop);
    if (origin === 'numberAndExtension') return this.at('numberAndExtension');
    const taken = this.objects.filter(({ keys }) => keys.get('preset')?.text === origin?.preset);
    return (taken.find(({ keys }) => keys.get('system')?.text === origin?.system) ?? taken[0])?.at;
  }

  attribute(path: string): number | undefined {
    return this.objects.find(({ keys }) => keys.has(path))?.keys.get(path)?.at;
  }
}

/** Places that findings name in other words than the environment has. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  label: ['ringcentral'],
  mappings: ['flows'],
  'write-back': ['flows'],
};

function offsetOf(source: Source, where: string, hops: readonly Hop[]): number | undefined {
  const hop = hops.find((each) => lineId(each) === where);
  if (hop) return source.line(hop);
  const filling = hops.filter(({ to }) => to === where);
  for (const line of filling) {
    const own = source.ownLine(line);
    if (own !== undefined) return own;
  }
  const path = NAMED[where] ?? where.replace(/^environment\./, '').split('.');
  const attribute = where.includes('.') ? source.attribute(where) : undefined;
  return attribute ?? (filling[0] ? source.line(filling[0]) : source.at(...path));
}

/**
 * Tells on which line of its file an environment states what a finding names: the line of the mapping's expression, or of the preset
 * that brings the mapping; the environment's first line for what stands nowhere in it. Lines count from 1.
 */
export function linesOfFile(text: string, environment: Settings): (where: string) => number {
  const source = new Source(text, environment);
  const { hops } = tableOf(environment);
  return (where) => {
    const at = offsetOf(source, where, hops) ?? source.root?.at ?? 0;
    return text.slice(0, at).split('\n').length;
  };
}
