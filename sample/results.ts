/**
 * What the sample ward comes to, as lines of text: every cell of its workbook, every paragraph and table cell of its four
 * reports, as a person would see them. Made with the built bundle and a fixed clock, so that two versions of the product
 * can be compared line by line.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { createHost, newWorkbook } from '../local';
import type { Sheet, Style } from '../local/model';
import { projectRoot } from '../local/root';
import { projectOf, readProject } from '../local/runtime';
import { fillWorkbook } from './fill';
import { account } from './rows';
import { makeWard } from './ward';

/** Name of a tab or document → its lines. */
export type Results = ReadonlyMap<string, readonly string[]>;

const REPORT_KINDS = ['topical', 'collective', 'models', 'periodic'] as const;

/** Asked at each export: of the year that the sample is about. */
const DOCUMENT = { number: '05', day: '05/01/2023' } as const;

const NOW = Date.UTC(2026, 10, 28, 3);
/** Stands before the bundle: its clock stands still, and what it draws at random is drawn alike each time. */
const STEADY = `{
  Date.now = () => ${NOW};
  globalThis.Date = new Proxy(Date, {
    construct: (of, given) => new of(...(given.length === 0 ? [${NOW}] : given)),
  });
  let drawn = 1;
  Math.random = () => (drawn = (drawn * 16807) % 2147483647) / 2147483647;
}
`;

/** @param dist folder of the bundle; left out: the project's own. */
export async function sampleResults(dist?: string): Promise<Results> {
  const ward = makeWard();
  const folder = dist ?? path.join(projectRoot(), 'dist');
  const documents = new Map<string, Uint8Array>();
  const host = await createHost({
    workbook: newWorkbook('Sổ Hội mẫu'),
    email: account(null),
    now: () => new Date(NOW),
    onFile: (name, bytes) => {
      documents.set(name, bytes);
      return { name, link: `file:///${name}` };
    },
    project: {
      ...readProject(folder),
      script: projectOf(STEADY + readFileSync(path.join(folder, 'Code.js'), 'utf8')).script,
    },
  });
  const accepted = async (name: string, argument?: unknown): Promise<void> => {
    const answer = (await host.run(name, ...(argument === undefined ? [] : [argument]))) as { ok?: boolean };
    if (answer?.ok === false) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  };
  await accepted('installSheets');
  await accepted('chooseModels', ward.settings.models.split(', '));
  fillWorkbook(host, ward);
  await accepted('installSheets');
  await accepted('summarize');
  await accepted('checkData');
  for (const kind of REPORT_KINDS) await accepted('exportReport', { kind, ...DOCUMENT });
  return new Map([
    ...host.workbook.sheets.map((sheet): [string, string[]] => [sheet.name, linesOfSheet(sheet)]),
    ...[...documents].map(([name, bytes]): [string, string[]] => [name, linesOfDocument(bytes)]),
  ]);
}

const columnName = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26);

function linesOfSheet(sheet: Sheet): string[] {
  const lines: string[] = [
    `frozen ${sheet.frozenRows} × ${sheet.frozenColumns}, ${sheet.columns} columns, tab ${sheet.tabColor ?? '–'}`,
    `widths ${[...sheet.columnWidths]
      .sort(([a], [b]) => a - b)
      .map(([at, width]) => `${columnName(at)} ${width}`)
      .join(', ')}`,
    ...sheet.validations.map(({ area, rule }) => `validation ${JSON.stringify([area, rule])}`).sort(),
    ...sheet.conditionalFormats.map((rule) => `format ${JSON.stringify(rule)}`),
    ...sheet.charts.map(({ id: _, ...chart }) => `chart ${JSON.stringify(chart)}`),
  ];
  for (const [row, cells] of sheet.cells.entries()) {
    for (const [column, cell] of (cells ?? []).entries()) {
      if (cell === undefined || (cell.value === undefined && cell.note === undefined)) continue;
      const { value, formula = '', note = '', style } = cell;
      const shown = typeof value === 'object' ? value.error : (value ?? '');
      lines.push(
        `${columnName(column)}${row + 1}\t${JSON.stringify(shown)}\t${formula}\t${JSON.stringify(note)}\t${lookOf(style)}`,
      );
    }
  }
  return lines;
}

/** The keys in one order, whatever order they were set in. */
const lookOf = (style: Style | undefined): string =>
  style === undefined
    ? ''
    : JSON.stringify(style, (_key, value: unknown) =>
        typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
          : value,
      );

/** How many lines each part has and the hash of them: enough to see that nothing changed, small enough to keep. */
export const digestOf = (results: Results): Record<string, string> =>
  Object.fromEntries(
    [...results].map(([name, lines]) => [
      name,
      `${lines.length} ${createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)}`,
    ]),
  );

/** Paragraphs in order; the cells of a table's row on one line. */
function linesOfDocument(bytes: Uint8Array): string[] {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  const textIn = (piece: string): string =>
    [...piece.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => text).join('');
  return [...xml.matchAll(/<w:tr[ >][\s\S]*?<\/w:tr>|<w:p[ >][\s\S]*?<\/w:p>/g)].map(([piece]) =>
    piece.startsWith('<w:tr')
      ? (piece.match(/<w:tc>[\s\S]*?<\/w:tc>/g) ?? []).map(textIn).join(' | ')
      : textIn(piece),
  );
}
