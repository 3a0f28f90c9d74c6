import { commandLine } from '../../../engine/command-line';
/** One thing that an apply took up where another had left it. */
export interface Resumed {
  /** Of a resource, or `state`. */
  readonly address: string;
  readonly how:
    | 'written again'
    | 'untainted'
    | 'imported'
    | 'recovered from its backup'
    | 'pushed from errored.tfstate'
    | 'lock released';
}

/** What the one command that resumes looks like. */
export const resumeCommand = (environment: string): string => `${commandLine('apply')} --env ${environment} --resume`;
