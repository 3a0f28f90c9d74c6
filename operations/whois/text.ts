import type { Value } from '../../engine/sync';
import type { Whois, WhoisAttribute } from './model';

const shown = (value: Value | undefined): string => {
  if (value === undefined) return '';
  if (value === null) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** Columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}

const beneath = ({ expression, next }: WhoisAttribute): string[] => [
  ...(expression === undefined || /^\w+\.\w+$/.test(expression) ? [] : [`      made by  ${expression}`]),
  ...(next === undefined ? [] : [`      next     ${next}`]),
];

/** One person for a terminal: systems, attributes side by side, and why there is no number yet. */
export function whoisText({ person, id, systems, attributes, why }: Whois): string {
  const names = systems.map(({ system }) => system);
  const [head = '', ...lines] = table([
    ['attribute', 'source', ...names],
    ...attributes.map(({ attribute, source, values }) => [
      attribute,
      source,
      ...names.map((name) => shown(values[name])),
    ]),
  ]);
  return [
    `${person} (${id})`,
    ...systems.map(
      ({ system, status, readFrom }) => `  ${system}: ${status}${readFrom === 'okta' ? " (Okta's copy)" : ''}`,
    ),
    '',
    `  ${head}`,
    ...lines.flatMap((line, index) => [`  ${line}`, ...beneath(attributes[index]!)]),
    '',
    ...(why.length === 0
      ? ['The number is everywhere it belongs.']
      : ['Why there is no number yet:', ...why.flatMap((one) => [`  ${one.at}: ${one.why}`, `      ${one.remedy}`])]),
  ].join('\n');
}
