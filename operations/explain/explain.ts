import { explain as explainMessage, KNOWN_MESSAGES } from '../../engine/explanations/explain';
import type { Outcome } from '../outcome';
import type { Connecting } from '../tenants/connect';
import { locate, type Located } from './located';

const UNKNOWN: Outcome = {
  exitCode: 1,
  json: { id: 'unknown', cause: '', remedy: '', parameters: {} },
  text: `Unknown message: none of the ${KNOWN_MESSAGES.length} known ones fits.\nAdd it under engine/explanations/messages with its cause and source.`,
};

const locatedLine = ({ person, id, attribute, from = [], value }: Located): string =>
  `  ${person} (${id})${attribute === undefined ? '' : `: ${[...from].reverse().join(' → ')} → ${attribute} is ${value}`}`;

/**
 * What an error message means. With an environment also whom it happened to, and which attribute it is about.
 * Exit code 1 where nobody has written it down.
 */
export async function explain(message: string, where?: { env: string; connecting: Connecting }): Promise<Outcome> {
  const found = explainMessage(message);
  if (!found) return UNKNOWN;
  const { id, cause, remedy, source, parameters } = found;
  const located = where && (await locate(where.env, found, where.connecting));
  const named = Object.entries(parameters).map(([name, value]) => `  ${name}: ${value}`);
  const happened = located && [
    '',
    ...(located.length === 0
      ? ['It has happened to nobody who still waits.']
      : ['It happened to:', ...located.map(locatedLine)]),
  ];
  const text = [`${id}`, ...named, '', cause, `Remedy: ${remedy}`, `Source: ${source}`, ...(happened ?? [])].join('\n');
  return { exitCode: 0, json: { id, cause, remedy, source, parameters, ...(located && { located }) }, text };
}
