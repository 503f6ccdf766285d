/**
 * Follows a figure to its rows: evaluates what stands behind one cell, with the rows of each metric in it, what each
 * row brings, and the calculation written out. Which rows count is said by the metrics' engine, the book and the stocks.
 */
import { bookRows, entryKinds, stockRows } from '../ledger';
import { type Aggregate, type Asked, type Metric, metrics, rowsOf, type Unit } from '../metrics';
import { type Ledger, type ListKey, labelOf, type TableKey, tables, undust } from '../tables';
import { formatNumber, formatPercent, formatPeriod, inPeriod } from '../values';
import { asked, type Behind } from './behind';
import { monthInWords } from './lines';
import { loadRows } from './pairing-life';
import { pointsInWords, toTenth } from './ranking';
import { chapterName, unitHeader } from './table';

/** A row behind a figure. */
export interface TracedRow {
  readonly table: TableKey;
  readonly row: number;
  /** What it brings; null where its thing was counted by a row above. */
  readonly amount: number | null;
  /** Day, month or year in which it counts; null where the row itself says. */
  readonly at: string | number | null;
  readonly chapterCode: string | null;
  /** What it brings, where its columns do not say so. */
  readonly what: string;
}

/** The rows of one metric, one side of the book, one stock. */
export interface TracedBlock {
  readonly title: string;
  readonly unit: Unit;
  /** Null: no row stands behind it. */
  readonly total: number | null;
  readonly totalLabel: string;
  readonly rows: readonly TracedRow[];
}

export interface Explained {
  /** Short, for a calculation. */
  readonly name: string;
  readonly unit: Unit;
  readonly value: number | null;
  /** Calculations, the inner ones first. */
  readonly steps: readonly string[];
  readonly blocks: readonly TracedBlock[];
}

/** How a value is written in a sentence: `79,0%`, `1.250.000`, `62,5`; nothing recorded is a dash. */
export function inUnit(value: number | null, unit: Unit): string {
  if (value === null) return '–';
  if (unit === '%') return formatPercent(value);
  return formatNumber(value, Number.isInteger(value) || unit === 'đ' ? 0 : 1);
}

const metricOf = (key: string): Metric => {
  const metric = (metrics as Readonly<Record<string, Metric>>)[key];
  if (metric === undefined) throw new Error(`A figure names "${key}", which is not declared.`);
  return metric;
};

/** The metrics counted from rows that a metric is made of. */
function leavesOf(key: string): Aggregate[] {
  const metric = metricOf(key);
  if (metric.kind === 'ratio') return [metric.numerator, metric.denominator].flatMap(leavesOf);
  if (metric.kind === 'combination') return metric.terms.flatMap((term) => leavesOf(term.metric));
  return [metric];
}

/** `Tiền bán phế liệu (đ) – Khu 5A – Tháng 3/2022`. */
export function askedInWords({ key, by, keys }: Asked, ledger: Ledger): string {
  const { columns } = tables[leavesOf(key)[0]?.table ?? 'members'];
  const words = by.map((dimension, at) => keyInWords(dimension, keys[at] ?? '', columns, ledger));
  return [unitHeader(key), ...words].join(' – ');
}

function keyInWords(
  dimension: string,
  key: string,
  columns: Readonly<Record<string, { readonly type: { readonly kind: string; readonly list?: ListKey } }>>,
  ledger: Ledger,
): string {
  if (key === '') return dimension === 'chapter' ? 'Chưa ghi chi hội' : 'Chưa ghi';
  if (dimension === 'chapter') return chapterName(ledger, key);
  if (dimension === 'month') return monthInWords(key);
  if (dimension === 'birthDecade') return `Sinh ${key} – ${Number(key) + 9}`;
  const list = columns[dimension]?.type.list;
  return list === undefined ? key : labelOf(list, key, ledger.context.catalogue);
}

