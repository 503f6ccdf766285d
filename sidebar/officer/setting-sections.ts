/** Under which heading each setting stands in its dialog. One that is named nowhere stands last: none is ever lost. */

/** What is asked first comes first. */
export const SECTIONS: readonly (readonly [title: string, keys: readonly string[]])[] = [
  ['Hội của chị', ['unionName', 'shortName', 'parentBody', 'place', 'address', 'phone', 'founded']],
  [
    'Văn bản và người ký',
    ['signer', 'signerTitle', 'documentSymbol', 'headStyle', 'addressee', 'recipients'],
  ],
  ['Báo cáo', ['reportKind', 'annexes', 'ownTemplate']],
  ['Khen thưởng', ['modelName', 'awardBody', 'award', 'proposer', 'confirmer']],
  ['Kỳ và khóa sổ', ['from', 'to', 'closedUntil']],
  ['Ai quản lý, giữ thông tin bao lâu', ['officers', 'keepYears', 'sharingSeen', 'pictures']],
  ['Mô hình và chấm điểm', ['models', 'knowingThreshold', 'weights']],
];

export interface Section<T> {
  readonly title: string;
  readonly fields: readonly T[];
}

export function inSections<T extends { readonly key: string }>(fields: readonly T[]): Section<T>[] {
  const placed = new Set(SECTIONS.flatMap(([, keys]) => keys));
  const sections = SECTIONS.map(([title, keys]) => ({
    title,
    fields: keys.flatMap((key) => fields.filter((field) => field.key === key)),
  }));
  const rest = { title: 'Khác', fields: fields.filter(({ key }) => !placed.has(key)) };
  return [...sections, rest].filter((section) => section.fields.length > 0);
}
