/** Correcting a row that nobody has changed meanwhile. Found by its id: someone may have sorted the tab. */

import { done, failed, hash, normalizeText } from '../../domain/values';
import { type AnyRow, type Cell, rowOf } from '../../domain/ward';
import { beginChange, endChange, raiseRevision, unfinishedChange } from '../../google/memory';
import { changeCells } from '../../google/row-unit';
import { formulasOf, readRow } from '../../google/rows';
import type { FieldValue, Input, Receipt } from '../../shared/contract';
import { type Answer, type FieldProblem, invalid } from '../../shared/problem';
import type { Person, Right } from '../access';
import { refusedRow, visibleColumns } from '../rpc/person';
import type { Visit } from '../rpc/visit';
import { isSameMeaning } from './cells';
import { checkRow, type Values } from './check-row';
import { closedRow, recordAt } from './closed-days';
import { findRow, GONE, openFor, rowAt } from './find';
import type { OpenWard } from './open-ward';
import { addOwnCells, keyedTab, placedCells, withCells } from './placed';
import { cellAt, cellOf, idOf, ownRow, type Tab, textAt } from './tab';
import { isShownInPart, shownOf, valuesOf, versionOf, versionShown } from './view';
import { afterWrite, changeText, logAbout, logOnce, receiptOf } from './written';

const EDITED = 'Sửa dòng';

export function editRow({ table, id, version, values }: Input<'row.edit'>, visit: Visit): Answer<Receipt> {
  const opened = openFor(visit, table);
  if (!opened.ok) return opened;
  const { ward, tab } = opened.value;
  return changeRow(visit, ward, tab, { id, version, values });
}

interface Change {
  readonly id: string;
  /** The version that the person saw. */
  readonly version: string;
  readonly values: Values;
  /** What goes with the change to other tabs, once it is clear that the row may be written. */
  readonly beforeWrite?: () => void;
  /** The change says its day, and what was before is kept. */
  readonly isDated?: boolean;
  readonly right?: Right;
  /** Names the change where what is sent depends on how the row stands; else what is sent names it. */
  readonly mark?: string;
}

/** Changes what is sent, if nobody changed the row meanwhile. */
export function changeRow(
  visit: Visit,
  ward: OpenWard,
  tab: Tab,
  { id, version, values, beforeWrite, isDated = false, right = 'edit', mark }: Change,
): Answer<Receipt> {
  const { person, context } = ward;
  const index = findRow(ward, tab, id, version);
  if (index === null) return failed(GONE);
  const now = rowAt(tab, index);
  const refused = refusedRow(person, right, ownRow(tab, now, context));
  if (refused !== null) return failed(refused);
  const { keyColumn } = tab.table;
  if (keyColumn !== undefined) {
    const sent = values[keyColumn];
    if (sent !== undefined && normalizeText(String(sent)).toUpperCase() !== id.toUpperCase()) {
      return failed(
        invalid(keyColumn, 'Mã này không bao giờ đổi.', 'Giữ nguyên mã; nếu là nơi khác thì thêm dòng mới.'),
      );
    }
  }
  const seen = onlySeen(visit, ward, tab, now, id, values);
  if (!seen.ok) return seen;
  const checked = checkRow(ward, tab, seen.value, index);
  if (!checked.ok) return person.role === 'link' ? withoutHidden(tab, person, checked) : checked;
  const changed = new Map(
    [...checked.value.cells].filter(
      ([key, cell]) => !isSameCell(tab, key, cellOf(tab, now, key), cell, ward),
    ),
  );
  /** The same change, sent again after it was cut, goes on. */
  const change = mark ?? `${tab.key} ${id} ${version} ${hash(JSON.stringify(values))}`;
  const unfinished = unfinishedChange(change);
  if (changed.size === 0)
    return finishedBefore(visit, ward, tab, { index, mark: change }) ?? receiptAgain(visit, ward, tab, index);
  if (versionOf(tab, now, person) !== version && unfinished === null) {
    return failed({
      kind: 'conflict',
      theirs: versionShown(tab, now, context, person),
      yours: shownOf(tab, checked.value.row, context, person),
    });
  }
  const closed = isDated
    ? null
    : closedRow(visit, ward, tab.key, recordAt(ward, tab.key, index), checked.value.record);
  if (closed !== null) return failed(closed);
  const toSay = isDated ? [] : rewritten(tab, now, checked.value.record, changed);
  changed.set('editedBy', visit.name);
  changed.set('editedAt', visit.at);
  addOwnCells(tab, now, checked.value, changed, ward, visit.today);
  beforeWrite?.();
  const told = unfinished ?? changeText(tab, now, changed, context);
  const notices = [...toSay, ...checked.value.notices];
  return writeChange(visit, ward, tab, { id, index, changed, mark: change, told, notices });
}

interface Decided {
  readonly id: string;
  readonly index: number;
  /** The cells that change, by key. */
  readonly changed: ReadonlyMap<string, Cell>;
  readonly mark: string;
  /** What the log is to say. */
  readonly told: string;
  readonly notices: readonly string[];
}

/** Writes and logs a change that was decided, so that the same sent again after a cut goes on with it. */
export function writeChange(
  visit: Visit,
  ward: OpenWard,
  tab: Tab,
  { id, index, changed, mark, told, notices }: Decided,
): Answer<Receipt> {
  const now = rowAt(tab, index);
  visit.writing = tab.sheet;
  const width = tab.raw.headers.length;
  const formulas = formulasOf(tab.sheet, rowOf(index), width);
  const cells = placedCells(tab, changed);
  beginChange(mark, told);
  const { isDone, notes } = changeCells(keyedTab(tab, visit), rowOf(index), cells);
  visit.told.push(...notes);
  if (!isDone) return failed({ kind: 'stale', sheet: tab.table.sheet });
  raiseRevision(tab.key);
  afterWrite(visit, tab, id, EDITED, changed, told);
  endChange();
  const after = formulas.some((formula) => formula !== '')
    ? readRow(tab.sheet, rowOf(index), width, visit.toDay)
    : withCells(tab, now, changed);
  const said = [...notices, ...replacedFormulas(tab, formulas, changed)];
  return done(receiptOf(visit, ward, tab, after, rowOf(index), visit.at, false, said));
}

