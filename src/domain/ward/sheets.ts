/** Every tab that `installSheets` makes, in order, with the rows that a new one starts with. */

import type { Cell } from '../columns';
import { isChosen, type TableKey, tableKeys, tables } from '../models/registry';
import { SETTINGS_SHEET, settingKeys, settings, settingsHeaders } from '../tables/settings';
import { plainDesign, type SheetDesign } from '../tables/sheet-design';
import { passages, TEXTS_SHEET, textsHeaders } from '../tables/texts';
import { formatDay, type Period } from '../values';
import { CATALOGUE_SHEET, catalogueRows, shownLists, WORDS } from './catalogue';
import { designOf } from './design';

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

/**
 * The tabs after the guide, in order.
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
    ...tableKeys.filter(isInstalled).map((key) => designOf(tables[key])),
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

export const GUIDE_SHEET = 'Hướng dẫn';

/** The guide: what a chapter head does, in six lines. `link` is the tab that a line leads to. */
export const guideLines: readonly { readonly text: string; readonly link: string | null }[] = [
  {
    text: '1. Mỗi việc của chi hội ghi một dòng ở đúng tab. Ô có dấu * phải ghi, ô khác ghi nếu có.',
    link: null,
  },
  {
    text: '2. Bán phế liệu: mở tab Tái chế, ghi ngày, chi hội, loại, số lượng, đơn vị, số tiền.',
    link: tables.recycling.sheet,
  },
  {
    text: '3. Tặng quà: mở tab Quà tặng, ghi ngày, dịp, tặng cho ai, mấy suất, trị giá, tiền từ đâu.',
    link: tables.gifts.sheet,
  },
  {
    text: '4. Ghép cặp: mở tab Cặp 1+1, ghi ai giúp ai. Mỗi lần hỗ trợ ghi ở tab Hỗ trợ 1+1; kết quả ghi vào dòng của cặp.',
    link: tables.pairings.sheet,
  },
  {
    text: '5. Hội viên mới hoặc chuyển đi: mở tab Hội viên. Người rời đi thì đổi trạng thái, không xóa dòng.',
    link: tables.members.sheet,
  },
  {
    text: '6. Ô có góc đỏ là ghi chưa đúng kiểu. Rê chuột vào ô để xem cách ghi. Ghi sai thì sửa lại ngay ô đó.',
    link: null,
  },
];

/** For officers, under the six lines. */
export const officerLines: readonly { readonly text: string; readonly link: string | null }[] = [
  { text: 'Ghi tên Hội, kỳ tổng hợp, người ký ở tab Cài đặt.', link: SETTINGS_SHEET },
  {
    text: 'Ghi danh sách chi hội ở tab Chi hội, rồi bấm Sổ Hội → Cài đặt sổ để danh sách chọn có đủ chi hội.',
    link: tables.chapters.sheet,
  },
  {
    text: 'Ghi số phụ nữ từ 18 tuổi, hộ cận nghèo, trẻ mồ côi từng năm ở tab Số liệu nền.',
    link: tables.baseline.sheet,
  },
  { text: 'Thêm loại phế liệu, dịp, nguồn kinh phí … ở tab Danh mục.', link: CATALOGUE_SHEET },
  { text: 'Viết lời văn của báo cáo ở tab Lời văn báo cáo.', link: TEXTS_SHEET },
  {
    text: 'Bấm Sổ Hội → Kiểm tra để biết dòng nào sai, → Tổng hợp để có các bảng TH, → Xuất báo cáo để có báo cáo.',
    link: null,
  },
  {
    text: 'Muốn biết một con số ở các tab TH từ đâu mà ra: chọn ô đó, bấm Sổ Hội → Xem các dòng của con số.',
    link: null,
  },
];
