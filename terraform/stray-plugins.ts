import { basename } from 'node:path';
import { isTerraform, liveProcesses, type LiveProcess } from './processes';

const PLUGIN = /(?:^|\/| )(terraform-provider-[\w.-]+)/;

/** A provider's process that nobody uses any more: the Terraform that started it was killed. */
export interface StrayPlugin {
  readonly pid: number;
  /** `terraform-provider-okta_v4.20.0` */
  readonly program: string;
}

/** Those of Terraforms that worked in this folder. Not to be told on systems without /proc: there are none to see. */
export function strayPlugins(folder: string): StrayPlugin[] {
  const all = liveProcesses();
  const byPid = new Map(all.map((one) => [one.pid, one]));
  const isUsed = ({ parent }: LiveProcess): boolean => {
    const above = byPid.get(parent);
    return above !== undefined && isTerraform(above);
  };
  return all.flatMap((one) => {
    const program = PLUGIN.exec(one.command)?.[1];
    return program === undefined || one.folder !== folder || isTerraform(one) || isUsed(one)
      ? []
      : [{ pid: one.pid, program: basename(program) }];
  });
}
