/**
 * Follows a figure to its rows: evaluates what stands behind one cell, with the rows of each metric in it, what each
 * row brings, and the calculation written out. Which rows count is said by the metrics' engine, the book and the stocks.
 */

import { type MetricKey, metricOf, tableKeyOf } from '../models/registry';
import { formatNumber, formatPeriod, roundFloat, toTenth } from '../values';
import { type Columns, labelOf, tables, type WardData } from '../ward';
import { type FigureQuery, rowsOf } from './engine';
import { bookRows } from './funds';
import type { Aggregate, Metric } from './metric';
import { entryKinds } from './movement';
import type { Provenance } from './provenance';
import { pointsInWords } from './ranking';
import { stockRowsOf } from './stocks';
import type { AnyUnit } from './unit';
import { chapterName, inUnit, monthInWords, unitHeader } from './words';

/** A row behind a figure. */
export interface TracedRow {
  /** Key of the table. */
  readonly table: string;
  readonly row: number;
  /** What it brings; null where its thing was counted by a row above. */
  readonly amount: number | null;
  /** Day, month or year in which it counts, where that is not the row's own. */
  readonly at?: string | number | null;
  /** The chapter that it was of then, where that may not be the row's own. */
  readonly chapterCode?: string | null;
  /** What it brings, where its columns do not say so. */
  readonly what?: string | null;
}

/** The rows of one metric, one side of the book, one stock. */
interface TracedBlock {
  readonly title: string;
  readonly unit: AnyUnit;
  /** Null: no row stands behind it. */
  readonly total: number | null;
  readonly totalLabel: string;
  readonly rows: readonly TracedRow[];
}

export interface Explained {
  /** Short, for a calculation. */
  readonly name: string;
  readonly unit: AnyUnit;
  readonly value: number | null;
  /** Calculations, the inner ones first. */
  readonly steps: readonly string[];
  readonly blocks: readonly TracedBlock[];
}

/** The metrics that a metric is calculated from, and how; null for one that is counted from rows. */
function operandsOf(
  metric: Metric,
): { keys: readonly MetricKey[]; signs: readonly ('+' | '−' | '÷')[] } | null {
  // A metric names others by the keys under which they are declared: the engine throws where it does not.
  if (metric.kind === 'ratio')
    return { keys: [metric.numerator, metric.denominator] as MetricKey[], signs: ['÷'] };
  if (metric.kind !== 'combination') return null;
  const { terms } = metric;
  return {
    keys: terms.map((term) => term.metric as MetricKey),
    signs: terms.slice(1).map(({ sign }) => (sign === 1 ? '+' : '−')),
  };
}

/** The metrics counted from rows that a metric is made of. */
function leavesOf(key: MetricKey, ward: WardData): Aggregate[] {
  const metric = metricOf(key, ward);
  return operandsOf(metric)?.keys.flatMap((one) => leavesOf(one, ward)) ?? [metric as Aggregate];
}

/** `Tiền bán phế liệu (đ) – Khu 5A – Tháng 3/2022`. */
export function queryInWords({ key, by, keys }: FigureQuery, ward: WardData): string {
  const words = by.map((dimension, at) =>
    keyInWords(dimension, keys[at] ?? '', leavesOf(key, ward)[0]?.table, ward),
  );
  return [unitHeader(key, ward), ...words].join(' – ');
}

function keyInWords(dimension: string, key: string, table: string | undefined, ward: WardData): string {
  if (key === '') return 'Chưa ghi';
  if (dimension === 'chapter') return chapterName(ward, key);
  if (dimension === 'month') return monthInWords(key);
  if (dimension === 'birthDecade') return `Sinh ${key} – ${Number(key) + 9}`;
  const columns: Columns = table === undefined ? {} : tables[tableKeyOf(table)].columns;
  const type = columns[dimension]?.type;
  return type !== undefined && 'list' in type ? labelOf(type.list, key, ward.context.catalogue) : key;
}

/** One block of rows. They add up to its total, which is the figure. */
function blockOf(
  name: string,
  unit: AnyUnit,
  rows: readonly TracedRow[],
  title = name,
  totalLabel = 'Tổng cộng',
): Explained {
  const total =
    rows.length === 0 ? null : roundFloat(rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0));
  return { name, unit, value: total, steps: [], blocks: [{ title, unit, total, totalLabel, rows }] };
}

