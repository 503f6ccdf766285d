/** The settings and the period, changed from a dialog instead of on the tab. */

import { type Day, done, failed, formatDay, readDay, sentencesOf } from '../../domain/values';
import {
  type Context,
  contactsIn,
  indexOf,
  modelLabel,
  presetsOf,
  rowOf,
  SETTINGS_SHEET,
  type SettingKey,
  settingKeys,
  settingLines,
  settings,
  type WardData,
} from '../../domain/ward';
import { writeCells } from '../../google/rows';
import type { OpenTab } from '../../google/tab-reader';
import type { Input, Output, Setting } from '../../shared/contract';
import { type Answer, type FieldProblem, invalid, type Problem } from '../../shared/problem';
import { listsFor } from '../forms/fields';
import { inputOf, isBlankValue, isSameMeaning, readField } from '../rows/cells';
import { type OpenWard, openWard } from '../rows/open-ward';
import type { Visit } from '../rpc/visit';

/** The settings' tab. */
export function openSettings(visit: Visit): Answer<{ ward: OpenWard; tab: OpenTab }> {
  const ward = openWard(visit, [], { withSettings: true });
  return ward.settings === null
    ? failed({ kind: 'notInstalled', sheet: SETTINGS_SHEET })
    : done({ ward, tab: ward.settings });
}

/** Index of the line of a setting in the tab's rows; -1 where the tab has none, or it stands in the row of the headers. */
export const lineOf = (tab: OpenTab, key: SettingKey): number =>
  indexOf(settingLines(tab.raw).rows.get(settings[key].header) ?? 1);

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
  const { ward, tab } = opened.value;
  return done({
    settings: settingsShown(tab, ward.data),
    lists: listsFor(Object.values(settings), ward.context, false),
  });
}

export function saveSettings(
  { values }: Input<'settings.save'>,
  visit: Visit,
): Answer<Output<'settings.save'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  const { ward, tab } = opened.value;
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
    const reading = readField(column, typed, ward.context);
    if (!reading.ok) fields[key] = [sentencesOf(reading.problem)];
    // A day stands in a cell of plain text: as people write it.
    else if (column.type.kind === 'day') cells.set(key, formatDay(reading.value.decoded as Day));
    else cells.set(key, String(reading.value.cell));
  }
  if (Object.keys(fields).length > 0) return failed({ kind: 'invalid', fields, form: [] });
  const order = orderProblem(ward, cells);
  if (order !== null) return order;
  const locked = lockedOut(visit, cells.get('officers') ?? '');
  if (locked !== null) return failed(locked);
  visit.writing = tab.sheet;
  return done({ settings: settingsShown(writeSettings(tab, cells, ward.context), ward.data) });
}

/** A list without the person who writes it would turn her away from the settings at once. */
function lockedOut({ person }: Visit, list: string): Problem | null {
  const { people } = contactsIn(list);
  const isListed = people.some(({ email }) => email === person.name.toLowerCase());
  if (list === '' || person.role === 'owner' || isListed) return null;
  return invalid(
    'officers',
    `Danh sách chưa có email của chị${person.name === '' ? '' : ` (${person.name})`}: lưu như thế thì chính chị không vào được Cài đặt nữa.`,
    person.name === ''
      ? 'Google không cho biết email của chị; nhờ chủ tệp ghi dòng này.'
      : 'Thêm một dòng cho mình, hoặc nhờ chủ tệp ghi.',
  );
}

/** The period's ends, as they will stand, in their order; asked of who changes one of them. */
function orderProblem(ward: OpenWard, cells: ReadonlyMap<SettingKey, string>) {
  if (!cells.has('from') && !cells.has('to')) return null;
  const end = (key: 'from' | 'to'): Day | null => {
    const cell = cells.get(key);
    if (cell === undefined) return ward.data.settings[key];
    const day = readDay(cell);
    return day.ok ? day.value : null;
  };
  const [from, to] = [end('from'), end('to')];
  return from !== null && to !== null && to < from
    ? failed(invalid('to', 'Ngày cuối kỳ đứng trước ngày đầu kỳ.', 'Xem lại hai ngày.'))
    : null;
}

/** Writes the values that say something else than their cells do; returns the tab as it now stands. */
export function writeSettings(
  tab: OpenTab,
  cells: ReadonlyMap<SettingKey, string>,
  context: Context,
): OpenTab {
  const rows = tab.raw.rows.map((row) => [...row]);
  for (const [key, cell] of cells) {
    const at = lineOf(tab, key);
    const row = rows[at];
    if (row === undefined || isSameMeaning(settings[key], row[1] ?? '', cell, context)) continue;
    row[1] = cell;
    writeCells(tab.sheet, rowOf(at), [{ place: 1, cell, format: '@' }]);
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
