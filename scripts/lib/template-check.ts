/** Whether a workbook that wards are to copy holds anything that Cài đặt sổ does not make by itself. */
import { createHost, displayOf, newWorkbook, recorder, type Sheet, type Workbook } from '../../local';
import { tableKeys, tables } from '../../src/domain/ward';

/** What the built bundle makes of an empty file. */
export async function freshWorkbook(): Promise<Workbook> {
  const host = await createHost({
    workbook: newWorkbook('Mẫu', { locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' }),
    ui: recorder(),
  });
  host.run('installSheets');
  return host.workbook;
}

/** Rows that stand in a ward's tables; none in a workbook that nobody wrote into. */
export const rowsIn = (workbook: Workbook): string[] =>
  tableKeys.flatMap((key) => {
    const sheet = workbook.sheets.find(({ name }) => name === tables[key].sheet);
    const places = sheet === undefined ? [] : shownIn(sheet, workbook.locale);
    return places.flatMap(({ place, text }) =>
      /[A-Z]1$/.test(place) ? [] : [`${tables[key].sheet}!${place}: ${text}`],
    );
  });

interface Shown {
  readonly place: string;
  readonly text: string;
}

function shownIn(sheet: Sheet, locale: string): Shown[] {
  return sheet.cells.flatMap((line, row) =>
    (line ?? []).flatMap((cell, column) => {
      const text = cell === undefined ? '' : [displayOf(cell, locale), cell.note ?? ''].join('|');
      return text === '|' || text === '' ? [] : [{ place: `${columnName(column)}${row + 1}`, text }];
    }),
  );
}

const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

/** Cells, notes and tabs that are not of a fresh workbook; none where it can be copied. Tabs that are missing are no data. */
export function leftoversOf(workbook: Workbook, fresh: Workbook): string[] {
  const known = new Map(fresh.sheets.map((sheet) => [sheet.name, sheet]));
  const found: string[] = [];
  for (const sheet of workbook.sheets) {
    const own = known.get(sheet.name);
    const expected = new Map(
      own === undefined ? [] : shownIn(own, fresh.locale).map(({ place, text }) => [place, text]),
    );
    for (const { place, text } of shownIn(sheet, workbook.locale)) {
      if (expected.get(place) !== text) found.push(`${sheet.name}!${place}: ${text.replace(/\|$/, '')}`);
    }
  }
  const usual = new Set([...fresh.scriptProperties.keys(), ...fresh.documentProperties.keys()]);
  const kept = [...workbook.scriptProperties.keys(), ...workbook.documentProperties.keys()].filter(
    (key) => !usual.has(key),
  );
  return [...found, ...kept.map((key) => `property ${key}`)];
}
