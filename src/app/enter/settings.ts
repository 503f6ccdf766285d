/** The settings and the period, changed from a dialog instead of on the tab. */

import {
  type Day,
  formatDay,
  formatPeriod,
  halfPeriod,
  inTwo,
  makePeriod,
  monthOf,
  monthPeriod,
  namePeriod,
  type Period,
  quarterOf,
  quarterPeriod,
  readDay,
  yearOf,
  yearPeriod,
} from '../../domain/values';
import {
  type Context,
  modelLabel,
  presetsOf,
  SETTINGS_SHEET,
  type SettingKey,
  type Settings,
  settingKeys,
  settingLines,
  settings,
  type WardData,
} from '../../domain/ward';
import { type OpenTab, writeCells } from '../../google/rows';
import type { Input, Output, Setting } from '../../shared/contract';
import { type Answer, done, type FieldProblem, failed, invalid } from '../../shared/problem';
import { inputOf, isBlankValue, isSameMeaning, readField } from './cells';
import { listsFor } from './fields';
import { type Book, officersOnly, openBook, type Visit } from './visit';

/** The settings' tab, for an officer. */
export function openSettings(visit: Visit): Answer<{ book: Book; tab: OpenTab }> {
  const book = openBook(visit, [], { withSettings: true });
  const refused = officersOnly(book.person);
  if (refused !== null) return failed(refused);
  return book.settings === null
    ? failed({ kind: 'notInstalled', sheet: SETTINGS_SHEET })
    : done({ book, tab: book.settings });
}

/** Index of the line of a setting in the tab's rows; -1 where the tab has none, or it stands in the row of the headers. */
const lineOf = (tab: OpenTab, key: SettingKey): number =>
  (settingLines(tab.raw).rows.get(settings[key].header) ?? 1) - 2;

function settingsShown(
  tab: OpenTab,
  { context, settings: own }: Pick<WardData, 'context' | 'settings'>,
): Setting[] {
  return settingKeys.map((key) => {
    const column = settings[key];
    const cell = tab.raw.rows[lineOf(tab, key)]?.[1] ?? '';
    return {
      key,
      label: column.header,
      help: column.helpText,
      example: column.exampleText,
      kind: column.type.form,
      list: 'list' in column.type ? column.type.list : null,
      value: inputOf(column, cell, context) ?? '',
      presets: [...presetsOf(key, own)],
    };
  });
}

export function getSettings(_: Input<'settings.get'>, visit: Visit): Answer<Output<'settings.get'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  const { book, tab } = opened.value;
  return done({
    settings: settingsShown(tab, book.ward),
    lists: listsFor(Object.values(settings), book.context, false),
  });
}

export function saveSettings(
  { values }: Input<'settings.save'>,
  visit: Visit,
): Answer<Output<'settings.save'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  const { book, tab } = opened.value;
  const fields: Record<string, FieldProblem[]> = {};
  const cells = new Map<SettingKey, string>();
  for (const [name, typed] of Object.entries(values)) {
    const key = settingKeys.find((one) => one === name);
    if (key === undefined) return failed({ kind: 'badRequest' });
    const column = settings[key];
    if (lineOf(tab, key) < 0) {
      return failed({ kind: 'missingColumn', sheet: SETTINGS_SHEET, header: column.header });
    }
    if (isBlankValue(typed)) {
      // A blank line means that no model was chosen yet; who unticks the last one has chosen.
      cells.set(key, key === 'models' ? modelLabel('none') : '');
      continue;
    }
    const reading = readField(column, typed, book.context);
    if (!reading.ok) fields[key] = [inTwo(reading.message)];
    // A day stands in a cell of plain text: as people write it.
    else if (column.type.kind === 'day') cells.set(key, formatDay(reading.value.decoded as Day));
    else cells.set(key, String(reading.value.cell));
  }
  if (Object.keys(fields).length > 0) return failed({ kind: 'invalid', fields, form: [] });
  const order = orderProblem(book, cells);
  if (order !== null) return order;
  visit.writing = tab.sheet;
  return done({ settings: settingsShown(writeSettings(tab, cells, book.context), book.ward) });
}

/** The period's ends, as they will stand, in their order; asked of who changes one of them. */
function orderProblem(book: Book, cells: ReadonlyMap<SettingKey, string>) {
  if (!cells.has('from') && !cells.has('to')) return null;
  const end = (key: 'from' | 'to'): Day | null => {
    const cell = cells.get(key);
    if (cell === undefined) return book.ward.settings[key];
    const day = readDay(cell);
    return day.ok ? day.value : null;
  };
  const [from, to] = [end('from'), end('to')];
  return from !== null && to !== null && to < from
    ? failed(invalid('to', 'Ngày cuối kỳ đứng trước ngày đầu kỳ.', 'Xem lại hai ngày.'))
    : null;
}