/** Evaluates what stands behind a figure. */
export function explain(provenance: Provenance, ward: WardData): Explained {
  const { catalogue } = ward.context;
  switch (provenance.kind) {
    case 'metric':
      return explainMetric(provenance, ward);
    case 'rowCount': {
      const seen = new Map<string, TracedRow>();
      for (const leaf of leavesOf(provenance.of.key, ward)) {
        if (tables[tableKeyOf(leaf.table)].sheet !== provenance.sheet) continue;
        for (const one of rowsOf(leaf, ward, provenance.of))
          seen.set(`${one.table} ${one.row}`, { ...one, amount: 1, what: '' });
      }
      return blockOf(`Số dòng: ${queryInWords(provenance.of, ward)}`, 'lần', [...seen.values()]);
    }
    case 'rows': {
      const { name, unit, table, rows } = provenance;
      return blockOf(
        name,
        unit,
        rows.map((one) => ({ ...one, table })),
      );
    }
    case 'book': {
      const { fund, entry, side, month, period } = provenance;
      const name = entry === undefined ? MONEY_SIDES[side] : entryKinds[entry].label;
      const of = fund === undefined ? '' : ` – ${labelOf('funds', fund, catalogue)}`;
      const when = month === undefined ? formatPeriod(period) : monthInWords(month);
      const found = bookRows(ward, provenance).map(({ kind, ...row }) => ({
        ...row,
        what: kind === null ? 'Số dư đã ghi' : entryKinds[kind].label,
      }));
      return blockOf(name, 'đ', found, `${name}${of} · ${when}`);
    }
    case 'stock':
      return blockOf(SIDES[provenance.side], null, stockRowsOf(ward, provenance));
    case 'calculation':
      return calculate(
        provenance.of.map((one) => explain(one, ward)),
        provenance.signs,
      );
    case 'change': {
      const of = provenance.of.map((one) => explainMetric(one, ward));
      const all = calculate(of, ['−']);
      return of.some(({ value }) => value === null) ? { ...all, value: null, steps: [] } : all;
    }
    case 'drawn': {
      const of = explain(provenance.of, ward);
      const value = of.value ?? 0;
      return { ...of, value: provenance.as === 'tenths' ? toTenth(value) : value / 1_000_000 };
    }
    case 'points': {
      const { full, best } = provenance;
      const of = explainMetric(provenance.of, ward);
      const most = best === null ? null : explainMetric(best, ward).value;
      const value = most === null ? 0 : toTenth(full * (Math.max(0, of.value ?? 0) / most));
      const leader = best === null ? '' : ` (cao nhất: ${chapterName(ward, best.keys[0] ?? '')})`;
      const step = `${of.name}${leader}: ${pointsInWords(full, of.value, most, value, of.unit)}`;
      return { ...of, value, unit: 'điểm', steps: [...of.steps, step] };
    }
    default:
      return provenance satisfies never;
  }
}

const SIDES = { opening: 'Đầu kỳ', in: 'Vào', out: 'Ra' };
const MONEY_SIDES = { ...SIDES, in: 'Thu', out: 'Chi' };

/** Figures of figures: `Hội viên ÷ Phụ nữ từ 18 tuổi = 4.401 ÷ 5.571 = 79,0%`. */
function calculate(
  of: readonly Explained[],
  signs: readonly string[],
  label?: string,
  as?: AnyUnit,
): Explained {
  const [first = blockOf('', 'đ', []), ...others] = of;
  const signAt = (at: number) => signs[at] ?? signs.at(-1);
  const isShare = signAt(0) === '÷';
  const unit = as ?? (isShare ? '%' : first.unit);
  const isEmpty = of.every(({ value }) => value === null);
  const over = others[0]?.value ?? 0;
  const sum = others.reduce(
    (total, { value }, at) => total + (signAt(at) === '+' ? 1 : -1) * (value ?? 0),
    first.value ?? 0,
  );
  const value = isShare ? (over === 0 ? null : (first.value ?? 0) / over) : isEmpty ? null : roundFloat(sum);
  const joined = (text: (one: Explained) => string) =>
    of.map((one, at) => (at === 0 ? '' : ` ${signAt(at - 1)} `) + text(one)).join('');
  const names = new Set(of.map(({ name }) => name)).size === 1 ? '' : `${joined(({ name }) => name)} = `;
  const step = `${names}${joined((one) => inUnit(one.value, one.unit))} = ${inUnit(value, unit)}`;
  return {
    ...{ name: label ?? first.name, unit, value },
    // With no row behind any of them there is nothing to calculate.
    steps:
      isEmpty || of.length < 2
        ? of.flatMap(({ steps }) => steps)
        : [...of.flatMap(({ steps }) => steps), step],
    blocks: of.flatMap(({ blocks }) => blocks),
  };
}

function explainMetric(figure: FigureQuery, ward: WardData): Explained {
  const metric = metricOf(figure.key, ward);
  const { label, unit } = metric;
  const operands = operandsOf(metric);
  if (operands !== null) {
    const of = operands.keys.map((key) => explainMetric({ ...figure, key }, ward));
    return calculate(of, operands.signs, label, unit);
  }
  const leaf = metric as Aggregate;
  const found = rowsOf(leaf, ward, figure);
  const span = figure.by.includes('month') ? '' : ` · ${formatPeriod(figure.period)}`;
  const title = `${queryInWords(figure, ward)}${span}`;
  if (leaf.kind !== 'distinct') return blockOf(label, unit, found, title);
  // Thing by thing: the first row of each brings one, the others nothing more. A person is not named: her rows show her.
  const things = new Map<string, TracedRow[]>();
  for (const one of found) {
    const own = things.get(one.what) ?? [];
    const name =
      leaf.field === 'chapterCode' ? chapterName(ward, one.what) : `Thứ ${formatNumber(things.size + 1)}`;
    own.push({ ...one, amount: own.length === 0 ? 1 : null, what: own[0]?.what ?? name });
    things.set(one.what, own);
  }
  return blockOf(label, unit, [...things.values()].flat(), title, 'Số khác nhau');
}
