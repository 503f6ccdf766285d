/** The annex by chapter: one row a chapter as the ward stands at the period's end, the ward's own givings last. */
import { chapterAtEnd, type MetricKey } from '../metrics';
import { compareChapters, WARD, wardEntry } from '../tables';
import { formatPercent } from '../values';
import type { ReportTable } from './data';
import type { Figures } from './figures';
import { cellNumber } from './phrases';

/** Columns of the annex: the template's name, and the figure. Money is in đồng, weight in kg, by their headers. */
const COLUMNS: readonly (readonly [name: string, key: MetricKey])[] = [
  ['phu_nu', 'womenAdults'],
  ['hoi_vien', 'members'],
  ['ty_le', 'memberRate'],
  ['hoi_vien_moi', 'membersJoined'],
  ['cap', 'pairs'],
  ['vo_lon', 'cans'],
  ['can_nang', 'scrapWeight'],
  ['tien', 'scrapIncome'],
  ['suat', 'giftParcels'],
  ['tri_gia', 'giftValue'],
];

const cell = (key: MetricKey, value: number | null): string =>
  key === 'memberRate' ? (value === null ? '–' : formatPercent(value)) : cellNumber(value);

/** Null where no chapter has a figure. */
export function chapterTable(figures: Figures): ReportTable | null {
  const { chapters } = figures.ledger.context;
  const parts = COLUMNS.map(
    ([, key]) => new Map(figures.parts(key, 'chapter').map(({ keys: [code = ''], value }) => [code, value])),
  );
  const hasFigure = (code: string) => parts.some((part) => part.get(code) != null);
  const standsFor = chapterAtEnd(chapters.all, figures.period.to);
  const rows = [...chapters.all]
    .filter(({ key, from, until }) => {
      const holds =
        (from === null || from <= figures.period.to) && (until === null || until > figures.period.to);
      return hasFigure(key) || (holds && standsFor.get(key) === key);
    })
    .sort(compareChapters)
    .map(({ key, label, cluster }) => {
      const isShared = chapters.named(label).length > 1 && cluster !== '';
      return { code: key, label: isShared ? `${label} (${cluster})` : label };
    });
  if (!rows.some(({ code }) => hasFigure(code)) && !hasFigure(WARD)) return null;
  const all = hasFigure(WARD) ? [...rows, { code: WARD, label: wardEntry.label }] : rows;
  return {
    title: '',
    rows: all.map(({ code, label }, at) => ({
      tt: String(at + 1),
      chi_hoi: label,
      ...Object.fromEntries(
        COLUMNS.map(([name, key], column) => [name, cell(key, parts[column]?.get(code) ?? null)]),
      ),
    })),
    once: Object.fromEntries(COLUMNS.map(([name, key]) => [`tong_${name}`, cell(key, figures.value(key))])),
  };
}
