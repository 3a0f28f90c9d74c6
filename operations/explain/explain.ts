import { explain as explainMessage, KNOWN_MESSAGES } from '../../engine/explanations/explain';
import type { Outcome } from '../outcome';

/** What an error message means. Exit code 1 where nobody has written it down. */
export function explain(message: string): Outcome {
  const found = explainMessage(message);
  if (!found) {
    const text = `Unknown message: none of the ${KNOWN_MESSAGES.length} known ones fits.\nAdd it under engine/explanations/messages with its cause and source.`;
    return { exitCode: 1, json: { id: 'unknown', cause: '', remedy: '', parameters: {} }, text };
  }
  const { id, cause, remedy, source, parameters } = found;
  const named = Object.entries(parameters).map(([name, value]) => `  ${name}: ${value}`);
  const text = [`${id}`, ...named, '', cause, `Remedy: ${remedy}`, `Source: ${source}`].join('\n');
  return { exitCode: 0, json: { id, cause, remedy, source, parameters }, text };
}
