/**
 * Xem các dòng của con số: lays the summary out again for the period that its tab was made for, finds the selected
 * figure in it, and lists the rows behind it in a tab of its own.
 */
import {
  explain,
  figureInWords,
  isFigure,
  layOutTrace,
  locate,
  shownAs,
  summaryNames,
  summaryTabs,
  TRACE_SHEET,
} from '../domain/summary';
import { a1, type Settings } from '../domain/tables';
import { formatNumber, type Period, type Reading, read, readDay, refuse } from '../domain/values';
import { made } from '../google/clock';
import { periodOf, writeGrids } from '../google/grid';
import { type Selected, selectedCell } from '../google/selection';
import { openSpreadsheet, readWorkbook, type Sheet, type Spreadsheet } from '../google/workbook';
import { tabColors } from './install';
import { choosePeriod } from './period';

export interface TracedFigure {
  readonly tab: string;
  readonly cell: string;
  /** Which figure, in words. */
  readonly figure: string;
  /** What the cell shows. */
  readonly shown: string | number;
  /** What its rows give now; null where no row stands behind it. */
  readonly value: number | null;
  /** What the cell would show now, where that differs. */
  readonly changedTo: string | null;
  readonly steps: readonly string[];
  readonly blocks: readonly {
    readonly title: string;
    readonly total: number | null;
    readonly rows: readonly {
      readonly sheet: string;
      readonly row: number;
      readonly amount: number | null;
    }[];
  }[];
  /** A sentence for the person. */
  readonly message: string;
}

const TODO = 'Mở một tab TH …, chọn một ô có con số rồi bấm lại.';

/** @param argument `TH Chi hội!C7` or `{ tab, cell }`; anything else means the cell that is selected. */
export function trace(argument: unknown): Reading<TracedFigure> {
  const spreadsheet = openSpreadsheet();
  const chosen = chooseCell(argument, spreadsheet);
  if (!chosen.ok) return refuse(chosen.code, chosen.message);
  const { tab, row, column } = chosen.value;
  const cell = a1(row, column - 1);
  if (!summaryNames.includes(tab))
    return refuse('noFigure', `Ô ${cell} của tab “${tab}” không phải con số tổng hợp. ${TODO}`);

  const { sheets, raw, ledger } = readWorkbook(spreadsheet);
  const sheet = sheets.get(tab);
  if (sheet === undefined)
    return refuse(
      'notSummarised',
      `Chưa có tab “${tab}”. Bấm Sổ Hội → Tổng hợp, rồi chọn một con số và bấm lại.`,
    );
  const values: readonly (readonly unknown[])[] = sheet.getDataRange().getValues();
  const period = periodOfTab(sheet, values, ledger.settings);
  if (!period.ok) return refuse(period.code, period.message);
  const now = made(spreadsheet);
  const grid = summaryTabs(ledger, period.value, now).find(({ name }) => name === tab);
  const shown = values[row - 1]?.[column - 1] ?? '';
  const place = grid === undefined ? null : locate(values, grid, row - 1, column - 1);
  const found = place === null ? undefined : grid?.cells[place.row]?.[place.column];
  if (place === null || found === undefined) {
    return typeof shown === 'number'
      ? refuse(
          'moved',
          `Bảng ở tab “${tab}” đã khác từ lần Tổng hợp trước. Bấm Tổng hợp, rồi chọn lại con số.`,
        )
      : refuse('noFigure', `Ô ${cell} của tab “${tab}” không phải con số. Chọn một ô có con số rồi bấm lại.`);
  }
  if (!isFigure(found))
    return refuse(
      'noFigure',
      `Ô ${cell} của tab “${tab}” không phải con số tính từ các dòng. Chọn một ô có con số khác rồi bấm lại.`,
    );

  const words = figureInWords(found.behind, place, period.value, ledger);
  const explained =
    found.behind === undefined
      ? { name: words, unit: 'lần' as const, value: null, steps: [], blocks: [] }
      : explain(found.behind, ledger);
  const changedTo = isSame(shown, found.value) ? null : shownAs(found.value, found);
  const traced = { tab, cell, words, shown: shownAs(shown, found), now: changedTo, explained };
  // Tổng hợp leaves this tab alone: it says itself when it was made and of which figure, and a person may be reading it.
  const outcome = writeGrids(
    spreadsheet,
    sheets,
    [layOutTrace(traced, raw.tables, ledger, period.value, now)],
    tabColors.summary,
  );
  if (!outcome.ok) return refuse('foreignTab', outcome.message);
  outcome.sheets[0]?.activate();
  const blocks = explained.blocks.map(({ title, total, rows }) => ({
    title,
    total,
    rows: rows.map(({ table, row: at, amount }) => ({ sheet: ledger.records[table].sheet, row: at, amount })),
  }));
  const count = blocks.reduce((total, block) => total + block.rows.length, 0);
  const changed =
    changedTo === null
      ? ''
      : ` Ô đang ghi ${traced.shown}, tính lại bây giờ được ${changedTo}: bấm Tổng hợp để cập nhật.`;
  return read({
    ...{ tab, cell, figure: words, value: explained.value, changedTo, steps: explained.steps, blocks },
    shown: typeof shown === 'number' ? shown : String(shown),
    message:
      count === 0
        ? `${words}: không có dòng nào đứng sau.${changed}`
        : `${words}: ${formatNumber(count)} dòng, xem tab ${TRACE_SHEET}.${changed}`,
  });
}

/** Which cell was meant: as named by a caller, else the one that is selected. */
function chooseCell(argument: unknown, spreadsheet: Spreadsheet): Reading<Selected> {
  const isNamed =
    typeof argument === 'object' && argument !== null && 'tab' in argument && 'cell' in argument;
  if (typeof argument === 'string' || isNamed) {
    const text = isNamed ? `${String(argument.tab)}!${String(argument.cell)}` : String(argument);
    const [, tab = '', letters = '', digits = ''] =
      /^'?(.+?)'?!\$?([A-Z]{1,2})\$?(\d{1,6})$/i.exec(text) ?? [];
    if (tab === '')
      return refuse(
        'noCell',
        `“${text}” không phải tên một ô. Ghi tên tab, dấu !, tên ô, ví dụ TH Chi hội!C7.`,
      );
    const column = [...letters.toUpperCase()].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0);
    return read({ tab, row: Number(digits), column });
  }
  const selected = selectedCell(spreadsheet);
  return selected === null ? refuse('noCell', `Chưa chọn ô nào. ${TODO}`) : read(selected);
}

/** The period that the tab shows: as remembered with it, else as its second line says, else that of the settings. */
function periodOfTab(
  sheet: Sheet,
  values: readonly (readonly unknown[])[],
  settings: Settings,
): Reading<Period> {
  const remembered = periodOf(sheet);
  if (remembered !== null) return read(remembered);
  const [from, to] =
    /^Kỳ: (\S+) – (\S+) /
      .exec(String(values[1]?.[0]))
      ?.slice(1)
      .map((day) => readDay(day)) ?? [];
  return from?.ok && to?.ok ? read({ from: from.value, to: to.value }) : choosePeriod(null, settings);
}

/** A file may keep fewer digits of a number than were written. */
const isSame = (shown: unknown, now: string | number): boolean =>
  typeof shown === 'number' && typeof now === 'number'
    ? Math.abs(shown - now) <= 1e-6 * Math.max(1, Math.abs(now))
    : String(shown) === String(now);