/** Evaluates what stands behind a figure. The rows of its blocks add up to their totals, and these give the figure. */
export function explain(behind: Behind, ledger: Ledger): Explained {
  const block = (
    name: string,
    unit: Unit,
    found: readonly TracedRow[],
    title: string = name,
    totalLabel = 'Tổng cộng',
  ): Explained => {
    const total =
      found.length === 0 ? null : undust(found.reduce((sum, { amount }) => sum + (amount ?? 0), 0));
    return {
      ...{ name, unit, value: total, steps: [] },
      blocks: [{ title, unit, total, totalLabel, rows: found }],
    };
  };
  switch (behind.kind) {
    case 'metric':
      return explainMetric(behind, ledger);
    case 'rowCount': {
      const seen = new Map<string, TracedRow>();
      for (const leaf of leavesOf(behind.of.key)) {
        for (const { table, row, at, chapterCode } of rowsOf(leaf, ledger, behind.of)) {
          if (behind.sheet !== undefined && tables[table].sheet !== behind.sheet) continue;
          seen.set(`${table} ${row}`, { table, row, at, chapterCode, amount: 1, what: '' });
        }
      }
      const name = `Số dòng: ${askedInWords(behind.of, ledger)}`;
      return block(name, 'lần', [...seen.values()], name, 'Số dòng');
    }
    case 'row': {
      const { table, row, amount, unit } = behind;
      return block(tables[table].sheet, unit, [
        { table, row, amount, at: null, chapterCode: null, what: '' },
      ]);
    }
    case 'book': {
      const { fund, entry, side, month, period } = behind;
      const name = { opening: month === undefined ? 'Đầu kỳ' : 'Đầu tháng', in: 'Thu', out: 'Chi' }[side];
      const words = [
        entry === undefined ? name : `${name}: ${entryKinds[entry].label}`,
        ...(fund === undefined ? [] : [labelOf('funds', fund, ledger.context.catalogue)]),
        month === undefined ? formatPeriod(period) : monthInWords(month),
      ];
      const found = bookRows(ledger, behind).map(
        ({ kind, ...row }): TracedRow => ({
          ...row,
          what: kind === null ? 'Số dư đã ghi' : entryKinds[kind].label,
        }),
      );
      return block(name, 'đ', found, words.join(' – '));
    }
    case 'stock': {
      const { table, side } = behind;
      const name = { opening: 'Đầu kỳ', in: 'Vào', out: 'Ra' }[side];
      const found = stockRows(ledger, behind).map((row): TracedRow => ({ ...row, what: '' }));
      return block(name, 'kg', found, `${name} – ${tables[table].sheet}`);
    }
    case 'inKind': {
      const given = ledger.records.gifts.rows
        .filter(({ day }) => inPeriod(day, behind.period))
        .flatMap(({ items, row, day, chapterCode }) =>
          items
            .filter(({ name }) => name === behind.name)
            .map(
              ({ amount }): TracedRow => ({
                ...{ table: 'gifts', row, amount, at: day, chapterCode, what: behind.name },
              }),
            ),
        );
      return block(behind.name, 'kg', given, `${behind.name} – ${formatPeriod(behind.period)}`);
    }
    case 'load': {
      const isPairs = behind.what === 'pairs';
      const found = loadRows(ledger, behind.helperKey, behind.on).map(
        ({ row, value }): TracedRow => ({
          ...{ table: 'pairings', row, amount: isPairs ? 1 : value, at: null, chapterCode: null, what: '' },
        }),
      );
      return block(isPairs ? 'Cặp đang giúp' : 'Trị giá hỗ trợ', isPairs ? 'cặp' : 'đ', found);
    }
    case 'plus':
    case 'minus':
      return added(termsOf(behind), ledger);
    case 'change': {
      const [now, before] = behind.of.map((one) => explain(one, ledger));
      if (now === undefined || before === undefined) throw new Error('A change is of two figures.');
      const isKnown = now.value !== null && before.value !== null;
      const value = isKnown ? undust((now.value ?? 0) - (before.value ?? 0)) : null;
      return calculated([named(now, 'Kỳ này'), named(before, 'Cùng kỳ năm trước')], '−', value, now.unit);
    }
    case 'share': {
      const [done, goal] = behind.of.map((one) => explain(one, ledger));
      if (done === undefined || goal === undefined) throw new Error('A share is of two figures.');
      return calculated([named(done, 'Thực hiện'), named(goal, 'Chỉ tiêu')], '÷', quotient(done, goal), '%');
    }
    case 'drawn': {
      const of = explain(behind.of, ledger);
      // A bar of nothing is drawn as nought.
      const value = of.value ?? 0;
      if (behind.as === 'tenths') return { ...of, value: Math.round(value * 10) / 10 };
      const millions = value / 1_000_000;
      const step = `${inUnit(value, of.unit)}đ = ${formatNumber(millions, 1)} triệu đồng`;
      return { ...of, value: millions, unit: 'kg', steps: [...of.steps, step] };
    }
    case 'points': {
      const of = explainMetric(behind.of, ledger);
      const best = behind.best === null ? null : explainMetric(behind.best, ledger).value;
      const share = of.value === null || best === null ? 0 : Math.max(0, of.value) / best;
      const value = toTenth(behind.full * share);
      const leader =
        behind.best === null ? '' : ` Cao nhất: ${chapterName(ledger, behind.best.keys[0] ?? '')}.`;
      const step = `Điểm ${of.name}: ${pointsInWords(behind.full, of.value, best, value, of.unit)}${leader}`;
      return { ...of, value, unit: 'điểm', steps: [...of.steps, step] };
    }
    default:
      return behind satisfies never;
  }
}

