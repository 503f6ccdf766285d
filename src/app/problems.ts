/**
 * What is wrong, for a page to mend from: each place with the row that a form opens, its field, and what one press would write.
 * At the sheet it is what *Kiểm tra* finds; by a link what is wrong in the rows of its own chapter, of the kinds it records.
 */
import { doubledNumbers, likelyDuplicates, mendOf } from '../domain/checks';
import { chooseLines, placeOf, sectionsOf } from '../domain/layout';
import { done, yearOf, yearPeriod } from '../domain/values';
import {
  type AnyTable,
  indexOf,
  type Problem,
  type ProblemCode,
  type RawTable,
  type TableKey,
  tableKeys,
  tables,
  type WardData,
} from '../domain/ward';
import type { Input, Output, WrongCell } from '../shared/contract';
import type { Answer } from '../shared/problem';
import { reachesRow, reachOf } from './access';
import { problemsOf } from './check';
import { choosePeriod } from './period';
import { readWard } from './read-ward';
import { openWard } from './rows/open-ward';
import { cellOf, chapterOf, entryColumns, idOf, ownRow, type TabRows } from './rows/tab';
import { isShownInPart } from './rows/view';
import { reachable, tablesFor, visibleColumns } from './rpc/person';
import type { Visit } from './rpc/visit';

/** Of two rows that say the same one may be taken out. */
const TWICE: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['likelyDuplicate', 'doubledKey']);

/** What a link is told: of what stands in the row itself, not of rows that it may not see. */
const OF_THE_ROW: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  ...(['missing', 'unreadable', 'unknownChoice', 'unknownReference', 'ambiguousReference'] as const),
  ...(['cellError', 'future', 'absurd', 'conflict', 'order', 'mismatch', 'self', 'likelyDuplicate'] as const),
]);

export function listProblems(
  { chapter }: Input<'problems.list'>,
  visit: Visit,
): Answer<Output<'problems.list'>> {
  const found = visit.person.role === 'link' ? ofLink(visit) : ofBook(visit);
  const chapters = sectionsOf(found.ward, found.problems);
  const wanted = found.problems.filter((one) => chapter === '' || one.chapterCode === chapter);
  const { lines, rest } = chooseLines(wanted);
  const tell = teller(visit, found);
  return done({
    problems: sectionsOf(found.ward, lines).flatMap(({ group }) => group.map(tell)),
    chapters: chapters.map(({ code, label, group }) => ({ key: code, label, count: group.length })),
    rest: rest.length,
  });
}

interface Found {
  readonly ward: WardData;
  readonly problems: readonly Problem[];
  readonly rawOf: (key: TableKey) => RawTable | null | undefined;
}

function ofBook({ spreadsheet }: Visit): Found {
  const read = readWard(spreadsheet, { withMerges: true });
  const period = choosePeriod(undefined, read.ward);
  const shown = period.ok ? period.value : yearPeriod(yearOf(read.ward.context.today));
  return { ...problemsOf(read, shown), rawOf: (key) => read.raw.tables[key] };
}

function ofLink(visit: Visit): Found {
  const keys = tablesFor(visit);
  const { data, tabs, person, context } = openWard(visit, keys);
  const sheets = new Map(keys.map((key) => [tables[key].sheet, key]));
  const problems = [...data.problems, ...likelyDuplicates(data), ...doubledNumbers(data)].flatMap(
    (problem): Problem[] => {
      const key = sheets.get(problem.sheet);
      const tab = key === undefined ? undefined : tabs.get(key);
      const { row } = problem;
      if (key === undefined || tab === undefined || row === null || !OF_THE_ROW.has(problem.code)) return [];
      const own = chapterOf(tab, tab.raw.rows[indexOf(row)] ?? [], context);
      if (own === null || !person.chapters.includes(own)) return [];
      const [name, column] = columnAt(tab, problem.column) ?? [];
      const visible = visibleColumns(person, key);
      if (visible !== null && (name === undefined || column === undefined || !visible.has(name))) return [];
      const said = { ...problem, chapterCode: own };
      if (column?.type.kind !== 'reference' && !isShownInPart(visible, column?.type.kind ?? ''))
        return [said];
      // A name that is not clear is explained by others that are like it, of other chapters too.
      return [
        { ...said, found: '', what: `Ô ${column?.header ?? ''} ghi chưa rõ.`, todo: 'Mở ra, ghi lại ô này.' },
      ];
    },
  );
  return { ward: data, problems, rawOf: (key) => tabs.get(key)?.raw };
}

const columnAt = ({ table, places }: Pick<TabRows, 'table' | 'places'>, at: number | null) =>
  at === null ? undefined : entryColumns(table).find(([name]) => places[name] === at);

/** Tells each problem with what the person can do about it. */
function teller(visit: Visit, { ward, rawOf }: Found): (problem: Problem) => WrongCell {
  const { person } = visit;
  const near = reachable(person, ward.context);
  const reach = reachOf(person.role, 'edit');
  const open = new Set(tablesFor(visit));
  const bySheet = new Map(tableKeys.map((key) => [tables[key].sheet, key]));
  const tabs = new Map<TableKey, { readonly tab: TabRows; readonly twice: ReadonlySet<string> }>();
  const tabOf = (key: TableKey) => {
    const known = tabs.get(key);
    if (known !== undefined) return known;
    const raw = rawOf(key);
    if (raw === null || raw === undefined) return null;
    const tab: TabRows = { key, raw, table: tables[key] as AnyTable, places: ward.records[key].places };
    const seen = new Set<string>();
    const twice = new Set<string>();
    for (const cells of raw.rows) {
      const id = idOf(tab, cells);
      if (seen.has(id)) twice.add(id);
      seen.add(id);
    }
    tabs.set(key, { tab, twice });
    return { tab, twice };
  };
  return (problem) => {
    const { sheet, row, column, header, chapterCode, severity, found, what, todo } = problem;
    const told: WrongCell = {
      ...{ table: '', id: '', field: '', sheet, row, place: placeOf(problem), header: header ?? '' },
      ...{ chapter: chapterCode ?? '', severity, found, what, todo, mend: null, mayDelete: false },
    };
    const key = bySheet.get(sheet);
    if (key === undefined || row === null) return told;
    const opened = open.has(key) ? tabOf(key) : null;
    const cells = opened?.tab.raw.rows[indexOf(row)];
    if (opened === null || cells === undefined) return { ...told, table: open.has(key) ? key : '' };
    const { tab, twice } = opened;
    const id = idOf(tab, cells);
    const mayOpen =
      id !== '' && !twice.has(id) && reachesRow(reach, person, ownRow(tab, cells, ward.context));
    if (!mayOpen) return { ...told, table: key };
    const [field = '', declared] = columnAt(tab, column) ?? [];
    const before = cellOf(tab, cells, field);
    const after =
      declared === undefined || typeof before === 'boolean' ? null : mendOf(declared, before, near);
    return {
      ...{ ...told, table: key, id, field },
      mend: after === null || typeof before === 'boolean' ? null : { before, after },
      mayDelete: TWICE.has(problem.code) && key !== 'chapters' && key !== 'members',
    };
  };
}
