/**
 * What a report does not say to the outside: rows that were left out, tabs that could not be read, what is below nought,
 * and in a report that asks for an award what fell or missed its target. It is asked about before the report is made and
 * stands in the ward's own file beside it, so that nothing is kept back in silence.
 */
import { type Chart, fundName, hasBook, keepBook, metricOf, progressOf, stockIn } from '../figures';
import { formatMoney, formatNumber, formatPercent, type Period } from '../values';
import { type ModelKey, models, type TableKey, tableKeys, tables, WARD, type WardData } from '../ward';
import type { ModelSection, ReportTable, Withheld } from './data';
import type { KeptFigure } from './figures';
import { asksForAward, type ReportKindKey } from './kinds';
import { counted, formatFigure } from './phrases';

/** Rows of one tab that the ward's own file names. */
const MOST_ROWS = 20;

/**
 * The tables that a report is about: all, but of a report about two models those of its parts and of the chapters, so that
 * nobody is asked about gifts that it does not tell of.
 */
function tablesOf(kind: ReportKindKey, told: readonly ModelKey[]): readonly TableKey[] {
  if (kind !== 'models') return tableKeys;
  const of = new Set<string>([...told, 'chapters']);
  const keys = new Set(
    models.flatMap(({ key, tables: own }) => (of.has(key) ? own.map((table) => table.key) : [])),
  );
  return tableKeys.filter((key) => keys.has(key));
}

/** Tabs that could not be read, and the rows of the others that were left out. */
function leftOut(ward: WardData, keys: readonly TableKey[]): Withheld[] {
  return keys.flatMap((key): Withheld[] => {
    const { sheet } = tables[key];
    const { isReadable, leftOut: rows } = ward.records[key];
    if (ward.present.has(key) && !isReadable)
      return [
        {
          why: 'unread',
          text: `Tab “${sheet}” chưa đọc được nên không có số liệu nào từ tab này.`,
          at: { sheet, row: null },
        },
      ];
    if (rows.length === 0) return [];
    const sorted = [...rows].sort((a, b) => a - b);
    const more = rows.length - MOST_ROWS;
    return [
      {
        why: 'leftOut',
        text: `${sheet} ${counted(rows.length, 'dòng')}.`,
        at: { sheet, row: sorted[0] ?? null },
        details: [
          ...sorted.slice(0, MOST_ROWS).map((row) => `${sheet} dòng ${row}: ${reasonsOf(ward, sheet, row)}`),
          ...(more > 0 ? [`${sheet}: còn ${counted(more, 'dòng')} nữa.`] : []),
        ],
      },
    ];
  });
}

/** What is wrong in a row that was left out. */
const reasonsOf = ({ problems }: WardData, sheet: string, row: number): string =>
  problems
    .filter((one) => one.sheet === sheet && one.row === row && one.severity === 'error')
    .map(({ what }) => what)
    .join(' ') || 'chưa đúng.';

/** Funds and stocks below nought at the end of the period. */
function belowNought(ward: WardData, period: Period, keys: readonly TableKey[]): Withheld[] {
  const funds = hasBook(ward) && keys.includes('income') ? keepBook(ward, period).funds : [];
  const stocks = keys.flatMap((key) =>
    ward.present.has(key)
      ? stockIn(ward, key, period).map(({ label, left }) => ({ sheet: tables[key].sheet, label, left }))
      : [],
  );
  return [
    ...funds
      .filter(({ balance }) => balance < 0)
      .map(({ fund, balance }) => `${fundName(fund, ward)} cuối kỳ âm ${formatMoney(-balance)}.`),
    ...stocks
      .filter(({ left }) => left < 0)
      .map(({ sheet, label, left }) => `${sheet}: “${label}” cuối kỳ âm ${formatNumber(-left)}.`),
  ].map((text) => ({ why: 'negative', text }));
}

/** A cell that says less than nothing. */
const NEGATIVE = /^[-−]\d/;

/**
 * A table without what is below nought: where the lines add up to a total, the column goes, since the others still add
 * up; where they do not, the line.
 */
