/** What a command answers: the same facts for a person and for a program. */
export interface Outcome {
  /** 0 clean, 1 findings, changes or a refusal, 2 usage or configuration, 3 unreachable or incomplete. */
  readonly exitCode: 0 | 1 | 2 | 3;
  /** Printed by `--json`, one line; its schema stands under `contracts/schemas`. */
  readonly json: unknown;
  /** Printed otherwise. */
  readonly text: string;
}

/** Where an operation tells what it is doing; stderr for a script, silent in tests. */
export type Progress = (line: string) => void;
