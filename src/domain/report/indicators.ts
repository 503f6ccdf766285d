/**
 * Main figures as tables: beside the same period of the year before and against the year's targets (periodic report),
 * and year by year (report of a collective).
 */
import { evaluate, evaluateEarlier, isMeasured, type MetricKey, metricOf, type Unit } from '../figures';
import { progressOf } from '../figures/progress';
import { indicatorsByGroup, ownKey } from '../models/indicator-tables';
import { formatNumber, formatPercent, isWholeYear, type Period, yearOf, yearPeriod } from '../values';
import { WARD, type WardData } from '../ward';
import { DROPPED } from './columns';
import type { ReportTable } from './data';
import { type ReportFigures, worseIn } from './figures';
import { parts } from './parts';
import { beforeName, multiple } from './phrases';
import { FEW } from './small';

/** The figures a reader looks for, by area, in the order of the report. */
const indicatorGroups = parts.flatMap(({ indicators }) => (indicators === undefined ? [] : [indicators]));

/** Of those, the ones that tell a story over years. */
const YEARLY: ReadonlySet<MetricKey> = new Set(indicatorGroups.flatMap(({ yearly = [] }) => yearly));

const WITH_TARGET: ReadonlySet<MetricKey> = new Set(
  indicatorGroups.flatMap(({ onlyWithTarget = [] }) => onlyWithTarget),
);

/** The indicators that the ward defines itself and reports, under their headings. */
const ownGroups = (ward: WardData) =>
  indicatorsByGroup(ward).map(({ name, indicators }) => ({
    title: name,
    keys: indicators
      .filter(({ isReported }) => isReported !== false)
      .map((indicator) => ownKey(indicator))
      .filter((key) => ward.ownMetrics.has(key)),
  }));

/** From here on a growth is told as a multiple. */
const TENFOLD = 10;

/** Units that a label does not say. */
const WITH_UNIT: ReadonlySet<Unit> = new Set<Unit>(['đ', 'kg', 'km']);

/** A figure whose unit stands beside it. */
function bare(value: number | null, unit: Unit): string {
  if (value === null) return '–';
  if (unit === '%') return formatPercent(value);
  if (unit === 'đ') return formatNumber(Math.round(value));
  // A mean of points is told to one decimal, as in the sentences.
  return Number.isInteger(value) && unit !== 'điểm' ? formatNumber(value) : formatNumber(value, 1);
}

/** `+12,4%`, `−0,8 điểm %`, `=`; `–` where one of the two is missing. */
function changeText(now: number | null, before: number | null, unit: Unit): string {
  if (now === null || before === null) return '–';
  const change = now - before;
  if (Math.abs(change) < 1e-9) return '=';
  if (before !== 0 && now / before >= TENFOLD) return `gấp ${multiple(now / before)} lần`;
  const sign = change > 0 ? '+' : '−';
  if (unit === '%') {
    const points = formatNumber(Math.abs(change) * 100, 1);
    // Both cells of the row then read alike.
    return points === formatNumber(0, 1) ? '=' : `${sign}${points} điểm %`;
  }
  const share = before === 0 ? '' : formatPercent(Math.abs(change / before));
  return before === 0 || share === formatPercent(0)
    ? `${sign}${bare(Math.abs(change), unit)}`
    : `${sign}${share}`;
}

/** A share of which nobody recorded the upper figure is no share of nought. */
function recorded(
  key: MetricKey,
  ward: WardData,
  value: number | null,
  of: (key: MetricKey) => number | null,
) {
  const metric = metricOf(key, ward);
  return metric.kind === 'ratio' && of(metric.numerator) === null ? null : value;
}

