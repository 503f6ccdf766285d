/**
 * The annexes by chapter: one row a chapter as the ward stands at the period's end, the ward's own doings last. Of the
 * core, and of the models that the ward chose.
 */
import { chapterAtEnd, type MetricKey, metricOf } from '../figures';
import { undividedIn } from '../figures/chapters';
import { type Indicator, indicatorsByGroup, ownKey } from '../models/indicator-tables';
import { type ModelKey, models } from '../models/registry';
import { formatNumber, formatPercent } from '../values';
import { compareChapters, WARD } from '../ward';
import { chapterName } from './chapter-names';
import { DROPPED } from './columns';
import type { ReportTable } from './data';
import type { ReportFigures } from './figures';
import { parts } from './parts';
import { cellNumber } from './phrases';

/** A column of an annex: the template's name, the figure, its header. Money is in đồng, weight in kg. */
export type AnnexColumn = readonly [
  name: string,
  key: MetricKey,
  header: string,
  width: number,
  model: ModelKey,
];

const columnsOf = (isCore: boolean): readonly AnnexColumn[] =>
  parts.flatMap(({ key: model, annex = [] }) =>
    (models.find(({ key }) => key === model)?.isCore === true) === isCore
      ? annex.map(([name, key, header, width]): AnnexColumn => [name, key, header, width, model])
      : [],
  );

export const CHOSEN_COLUMNS = columnsOf(false);
/** The core by itself, where the models of choice have an annex of their own. */
export const coreColumnsOf = () => columnsOf(true);
/** The score stands beside the core where the report tells no other model of choice: one annex then serves both. */
export const CORE_COLUMNS = [
  ...columnsOf(true),
  ...CHOSEN_COLUMNS.filter(([, , , , model]) => model === 'reviews'),
];

const ONE_DECIMAL: ReadonlySet<MetricKey> = new Set<MetricKey>(['reviewScore']);

function cell(key: MetricKey, value: number | null): string {
  if (value === null) return '–';
  if (key === 'memberRate') return formatPercent(value);
  return ONE_DECIMAL.has(key) ? formatNumber(value, 1) : cellNumber(value);
}

export const chapterTable = (figures: ReportFigures, told: readonly ModelKey[]): ReportTable | null =>
  tableOf(
    figures,
    CORE_COLUMNS,
    CHOSEN_COLUMNS.some(([, , , , model]) => model !== 'reviews' && told.includes(model))
      ? told.filter((model) => model !== 'reviews')
      : told,
  );
export const modelChapterTable = (figures: ReportFigures, told: readonly ModelKey[]): ReportTable | null =>
  tableOf(figures, CHOSEN_COLUMNS, told);

/** Columns that a table of a ward's own indicators has room for. */
export const OWN_COLUMNS = 6;

/**
 * The ward's own indicators by chapter, group by group, so many to a table as a page bears. What is sensitive is told of
 * the ward as a whole only.
 */
export function ownChapterTables(figures: ReportFigures): readonly ReportTable[] {
  const { ward } = figures;
  return indicatorsByGroup(ward).flatMap(({ name, indicators }) => {
    const shown = indicators.filter(
      (indicator) =>
        indicator.isReported !== false &&
        indicator.isSensitive !== true &&
        ward.ownMetrics.has(ownKey(indicator)) &&
        figures.value(ownKey(indicator)) !== null,
    );
    return Array.from({ length: Math.ceil(shown.length / OWN_COLUMNS) }, (_, page) => {
      const own = shown.slice(page * OWN_COLUMNS, (page + 1) * OWN_COLUMNS);
      const found = own.map((indicator) => figures.byKey(ownKey(indicator), 'chapter'));
      const text = (unit: string, value: number | null): string =>
        unit === '%' && value !== null ? formatPercent(value) : cellNumber(value);
      const chapters = [...ward.context.chapters.all].sort(compareChapters).map(({ key }) => key);
      const codes = [...chapters, ...undividedIn(found), WARD].filter((code) =>
        found.some((one) => one.has(code)),
      );
      const slots = Array.from({ length: OWN_COLUMNS }, (_, at) => own[at]);
      return {
        title: `${name}${page === 0 ? '' : ' (tiếp)'}`,
        rows: codes.map((code, at) => ({
          tt: code === WARD ? '' : String(at + 1),
          chi_hoi: chapterName(ward, code),
          ...Object.fromEntries(
            slots.map((indicator, column) => [
              `o_${column + 1}`,
              indicator === undefined ? '' : text(indicator.countedIn, found[column]?.get(code) ?? null),
            ]),
          ),
        })),
        once: Object.fromEntries(
          slots.flatMap((indicator, column) => [
            [`cot_${column + 1}`, indicator === undefined ? DROPPED : headerOf(indicator)],
            [
              `tong_${column + 1}`,
              indicator === undefined ? '' : text(indicator.countedIn, figures.value(ownKey(indicator))),
            ],
          ]),
        ),
      };
    });
  });
}

/** `Dư nợ (đ)`, `Hộ vay vốn`: what a name does not say stands in brackets. */
const headerOf = ({ name, countedIn }: Indicator): string =>
  countedIn === 'đ' || countedIn === 'kg' || countedIn === 'km' ? `${name} (${countedIn})` : name;

/** Null where no chapter has a figure. A column in which nothing was recorded falls away. */
function tableOf(
  figures: ReportFigures,
  columns: readonly AnnexColumn[],
  told: readonly ModelKey[],
): ReportTable | null {
  const { chapters } = figures.ward.context;
  /** A share of which a chapter did not record the upper figure is no share of nought. */
  const partsOf = (key: MetricKey): ReadonlyMap<string, number | null> => {
    const metric = metricOf(key, figures.ward);
    const above = metric.kind === 'ratio' ? figures.byKey(metric.numerator, 'chapter') : null;
    return new Map(
      figures
        .parts(key, 'chapter')
        .map(({ keys: [code = ''], value }) => [code, above?.has(code) === false ? null : value]),
    );
  };
  const parts = columns.map(([, key, , , model]) =>
    !told.includes(model) ? new Map<string, number | null>() : partsOf(key),
  );
  const hasFigure = (code: string) => parts.some((part) => part.get(code) != null);
  const standsFor = chapterAtEnd(chapters.all, figures.period.to);
  const standing = [...chapters.all]
    .filter(({ key, from, until }) => {
      const holds =
        (from === null || from <= figures.period.to) && (until === null || until > figures.period.to);
      return hasFigure(key) || (holds && standsFor.get(key) === key);
    })
    .sort(compareChapters)
    .map(({ key }) => key);
  const rows = [...standing, ...undividedIn(parts)];
  if (!rows.some(hasFigure) && !hasFigure(WARD)) return null;
  const all = hasFigure(WARD) ? [...rows, WARD] : rows;
  return {
    title: '',
    rows: all.map((code, at) => ({
      // The ward is no chapter: the last number is how many chapters there are.
      tt: code === WARD ? '' : String(at + 1),
      chi_hoi: chapterName(figures.ward, code),
      ...Object.fromEntries(
        columns.map(([name, key], column) => [name, cell(key, parts[column]?.get(code) ?? null)]),
      ),
    })),
    once: Object.fromEntries(
      columns.flatMap(([name, key, header], column) => [
        [`tong_${name}`, parts[column]?.size === 0 ? '' : cell(key, figures.value(key))],
        [
          `cot_${name}`,
          [...(parts[column]?.values() ?? [])].some((value) => value !== null) ? header : DROPPED,
        ],
      ]),
    ),
  };
}
