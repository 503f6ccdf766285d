/** What changed between a snapshot that was kept and now: figures with both values, and the rows that made them so. */
import type { Unit } from '../figures';
import { formatFigure } from '../report/phrases';
import { formatNumber, roundTo, shiftTen } from '../values';
import type { WardData } from '../ward';
import { figureName, isMarkedByFigures, type RowMark, type Snapshot } from './snapshot';

type RowChangeKind = 'added' | 'changed' | 'removed';

export interface RowChange {
  readonly sheet: string;
  readonly kind: RowChangeKind;
  /** The row's id; `#12`, its place then, where it had none. */
  readonly key: string;
  /** Where it stands now; null where it is gone. */
  readonly row: number | null;
  /** Figures in which it counted or counts. */
  readonly figures: ReadonlySet<string>;
}

export interface FigureChange {
  readonly key: string;
  readonly label: string;
  /** As the report prints it; `–` where nothing was recorded. */
  readonly before: string;
  readonly now: string;
  /** `+200.000đ`, `−0,4 điểm %`; '' where a share or a mean was not there on one side. */
  readonly difference: string;
  readonly rows: readonly RowChange[];
}

export interface Changes {
  readonly figures: readonly FigureChange[];
  /** Every row that was added, changed or removed, in a figure that is looked at, whether that changed or not. */
  readonly rows: readonly RowChange[];
}

/**
 * A figure has changed where a reader of the report would see another one: `79,0%` for `79,0%` is no change.
 * @param now a snapshot of the same period.
 * @param ward names the figures that it defines itself. @param isLookedAt which figures matter, by key: a report is compared in what it prints.
 */
export function compareSnapshots(
  before: Snapshot,
  now: Snapshot,
  isLookedAt: (key: string) => boolean = () => true,
  ward: Pick<WardData, 'ownMetrics'> = { ownMetrics: new Map() },
): Changes {
  const rows = [...new Set([...Object.keys(before.rows), ...Object.keys(now.rows)])]
    .flatMap((sheet) => rowChanges(sheet, before, now))
    .filter(({ figures }) => [...figures].some(isLookedAt));
  const keys = [...new Set([...Object.keys(now.figures), ...Object.keys(before.figures)])];
  const figures = keys.flatMap((key): FigureChange[] => {
    const [old, present] = [before.figures[key] ?? null, now.figures[key] ?? null];
    const { label, unit } = figureName(key, ward);
    const [then, today] = [formatFigure(old, unit), formatFigure(present, unit)];
    const difference = differenceOf(old, present, unit);
    const isSame = then === today || (old !== null && present !== null && difference === 0);
    if (isSame || !isLookedAt(key)) return [];
    return [
      {
        key,
        label,
        before: then,
        now: today,
        difference: tellDifference(difference, unit),
        rows: rows.filter((row) => row.figures.has(key)),
      },
    ];
  });
  return { figures, rows };
}

/** A figure as a number that is no finer than what is printed of it; a share in percent. */
const printedNumber = (value: number, unit: Unit): number =>
  unit === '%' ? roundTo(shiftTen(value, 2), 1) : roundTo(value, unit === 'đ' ? 0 : 1);

/** null where a share or a mean was not there on one side; nothing recorded is none of a count. */
function differenceOf(before: number | null, now: number | null, unit: Unit): number | null {
  if ((before === null || now === null) && (unit === '%' || unit === 'điểm')) return null;
  return roundTo(printedNumber(now ?? 0, unit) - printedNumber(before ?? 0, unit), 1);
}

function tellDifference(difference: number | null, unit: Unit): string {
  if (difference === null) return '';
  const size = Math.abs(difference);
  const text = unit === '%' ? `${formatNumber(size, 1)} điểm %` : formatFigure(size, unit);
  return difference === 0 ? text : `${difference > 0 ? '+' : '−'}${text}`;
}