export function withoutNegative(table: ReportTable): {
  readonly table: ReportTable | null;
  readonly kept: Withheld[];
} {
  const isNegative = (cell: unknown): boolean => typeof cell === 'string' && NEGATIVE.test(cell);
  const total = (name: string): string | undefined => table.once[`tong_${name}`];
  const names = Object.keys(table.rows[0] ?? {});
  const columns = new Set(
    names.filter(
      (name) =>
        total(name) !== undefined &&
        (isNegative(total(name)) || table.rows.some((row) => isNegative(row[name]))),
    ),
  );
  const without = table.rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, columns.has(name) ? '' : cell])),
  );
  const isTold = (row: (typeof without)[number]): boolean => !Object.values(row).some(isNegative);
  const nameOf = (row: ReportTable['rows'][number]): string =>
    String(Object.entries(row).find(([name]) => name !== 'tt')?.[1] ?? '');
  const gone = without.filter((row) => !isTold(row)).map(nameOf);
  if (columns.size === 0 && gone.length === 0) return { table, kept: [] };
  const rows = without.filter(isTold).map((row, at) => ('tt' in row ? { ...row, tt: String(at + 1) } : row));
  const blank = [...columns].map((name) => [`tong_${name}`, '']);
  const said = (text: string): Withheld => ({ why: 'negative', text: `Bảng “${table.title}” ${text}.` });
  const lines = table.rows.filter((row) => [...columns].some((name) => isNegative(row[name]))).map(nameOf);
  return {
    table:
      rows.length === 0 ? null : { ...table, rows, once: { ...table.once, ...Object.fromEntries(blank) } },
    kept: [
      ...(columns.size === 0 ? [] : [said(`không in cột có số âm (${lines.join('; ') || 'dòng cộng'})`)]),
      ...(gone.length === 0
        ? []
        : [said(`không in ${counted(gone.length, 'dòng có số âm')}: ${gone.join('; ')}`)]),
    ],
  };
}

/** A told section without what is below nought. */
export function outside(section: ModelSection): {
  readonly section: ModelSection;
  readonly kept: Withheld[];
} {
  if (section.table === null) return { section, kept: [] };
  const { table, kept } = withoutNegative(section.table);
  return { section: { ...section, table }, kept };
}

/** A chart of which no bar goes below the line. */
export const isAboveNought = ({ points }: Chart): boolean => points.every(({ value }) => value >= 0);

/** Targets of the ward that the period did not reach. */
const missedTargets = (ward: WardData, period: Period): Withheld[] =>
  progressOf(ward, period).flatMap(({ key, chapterCode, goal, done, share }): Withheld[] => {
    if (chapterCode !== WARD || (share !== null && share >= 1)) return [];
    const { label, unit } = metricOf(key, ward);
    const of = share === null ? '' : ` (${formatPercent(share)})`;
    return [
      {
        why: 'weak',
        text: `${label}: ${done === null ? 'chưa có số liệu,' : `đạt ${formatFigure(done, unit)} trên`} chỉ tiêu ${formatFigure(goal, unit)}${of}.`,
      },
    ];
  });

const told = ({ why, label, value, before }: KeptFigure): Withheld =>
  why === 'small'
    ? { why: 'small', text: `“${label}”.` }
    : why === 'negative'
      ? { why: 'negative', text: `Không nêu “${label}”: ${value}.` }
      : { why: 'weak', text: `${label}: ${value}, cùng kỳ ${before}; không so sánh trong báo cáo.` };

interface Composed {
  readonly kind: ReportKindKey;
  /** Models that a report of this kind tells of. */
  readonly told: readonly ModelKey[];
  readonly figures: readonly KeptFigure[];
  readonly tables: readonly Withheld[];
  readonly tellsWeak: boolean;
}

/** Everything that the report keeps to the ward, the gravest first. */
export function withheldOf(
  ward: WardData,
  period: Period,
  { kind, told: ofKind, figures, tables: ofTables, tellsWeak }: Composed,
): Withheld[] {
  const keys = tablesOf(kind, ofKind);
  const all = [
    ...leftOut(ward, keys),
    ...belowNought(ward, period, keys),
    ...ofTables,
    ...figures.filter(({ why }) => why === 'negative').map(told),
    ...figures.filter(({ why }) => why === 'small').map(told),
    ...figures.filter(({ why }) => why === 'fell').map(told),
    ...(asksForAward(kind) && !tellsWeak ? missedTargets(ward, period) : []),
  ];
  return all.filter(({ text }, at) => all.findIndex((one) => one.text === text) === at);
}