/** Writes the values that say something else than their cells do; returns the tab as it now stands. */
function writeSettings(tab: OpenTab, cells: ReadonlyMap<SettingKey, string>, context: Context): OpenTab {
  const rows = tab.raw.rows.map((row) => [...row]);
  for (const [key, cell] of cells) {
    const at = lineOf(tab, key);
    const row = rows[at];
    if (row === undefined || isSameMeaning(settings[key], row[1] ?? '', cell, context)) continue;
    row[1] = cell;
    writeCells(tab.sheet, at + 2, [{ place: 1, cell, format: '@' }]);
  }
  return { ...tab, raw: { ...tab.raw, rows } };
}

/**
 * What stands in these settings' lines and cannot be read, a sentence each: a dialog that shows such a setting as not
 * set says so.
 */
export const unreadSettings = (ward: WardData, keys: readonly SettingKey[]): string[] =>
  keys.flatMap((key) =>
    ward.problems
      .filter(({ sheet, header }) => sheet === SETTINGS_SHEET && header === settings[key].header)
      .map(({ header, found, what }) => `Tab ${SETTINGS_SHEET}, dòng “${header}” ghi “${found}”: ${what}`),
  );

// --- The period of Tổng hợp -------------------------------------------------------------------------------------

/** The periods that reports are asked for: this one and the last one of each length. */
export function choicesOn(today: Day): Output<'period.get'>['choices'] {
  const year = yearOf(today);
  const quarter = quarterOf(today) as 1 | 2 | 3 | 4;
  const lastMonth = monthOf(
    (Number(today.slice(5, 7)) === 1
      ? `${year - 1}-12-01`
      : `${year}-${String(Number(today.slice(5, 7)) - 1).padStart(2, '0')}-01`) as Day,
  );
  const lastQuarter =
    quarter === 1 ? quarterPeriod(year - 1, 4) : quarterPeriod(year, (quarter - 1) as 1 | 2 | 3);
  const periods: [string, Period][] = [
    ['Tháng này', monthPeriod(monthOf(today))],
    ['Tháng trước', monthPeriod(lastMonth)],
    ['Quý này', quarterPeriod(year, quarter)],
    ['Quý trước', lastQuarter],
    ['6 tháng đầu năm', halfPeriod(year, 1)],
    ['6 tháng cuối năm', halfPeriod(year, 2)],
    ['Năm nay', yearPeriod(year)],
    ['Năm trước', yearPeriod(year - 1)],
  ];
  return periods.map(([label, { from, to }]) => ({ label, from, to }));
}

export const shownPeriod = (period: Period): { from: string; to: string; label: string } => ({
  from: period.from,
  to: period.to,
  label: `${namePeriod(period)} (${formatPeriod(period)})`,
});

/** The settings' period; null where they name none, or one that ends before it begins. */
export function periodOf({ from, to }: Settings): Output<'period.get'>['period'] {
  const period = from === null || to === null ? null : makePeriod(from, to);
  return period?.ok === true ? shownPeriod(period.value) : null;
}

export function getPeriod(_: Input<'period.get'>, visit: Visit): Answer<Output<'period.get'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  const { ward } = opened.value.book;
  return done({
    period: periodOf(ward.settings),
    choices: choicesOn(visit.today),
    unread: unreadSettings(ward, ['from', 'to']),
  });
}

/** A period as typed; what is wrong lands at `from` or `to`. */
export function readPeriod(book: Book, { from, to }: Input<'period.set'>): Answer<Period> {
  const fields: Record<string, FieldProblem[]> = {};
  const read = (key: 'from' | 'to', typed: string): Day | null => {
    const reading = readField(settings[key], typed, book.context);
    if (reading.ok) return reading.value.decoded as Day; // the column is of days
    fields[key] = [inTwo(reading.message)];
    return null;
  };
  const [first, last] = [read('from', from), read('to', to)];
  if (first === null || last === null) return failed({ kind: 'invalid', fields, form: [] });
  const period = makePeriod(first, last);
  if (period.ok) return done(period.value);
  const { what, todo } = inTwo(period.message);
  return failed(invalid('to', what, todo));
}

export function setPeriod({ from, to }: Input<'period.set'>, visit: Visit): Answer<Output<'period.set'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  const { tab, book } = opened.value;
  const period = readPeriod(book, { from, to });
  if (!period.ok) return period;
  visit.writing = tab.sheet;
  for (const key of ['from', 'to'] as const) {
    if (lineOf(tab, key) < 0) {
      return failed({ kind: 'missingColumn', sheet: SETTINGS_SHEET, header: settings[key].header });
    }
  }
  writeSettings(
    tab,
    new Map([
      ['from', formatDay(period.value.from)],
      ['to', formatDay(period.value.to)],
    ]),
    book.context,
  );
  return done({ period: shownPeriod(period.value) });
}