/** Null where nothing is recorded. Columns of targets fall away where the year has none. */
export function indicatorTable(figures: ReportFigures): ReportTable | null {
  const { ward, period } = figures;
  const targets = new Map(
    progressOf(ward, period)
      .filter(({ chapterCode }) => chapterCode === WARD)
      .map((one) => [one.key, one]),
  );
  let number = 0;
  const rows = [...indicatorGroups, ...ownGroups(ward)].flatMap(({ title, keys }) => {
    const lines = keys
      .filter((key) => isMeasured(key, ward))
      .flatMap((key) => {
        const { label, unit } = metricOf(key, ward);
        const target = targets.get(key);
        const present = (one: MetricKey): number | null => evaluate(one, ward, period).value;
        const now = recorded(key, ward, present(key), present);
        const isFew = figures.isSmall(key, now, present);
        const before = recorded(key, ward, figures.before(key), figures.before);
        const isSilent = (now === null && before === null) || WITH_TARGET.has(key);
        if (isSilent && target === undefined) return [];
        figures.value(key);
        number += 1;
        return [
          {
            la_nhom: false,
            la_dong: true,
            tt: String(number),
            // What is counted is said by its name; sums and weights need their unit.
            ten: WITH_UNIT.has(unit) && !label.endsWith(`(${unit})`) ? `${label} (${unit})` : label,
            don_vi: unit,
            ky_nay: isFew ? (unit === '%' ? '–' : FEW) : bare(now, unit),
            ky_truoc: bare(before, unit),
            tang_giam: isFew ? '–' : changeText(now, before, unit),
            chi_tieu: target === undefined ? '' : bare(target.goal, unit),
            dat:
              target === undefined ? '' : target.share === null || isFew ? '–' : formatPercent(target.share),
          },
        ];
      });
    const group = {
      ...{ la_nhom: true, la_dong: false, tt: '', ten: title, don_vi: '', ky_nay: '', ky_truoc: '' },
      ...{ tang_giam: '', chi_tieu: '', dat: '' },
    };
    return lines.length === 0 ? [] : [group, ...lines];
  });
  if (rows.length === 0) return null;
  const hasTargets = targets.size > 0;
  const year = yearOf(period.to);
  return {
    title: `Kết quả các chỉ tiêu chính, so với ${beforeName(period)}`,
    rows,
    once: {
      cot_ky_truoc: isWholeYear(period) ? `Năm ${yearOf(period.from) - 1}` : 'Cùng kỳ',
      cot_chi_tieu: hasTargets ? `Chỉ tiêu năm ${year}` : DROPPED,
      // A target is for the year: what counts towards it began on the year's first day.
      cot_dat: !hasTargets ? DROPPED : period.from === yearPeriod(year).from ? 'Đạt' : 'Đạt từ đầu năm',
    },
  };
}

/** A figure whose unit has a column of its own: sums in millions, so that five years stand side by side on 16 cm. */
function narrow(value: number | null, unit: Unit): string {
  if (value === null) return '–';
  if (unit === 'đ') return formatNumber(value / 1_000_000, 1);
  return unit === '%' ? formatNumber(value * 100, 1) : bare(value, unit);
}

/** Years that a table of the collective report shows, the last first asked for. */
const MOST_YEARS = 5;

/** Null where fewer than two years have something. */
export function yearTable(figures: ReportFigures): ReportTable | null {
  const { ward, period } = figures;
  const last = yearOf(period.to);
  const keys = indicatorGroups
    .flatMap(({ keys: all }) => all)
    .filter((key) => YEARLY.has(key) && isMeasured(key, ward));
  const years = Array.from({ length: MOST_YEARS }, (_, at) => last - MOST_YEARS + 1 + at)
    .map((year) => ({
      year,
      of:
        year === last
          ? columnOf(ward, { ...yearPeriod(year), to: period.to }, keys, evaluate)
          : columnOf(ward, yearPeriod(year), keys, evaluateEarlier),
    }))
    .filter(({ of }) => [...of].some(([key, value]) => value !== null && !STOCKS.has(key)));
  if (years.length < 2) return null;
  const [before, now] = years.slice(-2).map(({ of }) => of);
  const isWorse = worseIn(ward);
  const shown = keys.filter((key) => {
    if (!years.some(({ of }) => of.get(key) != null)) return false;
    const fell = !figures.tellsWeak && isWorse(key, now?.get(key) ?? null, before?.get(key) ?? null);
    if (fell) figures.leaveOut(key);
    return !fell;
  });
  for (const key of shown) figures.value(key);
  const told = (of: ReadonlyMap<MetricKey, number | null>, key: MetricKey): string => {
    const value = of.get(key) ?? null;
    const { unit } = metricOf(key, ward);
    if (!figures.isSmall(key, value, (one) => of.get(one) ?? null)) return narrow(value, unit);
    return unit === '%' ? '–' : FEW;
  };
  const slots = Array.from({ length: MOST_YEARS }, (_, at) => years[at]);
  return {
    title: 'Số liệu so sánh các năm',
    rows: shown.map((key, at) => ({
      tt: String(at + 1),
      ten: metricOf(key, ward).label,
      don_vi: metricOf(key, ward).unit === 'đ' ? 'triệu đ' : metricOf(key, ward).unit,
      ...Object.fromEntries(
        slots.map((slot, index) => [`nam_${index + 1}`, slot === undefined ? '' : told(slot.of, key)]),
      ),
    })),
    once: Object.fromEntries(
      slots.map((slot, index) => [`cot_nam_${index + 1}`, slot === undefined ? DROPPED : `Năm ${slot.year}`]),
    ),
  };
}

/** Members are on record for years before the ward kept its book: by themselves they make no year worth a column. */
const STOCKS: ReadonlySet<MetricKey> = new Set<MetricKey>(['members', 'memberRate', 'membersJoined']);

const columnOf = (
  ward: WardData,
  period: Period,
  keys: readonly MetricKey[],
  of: typeof evaluate | typeof evaluateEarlier,
) => new Map(keys.map((key) => [key, of(key, ward, period).value]));
