import { isInbound, type Hop } from '../../engine/flows/model';
import type { Preset } from '../../engine/flows/presets/preset';

const cell = (text: string): string => text.replace(/\|/g, '\\|');

function row(hop: Hop): string {
  const more = isInbound(hop)
    ? ''
    : [hop.push === 'onCreate' ? 'on create only' : '', hop.as === undefined ? '' : hop.as].filter(Boolean).join(', ');
  return `| \`${cell(hop.expr)}\` | \`${hop.to}\` | ${hop.phase ?? 'provisioning'} | ${more} |`;
}

function entry(preset: Preset): string {
  const { hops } = preset.lines({ system: 'system', from: '', to: '', ...preset.defaults });
  const options = preset.defaults
    ? `\n\nTakes \`from\` (default \`${preset.defaults.from}\`) and \`to\` (default \`${preset.defaults.to}\`).`
    : '';
  return [
    `## ${preset.id}`,
    `${preset.title}. ${preset.why}${options}`,
    `For systems of kind ${preset.kinds.join(' or ')}. Source: ${preset.source}.`,
    ['| expression | target | from phase | |', '|---|---|---|---|', ...hops.map(row)].join('\n'),
  ].join('\n\n');
}

/** The page of all presets, each with its lines. */
export const presetPage = (presets: readonly Preset[]): string =>
  [
    '# Presets',
    'Sets of lines as the guides give them. An environment takes them by id under `flows.presets` and overrides a line each under `flows.lines` (same ends, same role) or leaves one out under `flows.without`. Number and extension have a statement of their own, `numberAndExtension`.',
    ...presets.map(entry),
  ].join('\n\n');
