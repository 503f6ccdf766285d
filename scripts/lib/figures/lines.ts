/** Prints the traced figures, one a line. */
import type { Traced } from './trace';

const shown = (value: number | string | null): string =>
  value === null
    ? '–'
    : typeof value === 'string'
      ? value
      : value < 1
        ? `${(value * 100).toFixed(1).replace('.', ',')}%`
        : String(value).replace(/\B(?=(\d{3})+$)/g, '.');

/** One figure a line: id, expected, found, where in the summary, where in the report. */
export function linesOf({ figures }: Traced): string[] {
  const table = figures.map(({ id, expected, summary, report, verdict }) => [
    verdict === 'ok' ? '' : verdict.toUpperCase(),
    id,
    shown(expected),
    summary.value === report.value
      ? shown(summary.value)
      : `${shown(summary.value)} / ${shown(report.value)}`,
    summary.place,
    report.place,
  ]);
  const head = ['', 'figure', 'expected', 'found', 'summary', 'report'];
  const widths = head.map((_, at) => Math.max(...[head, ...table].map((line) => (line[at] ?? '').length)));
  const write = (line: readonly string[]) =>
    line
      .map((text, at) =>
        at === 2 || at === 3 ? text.padStart(widths[at] ?? 0) : text.padEnd(at === 5 ? 0 : (widths[at] ?? 0)),
      )
      .join('  ')
      .trimEnd();
  return [
    write(head),
    ...table.flatMap((line, at) => {
      const reading = figures[at]?.verdict === 'noted' ? figures[at].reading : null;
      return reading === null
        ? [write(line)]
        : [write(line), `${' '.repeat((widths[0] ?? 0) + 4)}${reading}`];
    }),
  ];
}