function rowChanges(sheet: string, before: Snapshot, now: Snapshot): RowChange[] {
  const present = [...(now.rows[sheet] ?? [])];
  const byKey = new Map(present.map((mark) => [mark.key, mark]));
  const namesOf = (snapshot: Snapshot, mark: RowMark | undefined): readonly string[] =>
    mark === undefined ? [] : (snapshot.sets[mark.set] ?? []);
  const changes: RowChange[] = [];
  const note = (kind: RowChangeKind, old: RowMark | undefined, mark: RowMark | undefined): void => {
    changes.push({
      sheet,
      kind,
      key: mark?.key ?? old?.key ?? '',
      row: mark?.row ?? null,
      figures: new Set([...namesOf(before, old), ...namesOf(now, mark)]),
    });
  };
  // A model that was ticked or unticked in between brings figures or takes them away, and changes no row.
  const isInBoth = (name: string): boolean => name in before.figures && name in now.figures;
  const compare = (old: RowMark, mark: RowMark): void => {
    const sets = [namesOf(before, old), namesOf(now, mark)];
    const [was, is] = sets.map((names) => names.filter(isInBoth).join(' '));
    const hasSameMark =
      old.mark === mark.mark || (isMarkedByFigures(sheet) && !sets.every((names) => names.every(isInBoth)));
    if (was !== is || !hasSameMark) note('changed', old, mark);
  };

  const lost: RowMark[] = [];
  const matched = new Set<RowMark>();
  for (const old of before.rows[sheet] ?? []) {
    const mark = byKey.get(old.key);
    if (mark === undefined || matched.has(mark)) lost.push(old);
    else {
      matched.add(mark);
      compare(old, mark);
    }
  }
  // A row that had no id then has one now: it is known by what it says, else by its place.
  const fresh = present.filter((mark) => !matched.has(mark));
  const take = (found: (mark: RowMark) => boolean): RowMark | undefined => {
    const at = fresh.findIndex(found);
    return at < 0 ? undefined : fresh.splice(at, 1)[0];
  };
  const missing = lost.filter((old) => {
    const same = take((mark) => mark.mark === old.mark && isUnnamed(mark, old));
    if (same !== undefined) compare(old, same);
    return same === undefined;
  });
  for (const old of missing) {
    const there = old.key.startsWith('#') ? take((mark) => `#${mark.row}` === old.key) : undefined;
    if (there === undefined) note('removed', old, undefined);
    else compare(old, there);
  }
  for (const mark of fresh) note('added', undefined, mark);
  return changes;
}

const isUnnamed = (mark: RowMark, old: RowMark): boolean =>
  mark.key.startsWith('#') || old.key.startsWith('#');

const VERBS: Readonly<Record<RowChangeKind, string>> = {
  added: 'mới ghi',
  changed: 'đã sửa',
  removed: 'không còn được tính',
};

/** `Quà tặng dòng 5 (QT-7K3F2) đã sửa`. */
export function tellRow({ sheet, kind, key, row }: RowChange): string {
  const id = key.startsWith('#') ? '' : key;
  const place =
    row === null
      ? id === ''
        ? `${sheet} dòng ${key.slice(1)} trước đây`
        : `${sheet} dòng mã ${id}`
      : `${sheet} dòng ${row}${id === '' ? '' : ` (${id})`}`;
  return `${place} ${VERBS[kind]}`;
}

/** How many rows a sentence names. */
const MENTIONED = 3;

function tellRows(rows: readonly RowChange[]): string {
  if (rows.length === 0) return 'không dòng nào đổi: do danh mục, chi hội hoặc cài đặt đổi';
  const more = rows.length - MENTIONED;
  return `${rows.slice(0, MENTIONED).map(tellRow).join('; ')}${more > 0 ? `; và ${formatNumber(more)} dòng nữa` : ''}`;
}

/** `Trị giá quà tặng: 2.000.000đ → 2.500.000đ (Quà tặng dòng 5 (QT-7K3F2) đã sửa)`. */
export const tellFigure = ({ label, before, now, rows }: FigureChange): string =>
  `${label}: ${before} → ${now}, vì ${tellRows(rows)}`;
