import { createHash } from 'node:crypto';

/** Of a plan folder. */
export interface Checksums {
  /** Of what the plan does, normalised. */
  readonly plan: string;
  /** sha256 by file name. */
  readonly files: Readonly<Record<string, string>>;
}

const SHA256 = '[0-9a-f]{64}';
const FORM = new RegExp(`^# plan (${SHA256})\\n((?:${SHA256}  \\S+\\n)+)$`);

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** In the form of `sha256sum --check`, which takes the line of the plan for a remark. */
export const checksumText = ({ plan, files }: Checksums): string =>
  [`# plan ${plan}`, ...Object.entries(files).map(([name, digest]) => `${digest}  ${name}`), ''].join('\n');

/** Undefined where the text is not in that form. */
export function readChecksums(text: string): Checksums | undefined {
  const [, plan, lines] = FORM.exec(text) ?? [];
  if (plan === undefined || lines === undefined) return undefined;
  const files = lines.trimEnd().split('\n');
  return { plan, files: Object.fromEntries(files.map((line) => [line.slice(66), line.slice(0, 64)])) };
}