interface Term {
  readonly sign: 1 | -1;
  readonly of: Behind;
}

/** A sum of sums as one row of terms. */
function termsOf(behind: Behind, sign: 1 | -1 = 1): Term[] {
  if (behind.kind !== 'plus' && behind.kind !== 'minus') return [{ sign, of: behind }];
  const others = behind.kind === 'plus' ? sign : sign === 1 ? -1 : 1;
  return behind.of.flatMap((one, at) => termsOf(one, at === 0 ? sign : others));
}

function added(terms: readonly Term[], ledger: Ledger): Explained {
  const all = terms.map(({ of }) => explain(of, ledger));
  const isEmpty = all.every(({ value }) => value === null);
  const sum = all.reduce((total, { value }, at) => total + (terms[at]?.sign ?? 1) * (value ?? 0), 0);
  return calculated(
    all,
    terms.slice(1).map(({ sign }) => (sign === 1 ? '+' : '−')),
    isEmpty ? null : undust(sum),
    all[0]?.unit ?? 'đ',
  );
}

const named = (of: Explained, name: string): Explained => ({ ...of, name });
const quotient = (top: Explained, bottom: Explained): number | null =>
  top.value === null || bottom.value === null || bottom.value === 0 ? null : top.value / bottom.value;

/** Figures of figures: `Hội viên ÷ Phụ nữ từ 18 tuổi = 4.401 ÷ 5.571 = 79,0%`. */
function calculated(
  of: readonly Explained[],
  signs: string | readonly string[],
  value: number | null,
  unit: Unit,
): Explained {
  const joined = (words: readonly string[]) =>
    words.reduce((text, word, at) => `${text} ${typeof signs === 'string' ? signs : signs[at - 1]} ${word}`);
  const names = of.map(({ name }) => name);
  const step = `${joined(names)} = ${joined(of.map((one) => inUnit(one.value, one.unit)))} = ${inUnit(value, unit)}`;
  return {
    ...{ name: names[0] ?? '', unit, value },
    // With no row behind any of them there is nothing to calculate.
    steps: of.every((one) => one.value === null) ? [] : [...of.flatMap(({ steps }) => steps), step],
    blocks: of.flatMap(({ blocks }) => blocks),
  };
}

function explainMetric(figure: Asked, ledger: Ledger): Explained {
  const metric = metricOf(figure.key);
  const { label, unit } = metric;
  const part = (key: string) => explainMetric({ ...figure, key: key as Asked['key'] }, ledger);
  if (metric.kind === 'ratio') {
    const [top, bottom] = [part(metric.numerator), part(metric.denominator)];
    // As the engine has it: of nothing over something it is nought.
    const value = bottom.value === null || bottom.value === 0 ? null : (top.value ?? 0) / bottom.value;
    return named(calculated([top, bottom], '÷', value, unit), label);
  }
  if (metric.kind === 'combination') {
    const terms = metric.terms.map((term): Term => {
      const { period, by, keys, boundary } = figure;
      return { sign: term.sign, of: asked(term.metric as Asked['key'], period, by, keys, boundary) };
    });
    return named(added(terms, ledger), label);
  }
  const brought = rowsOf(metric, ledger, figure);
  const isDistinct = metric.kind === 'distinct';
  const total =
    brought.length === 0
      ? null
      : isDistinct
        ? new Set(brought.map(({ thing }) => thing)).size
        : undust(brought.reduce((sum, { amount }) => sum + amount, 0));
  const found = isDistinct
    ? byThing(brought, metric.field === 'chapterCode' ? (code) => chapterName(ledger, code) : null)
    : brought.map(({ item, thing: _, ...row }): TracedRow => ({ ...row, what: item ?? '' }));
  const title = `${askedInWords(figure, ledger)} · ${formatPeriod(figure.period)}`;
  return {
    ...{ name: label, unit, value: total, steps: [] },
    blocks: [{ title, unit, total, totalLabel: isDistinct ? 'Số khác nhau' : 'Tổng cộng', rows: found }],
  };
}

/** Rows thing by thing: the first row of each brings one, the others nothing more. */
function byThing(
  brought: readonly ReturnType<typeof rowsOf>[number][],
  labelled: ((thing: string) => string) | null,
): TracedRow[] {
  const things = new Map<string, TracedRow[]>();
  for (const { thing, item: _, ...row } of brought) {
    const own = things.get(thing ?? '') ?? [];
    // A person is not named here: her rows show who she is.
    const name = labelled === null ? `Thứ ${formatNumber(things.size + 1)}` : labelled(thing ?? '');
    own.push({ ...row, amount: own.length === 0 ? 1 : null, what: own[0]?.what ?? name });
    things.set(thing ?? '', own);
  }
  return [...things.values()].flat();
}
