/**
 * What a package would bring into the ward's `Chỉ số`, before anything is written: each of its indicators is new, there
 * already, or cannot be, and why. The rows are checked by what checks a row that an officer types.
 */
import type { Pack, PackIndicator } from '../../domain/packs/pack';
import { done, failed, identityKey, tell } from '../../domain/values';
import type { Cell } from '../../domain/ward';
import { type Answer, describe, type Problem } from '../../shared/problem';
import type { Values } from '../rows/check-row';
import type { OpenWard } from '../rows/open-ward';
import type { TabRows } from '../rows/tab';
import type { Visit } from '../rpc/visit';
import { byName, named, standingRows } from './opened';
import type { Tools } from './tools';

export interface Judged {
  readonly name: string;
  readonly why: string;
}

interface Fresh {
  readonly indicator: PackIndicator;
  /** Cells of its row, by the keys of their columns. */
  readonly cells: ReadonlyMap<string, Cell>;
  readonly notices: readonly string[];
}

export interface Plan {
  readonly fresh: readonly Fresh[];
  readonly known: readonly Judged[];
  readonly cannot: readonly Judged[];
}

/** @returns a problem where no indicator at all could be written: a column is missing. */
export function planOf(
  visit: Visit,
  ward: OpenWard,
  packs: readonly Omit<Pack, 'key'>[],
  tools: Tools,
): Answer<Plan> {
  const tab = ward.tabs.get('indicators') ?? tools.newTab('indicators');
  // Without it nobody could take the package out again.
  if (tab.places.pack === null)
    return failed({
      kind: 'missingColumn',
      sheet: tab.table.sheet,
      header: tab.table.columns.pack?.header ?? '',
    });
  const figures = new Map(tools.figureNames().map((name) => [identityKey(name), name]));
  const there = byName(standingRows(ward));
  const candidates: (Fresh & { readonly row: readonly Cell[] })[] = [];
  const known: Judged[] = [];
  const cannot: Judged[] = [];
  /** The tab with what was found to be new so far below its rows. */
  const soFar = (): TabRows => ({
    ...tab,
    raw: { ...tab.raw, rows: [...tab.raw.rows, ...candidates.map(({ row }) => row)] },
  });
  for (const pack of packs) {
    for (const indicator of inOrder(pack.indicators)) {
      const { name } = indicator;
      const key = identityKey(name);
      const figure = figures.get(key);
      if (there.has(key)) known.push({ name, why: difference(ward, indicator, tools) });
      else if (candidates.some((one) => identityKey(one.indicator.name) === key))
        known.push({ name, why: 'hai gói cùng có, chỉ ghi một lần.' });
      else if (figure !== undefined)
        cannot.push({
          name,
          why: `trùng tên với con số ${named(figure)} mà sổ vốn tính sẵn. Nhờ nơi gửi đổi tên.`,
        });
      else {
        const now = soFar();
        const checked = tools.checkRow(ward, now, valuesOf(indicator, ward, tools), null);
        if (!checked.ok) {
          if (checked.problem.kind !== 'invalid') return checked;
          cannot.push({ name, why: sentences(checked.problem) });
          continue;
        }
        const cells = tools.newCells(visit, ward, now, checked.value, tools.newIdFor(now, checked.value));
        cells.set('pack', pack.name);
        const row = tools.withCells(tab, checked.value.row, cells);
        candidates.push({ indicator, cells, row, notices: checked.value.notices });
      }
    }
  }
  const wrong = withoutFigure(ward, soFar(), tab.raw.rows.length, tools);
  return done({
    fresh: candidates.filter((_, at) => !wrong.has(at)),
    known,
    cannot: [
      ...cannot,
      ...candidates.flatMap(({ indicator: { name } }, at) => {
        const why = wrong.get(at);
        return why === undefined ? [] : [{ name, why }];
      }),
    ],
  });
}

/** Why a ratio has no figure: one that it names is not there. By its place among the candidates. */
function withoutFigure(ward: OpenWard, now: TabRows, before: number, tools: Tools): Map<number, string> {
  const indicators = tools.decodeWith(now, now.raw.rows, ward.context);
  const { problems } = tools.ownMetricsOf({ ...ward.data.records, indicators });
  const found = new Map<number, string>();
  for (const { row, what, todo } of problems) {
    const at = row === null ? -1 : tools.indexOf(row) - before;
    if (at >= 0 && !found.has(at)) found.set(at, tell({ what, todo }));
  }
  return found;
}

/** A ratio after its parts, the others as they come. */
function inOrder(indicators: readonly PackIndicator[]): PackIndicator[] {
  const waiting = [...indicators];
  const ordered: PackIndicator[] = [];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => identityKey(name)));
    const at = waiting.findIndex(({ name, numerator, denominator }) =>
      [numerator, denominator].every((part) => {
        const key = identityKey(part ?? '');
        return !names.has(key) || key === identityKey(name);
      }),
    );
    ordered.push(...waiting.splice(Math.max(at, 0), 1));
  }
  return ordered;
}

/** As the form would send it. */
function valuesOf(one: PackIndicator, { context }: OpenWard, { labelOf }: Tools): Values {
  const label = (list: Parameters<typeof labelOf>[0], key: string | undefined): string =>
    key === undefined ? '' : labelOf(list, key, context.catalogue);
  return {
    ...{ name: one.name, group: one.group ?? '', unit: one.unit, sentence: one.sentence ?? '' },
    counting: label('own.countings', one.counting),
    direction: label('own.directions', one.direction),
    heading: label('own.reportHeadings', one.heading),
    ...{ numerator: one.numerator ?? '', denominator: one.denominator ?? '' },
    isSensitive: one.isSensitive ?? '',
    isReported: one.isReported ?? '',
  };
}

/** Of an indicator that stands there: what the ward counts otherwise, for whoever adds the figures of several wards up. */
function difference({ data, context }: OpenWard, one: PackIndicator, { labelOf }: Tools): string {
  const row = data.records.indicators.rows.find(({ name }) => identityKey(name) === identityKey(one.name));
  if (row === undefined) return 'dòng ấy còn chỗ sai, bấm Kiểm tra để xem.';
  if (row.counting !== one.counting) {
    const label = (key: string) => labelOf('own.countings', key, context.catalogue);
    return `tính kiểu khác (${label(row.counting)}; gói: ${label(one.counting)}), giữ theo sổ.`;
  }
  return identityKey(row.unit) === identityKey(one.unit)
    ? 'giữ nguyên.'
    : `đếm bằng ${row.unit} (gói: ${one.unit}), giữ theo sổ.`;
}

const sentences = (problem: Problem): string =>
  problem.kind === 'invalid'
    ? [...problem.form, ...Object.values(problem.fields).flat()].map(tell).join(' ')
    : describe(problem);

/** Everything that is wrong with a text, at once. */
export const refusedText = (form: Extract<Problem, { kind: 'invalid' }>['form']): Answer<never> =>
  failed({ kind: 'invalid', fields: {}, form });
