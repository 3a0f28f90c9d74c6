import type { Environment } from '../environment/schema';
import { mappingsAt, type MappingLine } from './derive';
import type { Phase } from './model';
import { tableOf } from './take';
import { isDirectory } from '../systems/kinds';

/** The lines towards one directory. */
export interface DirectoryLines {
  readonly system: string;
  readonly appId: string;
  readonly lines: readonly MappingLine[];
}

/** Lines that write to directories once the environment stands at `phase`. */
export const directoryLinesAt = (environment: Environment, phase: Phase): DirectoryLines[] =>
  mappingsAt(tableOf(environment), phase).flatMap(({ system, direction, lines }) => {
    const { kind, app } = environment.systems[system]!;
    if (direction !== 'fromOkta' || !isDirectory(kind) || !('adopt' in app)) return [];
    return [{ system, appId: app.adopt, lines }];
  });
