/**
 * The models that a ward records besides the core: which can be ticked, which are, and ticking them. A tab that holds
 * data is never deleted: an unticked model's tab stays and is no longer counted.
 */

import { done, failed, type Result } from '../domain/values';
import {
  isChosen,
  isOptionalModel,
  modelLabel,
  optionalModelKeys,
  readChoice,
  readEach,
  SETTINGS_SHEET,
  settings,
  tableKeys,
  tables,
  type WardData,
} from '../domain/ward';
import { Attempts } from '../google/attempt';
import { setLine } from '../google/install';
import { openSpreadsheet } from '../google/spreadsheet';
import { TabReader } from '../google/tab-reader';
import { type Installed, install, sayInstalled } from './install';
import { migrate } from './migrations/migrate';
import { readSettings } from './read-ward';

export interface ModelChoice {
  readonly key: string;
  /** As the tick box reads. */
  readonly label: string;
  /** What it records, in one line. */
  readonly about: string;
  /** The tabs it brings. */
  readonly tabs: readonly string[];
  readonly isChosen: boolean;
}

/**
 * Every model with its tick: what the dialog shows. Words of the settings' line that name no model come after them,
 * ticked: nobody's word is dropped because a dialog has no box for it.
 */
export function listModels(): readonly ModelChoice[] {
  const reader = new TabReader(openSpreadsheet());
  const ward = readSettings(reader);
  const { models } = ward.settings;
  const named = models === null ? readEach(unreadLine(ward), 'models', ward.context.catalogue) : [];
  const ticked =
    named.length === 0 ? models : named.map(({ typed, reading }) => (reading.ok ? reading.value : typed));
  return [
    ...optionalModelKeys.map((key) => {
      const own = tableKeys.filter((name) => isOf(name, key));
      return {
        key,
        label: modelLabel(key),
        about: own.map((name) => tables[name].about)[0] ?? '',
        tabs: own.map((name) => tables[name].sheet),
        // Before a ward has chosen, the tabs that are there say what it records.
        isChosen:
          ticked === null ? own.some((name) => reader.sheets.has(tables[name].sheet)) : ticked.includes(key),
      };
    }),
    ...named.flatMap(({ typed, reading }) =>
      reading.ok ? [] : [{ key: typed, label: typed, about: STRANGER, tabs: [], isChosen: true }],
    ),
  ];
}

const STRANGER = `Tab ${SETTINGS_SHEET} ghi chữ này, nhưng sổ không có mô hình nào tên như vậy. Bỏ dấu để bỏ chữ này.`;

/** What the settings' line holds where it cannot be read; '' where it can. */
const unreadLine = ({ problems }: WardData): string =>
  problems.find(({ sheet, header }) => sheet === SETTINGS_SHEET && header === settings.models.header)
    ?.found ?? '';

const isOf = (name: (typeof tableKeys)[number], key: string): boolean =>
  !isChosen(tables[name], new Set()) && isChosen(tables[name], new Set([key]));

export interface Chosen extends Installed {
  /** Labels of the models that are ticked now. */
  readonly models: readonly string[];
}

/**
 * Ticks these models and no others, and makes the tabs that are missing.
 * @param argument labels or keys of models (`["Nguồn thu", "Chủ nhật xanh"]`); an empty list is the core alone.
 */
export function chooseModels(argument: unknown): Result<Chosen> {
  if (!Array.isArray(argument)) {
    return failed({ what: 'Chưa chọn mô hình nào.', todo: 'Đánh dấu các mô hình phường muốn ghi.' });
  }
  const reader = new TabReader(openSpreadsheet());
  const migrated = migrate(reader);
  const ward = readSettings(reader);
  const chosen = new Set<string>();
  for (const typed of argument as readonly unknown[]) {
    const name = String(typed);
    const choice = isOptionalModel(name)
      ? ({ ok: true, value: name } as const)
      : readChoice(name, 'models', ward.context.catalogue);
    if (!choice.ok) {
      const labels = optionalModelKeys.map(modelLabel).join(', ');
      return failed({ what: `Không có mô hình “${name}”.`, todo: `Các mô hình có thể chọn: ${labels}.` });
    }
    if (isOptionalModel(choice.value)) chosen.add(choice.value);
  }
  const keys = optionalModelKeys.filter((key) => chosen.has(key));
  const outcome = install(reader, keys);
  const labels = keys.map(modelLabel);
  const { sheets } = reader;
  const tab = reader.tab(SETTINGS_SHEET);
  // A line that says so already stays as it was typed.
  const line = keys.length === 0 ? ['none'] : keys;
  const before = ward.settings.models;
  const isSame = before?.length === line.length && line.every((key) => before.includes(key));
  const text = labels.join(', ') || modelLabel('none');
  const attempts = new Attempts();
  const written =
    tab !== null && (isSame || attempts.attempt(tab.sheet, () => setLine(tab, settings.models.header, text)));
  if (written === null) return failed({ what: attempts.notes('Cài đặt sổ').join(' '), todo: '' });
  if (!written) {
    return failed({
      what: `Tab ${SETTINGS_SHEET} thiếu dòng “${settings.models.header}”.`,
      todo: 'Bấm Cài đặt sổ.',
    });
  }
  // The line says by now which tabs are left to make.
  if (!outcome.ok) return outcome;
  const installed = outcome.value;
  const kept = tableKeys
    .filter((key) => !isChosen(tables[key], chosen) && sheets.has(tables[key].sheet))
    .map((key) => tables[key].sheet);
  const notes =
    kept.length === 0
      ? [...migrated, ...installed.notes]
      : [
          ...[...migrated, ...installed.notes],
          `Tab ${kept.join(', ')} vẫn giữ nguyên nhưng không tính vào tổng hợp. Không cần nữa thì xóa tab.`,
        ];
  return done({ ...installed, notes, models: labels });
}

/** One sentence on what was done. */
export function sayChosen(chosen: Chosen): string {
  const names = chosen.models.length === 0 ? 'chỉ phần lõi' : chosen.models.join(', ');
  return `Sổ ghi phần lõi và các mô hình: ${names}. ${sayInstalled(chosen)}`.replace(
    'phần lõi và các mô hình: chỉ phần lõi',
    'phần lõi',
  );
}
