/**
 * Xem các dòng của con số: lays the summary out again for the period that its tab was made for, finds the selected
 * figure in it, and lists the rows behind it in a tab of its own.
 */

import { calledOn, explain } from '../domain/figures';
import {
  figureInWords,
  layOutTrace,
  locate,
  shownAs,
  summaryNames,
  summaryTabs,
  TRACE_SHEET,
  type Traced,
} from '../domain/layout';
import { done, failed, formatNumber, type Period, type Result, readDay, tell } from '../domain/values';
import { a1, type WardData } from '../domain/ward';
import { made } from '../google/clock';
import { textOf, writeGrids } from '../google/grid';
import { periodOf } from '../google/grid-mark';
import { type Selected, selectedCell } from '../google/selection';
import { openSpreadsheet, type Sheet, type Spreadsheet } from '../google/spreadsheet';
import { valuesOf } from '../google/tab-reader';
import { tabColors } from './install';
import { choosePeriod } from './period';
import { readWard } from './read-ward';
import { tellRuns } from './runs';

export interface TracedFigure extends Traced {
  /** A sentence for the person. */
  readonly message: string;
}

const WHAT_TO_DO = 'Mở một tab TH …, chọn một ô có con số rồi bấm lại.';

/** @param argument `TH Chi hội!C7` or `{ tab, cell }`; anything else means the cell that is selected. */
export function trace(argument: unknown): Result<TracedFigure> {
  const spreadsheet = openSpreadsheet();
  const chosen = chooseCell(argument, spreadsheet);
  if (!chosen.ok) return chosen;
  const { tab, row, column } = chosen.value;
  const cell = a1(row, column - 1);
  const noFigure = {
    what: `Ô ${cell} của tab “${tab}” không phải con số tính từ các dòng.`,
    todo: WHAT_TO_DO,
  };
  if (!summaryNames.includes(tab)) return failed(noFigure);

  const { sheets, raw, ward: asNow } = readWard(spreadsheet);
  const sheet = sheets.get(tab);
  if (sheet === undefined)
    return failed({
      what: `Chưa có tab “${tab}”.`,
      todo: 'Bấm Sổ Hội → Xem và báo cáo → Tổng hợp, chọn một con số rồi bấm lại.',
    });
  const values: readonly (readonly unknown[])[] = valuesOf(sheet);
  const period = periodOfTab(sheet, values, asNow);
  if (!period.ok) return period;
  const ward = calledOn(asNow, period.value.to);
  const now = made(spreadsheet);
  const grid = summaryTabs(ward, period.value, now).find(({ name }) => name === tab);
  const value = values[row - 1]?.[column - 1] ?? '';
  const place = grid === undefined ? null : locate(values, grid, row - 1, column - 1);
  const found = place === null ? undefined : grid?.cells[place.row]?.[place.column];
  if (place === null || found?.provenance === undefined) {
    return place === null && typeof value === 'number'
      ? failed({
          what: `Bảng ở tab “${tab}” đã khác từ lần Tổng hợp trước.`,
          todo: 'Bấm Tổng hợp, rồi chọn lại con số.',
        })
      : failed(noFigure);
  }

  const explained = explain(found.provenance, ward);
  const figure = figureInWords(found.provenance, place, period.value, ward);
  const shown = shownAs(value, found);
  const apart = tellRuns(sheets);
  const changed = [
    isSame(value, found.value)
      ? ''
      : `Ô đang ghi ${shown}, tính lại bây giờ được ${shownAs(found.value, found)}: bấm Tổng hợp để cập nhật.`,
    apart === null ? '' : tell(apart),
  ]
    .filter((said) => said !== '')
    .join(' ');
  const traced: Traced = { ...explained, tab, cell, figure, shown, changed };
  // Tổng hợp leaves this tab alone: it says itself when it was made and of which figure, and a person may be reading it.
  const laidOut = layOutTrace(traced, raw.tables, ward, period.value, now);
  const outcome = writeGrids(spreadsheet, sheets, [laidOut], tabColors.summary);
  if (!outcome.ok) return outcome;
  outcome.value[0]?.activate();
  const rows = explained.blocks.reduce((total, block) => total + block.rows.length, 0);
  const provenance =
    rows === 0 ? 'không có dòng nào đứng sau' : `${formatNumber(rows)} dòng, xem tab ${TRACE_SHEET}`;
  return done({ ...traced, message: `${figure}: ${provenance}. ${changed}`.trim() });
}

/** Which cell was meant: as named by a caller, else the one that is selected. */
function chooseCell(argument: unknown, spreadsheet: Spreadsheet): Result<Selected> {
  const isNamed =
    typeof argument === 'object' && argument !== null && 'tab' in argument && 'cell' in argument;
  if (typeof argument === 'string' || isNamed) {
    const text = isNamed ? `${String(argument.tab)}!${String(argument.cell)}` : String(argument);
    const [, tab = '', letters = '', digits = ''] =
      /^'?(.+?)'?!\$?([A-Z]{1,2})\$?(\d{1,6})$/i.exec(text) ?? [];
    if (tab === '')
      return failed({
        what: `“${text}” không phải tên một ô.`,
        todo: 'Ghi tên tab, dấu !, tên ô, ví dụ TH Chi hội!C7.',
      });
    const column = [...letters.toUpperCase()].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0);
    return done({ tab, row: Number(digits), column });
  }
  const selected = selectedCell(spreadsheet);
  return selected === null ? failed({ what: 'Chưa chọn ô nào.', todo: `${WHAT_TO_DO}` }) : done(selected);
}

/** The period that the tab shows: as remembered with it, else as its second line says, else that of the settings. */
function periodOfTab(sheet: Sheet, values: readonly (readonly unknown[])[], ward: WardData): Result<Period> {
  const remembered = periodOf(sheet);
  if (remembered !== null) return done(remembered);
  const [from, to] =
    /^Kỳ: (\S+) – (\S+) /
      .exec(String(values[1]?.[0]))
      ?.slice(1)
      .map((day) => readDay(day)) ?? [];
  return from?.ok && to?.ok ? done({ from: from.value, to: to.value }) : choosePeriod(null, ward);
}

/** A file may keep fewer digits of a number than were written. */
const isSame = (shown: unknown, now: string | number): boolean =>
  typeof shown === 'number' && typeof now === 'number'
    ? Math.abs(shown - now) <= 1e-6 * Math.max(1, Math.abs(now))
    : String(shown) === textOf({ value: now });
