/** The kinds of inputs that forms have. Several kinds of cells may share one. */

export const fieldKinds = [
  'text',
  'longText',
  'name',
  'code',
  'day',
  'birth',
  'month',
  'year',
  'money',
  'count',
  'decimal',
  'quantity',
  'choice',
  'choices',
  'yesNo',
  'phone',
  'email',
  'chapter',
  'chapterOrWard',
  'member',
  'party',
  'pairing',
] as const;

export type FieldKind = (typeof fieldKinds)[number];
