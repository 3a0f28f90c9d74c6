/** One measurement beside the one it is held against, in the same unit. */
export interface BenchLine {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: { readonly name: string; readonly value: number };
}

export type Bench = () => Promise<readonly BenchLine[]>;
