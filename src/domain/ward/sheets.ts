/** Every tab that `installSheets` makes, in order, with the rows that a new one starts with. */

import type { Cell } from '../columns';
import { isChosen, type TableKey, tableKeys, tables } from '../models/registry';
import { SETTINGS_SHEET, settingKeys, settings, settingsHeaders } from '../tables/settings';
import { plainDesign, type SheetDesign, tabGroups } from '../tables/sheet-design';
import type { AnyTable } from '../tables/table';
import { passages, TEXTS_SHEET, textsHeaders } from '../tables/texts';
import { formatDay, type Period } from '../values';
import { CATALOGUE_SHEET, catalogueRows, shownLists, WORDS } from './catalogue';
import { designOf, groupOf, isOutOfSight } from './design';

/** The lines of `Cài đặt`. @param period what a new workbook starts with. */
export function settingsRows(period: Period): Cell[][] {
  const defaults: Readonly<Record<string, string>> = {
    from: formatDay(period.from),
    to: formatDay(period.to),
    headStyle: 'Nhà nước',
    signerTitle: 'TM. BAN THƯỜNG VỤ\nCHỦ TỊCH',
    recipients: '- Như trên;\n- Lưu: VT.',
    documentSymbol: 'BC-HPN',
    award: 'Bằng khen',
  };
  return settingKeys.map((key) => {
    const { header, helpText, exampleText } = settings[key];
    return [
      header,
      defaults[key] ?? '',
      [helpText, exampleText === '' ? '' : `Ví dụ: ${exampleText.replaceAll('\n', ' / ')}`]
        .filter(Boolean)
        .join(' '),
    ];
  });
}

const textsRows = (): Cell[][] => Object.values(passages).map(({ title, place }) => [title, '', place]);

const catalogueDesign = (): SheetDesign => ({
  fillsAddedColumns: true,
  ...plainDesign(
    CATALOGUE_SHEET,
    shownLists.flatMap(([, list]) => [
      {
        header: list.header,
        width: Math.max(150, ...list.entries.map(({ label }) => label.length * 7 + 16)),
        note: `${list.about}\nThêm mục mới vào cuối cột.`,
      },
      ...list.attributes.map((attribute) => ({
        header: attribute.header,
        width: 110,
        note: attribute.about,
        isNumber: !WORDS.has(attribute.header),
      })),
    ]),
    catalogueRows(),
  ),
});

/** By group; in sight before hidden; else in the models' order. */
const rankOf = (table: AnyTable): number =>
  Object.keys(tabGroups).indexOf(groupOf(table)) + (isOutOfSight(table) ? 10 : 0);

/**
 * The tabs after the first page, in order.
 * @param period the period that a new workbook's settings start with.
 * @param isInstalled which tables have a tab; left out: those of the core.
 */
export function sheetDesigns(
  period: Period,
  isInstalled: (key: TableKey) => boolean = (key) => isChosen(tables[key], new Set()),
): SheetDesign[] {
  const [settingLabel, settingValue, settingHelp] = settingsHeaders;
  const [passage, text, place] = textsHeaders;
  return [
    ...tableKeys
      .filter(isInstalled)
      .map((key) => tables[key])
      .sort((a, b) => rankOf(a) - rankOf(b))
      .map(designOf),
    plainDesign(
      SETTINGS_SHEET,
      [
        { header: settingLabel, width: 190, note: 'Tên của từng cài đặt. Xin đừng sửa cột này.' },
        { header: settingValue, width: 330, note: 'Ghi giá trị ở cột này.', isWrapped: true },
        { header: settingHelp, width: 420, note: 'Giải thích và ví dụ.', isWrapped: true },
      ],
      settingsRows(period),
    ),
    catalogueDesign(),
    plainDesign(
      TEXTS_SHEET,
      [
        { header: passage, width: 170, note: 'Tên từng đoạn. Xin đừng sửa cột này.' },
        {
          header: text,
          width: 560,
          note: 'Viết lời văn ở cột này. Xuống dòng bằng Alt + Enter.',
          isWrapped: true,
        },
        { header: place, width: 280, note: 'Đoạn này đứng ở đâu trong báo cáo.', isWrapped: true },
      ],
      textsRows(),
    ),
  ];
}

/** Tables whose tabs chapter heads write on, in the order of the tabs. */
export const headTables: readonly TableKey[] = tableKeys
  .filter((key) => groupOf(tables[key]) !== 'reference' && !isOutOfSight(tables[key]))
  .sort((a, b) => rankOf(tables[a]) - rankOf(tables[b]));

/** The page that the file opens on. */
export const FRONT_SHEET = 'Trang đầu';
