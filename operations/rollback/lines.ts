import type { MappingLine, OktaClient } from '../../clients/okta';
import type { LineValue } from '../terraform-run/snapshot';
import type { Kind, Writable } from './model';
import { refusalOf } from './refusals';

const same = (a: MappingLine | null, b: MappingLine | null): boolean =>
  a?.expression === b?.expression && a?.pushStatus === b?.pushStatus;

const bare = (line: MappingLine | undefined): MappingLine | null =>
  line ? { expression: line.expression, pushStatus: line.pushStatus } : null;

/** Mapping lines, one by one: Okta refuses a whole request for one line that it does not like. `null` takes one away that was not there. */
export const mappingLines =
  (values: readonly LineValue[], okta: OktaClient): Kind =>
  async () => {
    const pairs = new Map(values.map(({ source, target }) => [`${source} ${target}`, { source, target }]));
    const found: Writable[] = [];
    for (const { source, target } of pairs.values()) {
      const mapping = await okta.findMapping(source, target);
      for (const { address, attribute, line: was } of values.filter(
        (one) => one.source === source && one.target === target,
      )) {
        const now = bare(mapping?.properties[attribute]);
        if (!mapping || same(now, was)) continue;
        const write = () => refusalOf(() => okta.postMapping(mapping.id, { [attribute]: was }));
        found.push({ place: `${address} ${attribute}`, now, was, write });
      }
    }
    return found;
  };
