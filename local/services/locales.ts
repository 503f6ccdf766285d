/**
 * What a file's locale decides: decimal and grouping separators, the order of a date. Read from the platform,
 * once each.
 */

export interface LocaleFacts {
  /** BCP 47, for example `vi-VN`. */
  readonly tag: string;
  readonly decimal: string;
  readonly group: string;
  readonly dateOrder: 'DMY' | 'MDY' | 'YMD';
  readonly dateSeparator: string;
  /** The format that a day gets in a cell that has none. */
  readonly dateFormat: string;
  readonly currency: { readonly sign: string; readonly format: string } | undefined;
}

const CURRENCIES: Readonly<Record<string, LocaleFacts['currency']>> = {
  vi_VN: { sign: '₫', format: '#,##0\\ "₫"' },
  en_US: { sign: '$', format: '"$"#,##0.00' },
};

const known = new Map<string, LocaleFacts>();

/** Throws `RangeError` for a locale that the platform does not know. */
export function localeFacts(locale: string): LocaleFacts {
  const found = known.get(locale);
  if (found) return found;
  const tag = new Intl.Locale(locale.replaceAll('_', '-')).toString();
  const numbers = new Intl.NumberFormat(tag, { useGrouping: true }).formatToParts(1234567.8);
  const part = (type: string) => numbers.find((item) => item.type === type)?.value;
  const dates = new Intl.DateTimeFormat(tag, { dateStyle: 'short', timeZone: 'UTC', calendar: 'gregory' });
  const fields = dates.formatToParts(Date.UTC(2022, 10, 25));
  const order = fields
    .filter((item) => ['day', 'month', 'year'].includes(item.type))
    .map((item) => item.type.charAt(0).toUpperCase())
    .join('');
  const dateOrder = order === 'MDY' || order === 'YMD' ? order : 'DMY';
  const dateSeparator =
    fields
      .find((item) => item.type === 'literal')
      ?.value.trim()
      .charAt(0) || '/';
  const facts: LocaleFacts = {
    tag,
    decimal: part('decimal') ?? '.',
    group: part('group') ?? ',',
    dateOrder,
    dateSeparator,
    dateFormat:
      dateOrder === 'MDY'
        ? 'M/d/yyyy'
        : (dateOrder === 'YMD' ? ['yyyy', 'MM', 'dd'] : ['dd', 'MM', 'yyyy']).join(dateSeparator),
    currency: CURRENCIES[locale],
  };
  known.set(locale, facts);
  return facts;
}

export function isLocale(locale: string): boolean {
  return (
    /^[a-z]{2,3}(_[A-Z]{2})?$/.test(locale) &&
    Intl.NumberFormat.supportedLocalesOf(locale.replace('_', '-')).length > 0
  );
}