export const receiptAgain = (visit: Visit, ward: OpenWard, tab: Tab, index: number): Answer<Receipt> =>
  done(receiptOf(visit, ward, tab, rowAt(tab, index), rowOf(index), visit.at, true));

/** The answer to a change that was written and cut before it was answered, and its line in the log; null where it was not. */
export function finishedBefore(
  visit: Visit,
  ward: OpenWard,
  tab: Tab,
  { index, mark }: { readonly index: number; readonly mark: string },
): Answer<Receipt> | null {
  const told = unfinishedChange(mark);
  if (told === null) return null;
  const now = rowAt(tab, index);
  logOnce(visit, tab, { id: idOf(tab, now), what: EDITED, change: told }, textAt(now, tab.places.editedAt));
  endChange();
  return receiptAgain(visit, ward, tab, index);
}

/** A formula of the ward's in a column of ours gives way to what is typed, and that is said. */
const replacedFormulas = (
  tab: Tab,
  formulas: readonly string[],
  changed: ReadonlyMap<string, Cell>,
): string[] =>
  [...changed.keys()].flatMap((key) => {
    const place = tab.places[key];
    const formula = place === null || place === undefined ? '' : (formulas[place] ?? '');
    const header = tab.table.columns[key]?.header ?? '';
    return formula === ''
      ? []
      : [
          `Ô ${header} vốn có công thức ${formula}, nay thay bằng điều vừa ghi. Muốn giữ công thức, ghi lại vào ô.`,
        ];
  });

/**
 * What a link may change of a row: the columns that it sees, and of those only what it sees whole. A birth is shown as its
 * year: the year sent back is no change, and anything else is refused whatever stands there. Nothing of the answer depends on
 * what is hidden, and whoever tries leaves a line in the log.
 */
function onlySeen(
  visit: Visit,
  { person, context }: OpenWard,
  tab: Tab,
  now: readonly Cell[],
  id: string,
  values: Values,
): Answer<Values> {
  const visible = visibleColumns(person, tab.key);
  if (visible === null) return done(values);
  const shown = valuesOf(tab, now, context, person);
  const fields: Record<string, FieldProblem[]> = {};
  const kept: [string, FieldValue][] = [];
  for (const [key, value] of Object.entries(values)) {
    const column = Object.hasOwn(tab.table.columns, key) ? tab.table.columns[key] : undefined;
    if (column === undefined) return failed({ kind: 'badRequest' });
    const isWhole = visible.has(key) && !isShownInPart(visible, column.type.kind);
    if (isWhole) kept.push([key, value]);
    else if (!visible.has(key) || normalizeText(String(value)) !== (shown[key] ?? '')) {
      fields[key] = [
        {
          what: `Bằng liên kết điện thoại, không sửa được ô ${column.header} của người đã có trong sổ.`,
          todo: 'Nhờ cán bộ phường sửa ô này.',
        },
      ];
    }
  }
  const tried = Object.keys(fields).map((key) => tab.table.columns[key]?.header ?? key);
  if (tried.length === 0) return done(Object.fromEntries(kept));
  logAbout(visit, `Bị từ chối: sửa ô không được thấy (${tried.join(', ')})`, tab.table.sheet, id);
  return failed({ kind: 'invalid', fields, form: [] });
}

/** Problems of columns that a link does not see say nothing of what stands there. */
function withoutHidden(tab: Tab, person: Person, answer: Answer<never>): Answer<never> {
  const visible = visibleColumns(person, tab.key);
  if (visible === null || answer.ok || answer.problem.kind !== 'invalid') return answer;
  const { fields, form } = answer.problem;
  const isSeen = ([key]: readonly [string, unknown]) => visible.has(key);
  const shown = Object.entries(fields).filter(isSeen);
  if (shown.length === Object.keys(fields).length) return answer;
  const rest = {
    what: 'Dòng này có ô ghi sai mà liên kết không xem được.',
    todo: 'Nhờ cán bộ phường sửa trong sổ.',
  };
  return failed({ kind: 'invalid', fields: Object.fromEntries(shown), form: [...form, rest] });
}

const cellText = (cell: Cell): string => normalizeText(String(cell));

/** The same to a reader: `28/6/2022` typed by hand and `2022-06-28` from a form are one day. */
function isSameCell(tab: Tab, key: string, before: Cell, after: Cell, { context }: OpenWard): boolean {
  if (before === after || cellText(before) === cellText(after)) return true;
  const column = tab.table.columns[key];
  // A name that is made a reference is firmer, though it points at the same row.
  if (column === undefined || column.type.kind === 'reference') return false;
  return isSameMeaning(column, before, after, context);
}

/** What to tell of cells that hold how things stand now, and count for the years before as well. */
const rewritten = (
  { table, places }: Tab,
  before: readonly Cell[],
  after: AnyRow,
  changed: ReadonlyMap<string, Cell>,
): string[] =>
  Object.entries(table.rewritesPast ?? {}).flatMap(([key, { to, says }]) =>
    changed.has(key) && cellAt(before, places[key]) !== '' && (to === undefined || after[key] === to)
      ? [says]
      : [],
  );
