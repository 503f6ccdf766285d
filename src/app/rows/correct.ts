/** Correcting a row that nobody has changed meanwhile. Found by its id: someone may have sorted the tab. */

import { done, failed, hash, normalizeText } from '../../domain/values';
import { type AnyRow, type Cell, rowOf } from '../../domain/ward';
import { beginChange, endChange, raiseRevision, unfinishedChange } from '../../google/memory';
import { changeCells } from '../../google/row-unit';
import { formulasOf, readRow } from '../../google/rows';
import type { Input, Receipt } from '../../shared/contract';
import { type Answer, invalid } from '../../shared/problem';
import type { Visit } from '../rpc/visit';
import { isSameMeaning } from './cells';
import { checkRow, type Values } from './check-row';
import { closedRow, recordAt } from './closed-days';
import { findRow, GONE, openFor, rowAt } from './find';
import type { OpenWard } from './open-ward';
import { addOwnCells, keyedTab, placedCells, withCells } from './placed';
import { cellAt, cellOf, type Tab, textAt } from './tab';
import { shownOf, versionOf, versionShown } from './view';
import { afterWrite, changeText, logOnce, receiptOf } from './written';

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
}

/** Changes what is sent, if nobody changed the row meanwhile. */
export function changeRow(
  visit: Visit,
  ward: OpenWard,
  tab: Tab,
  { id, version, values, beforeWrite, isDated = false }: Change,
): Answer<Receipt> {
  const { person, context } = ward;
  const index = findRow(ward, tab, id, version);
  if (index === null) return failed(GONE);
  const now = rowAt(tab, index);
  const { keyColumn } = tab.table;
  if (keyColumn !== undefined) {
    const sent = values[keyColumn];
    if (sent !== undefined && normalizeText(String(sent)).toUpperCase() !== id.toUpperCase()) {
      return failed(
        invalid(keyColumn, 'Mã này không bao giờ đổi.', 'Giữ nguyên mã; nếu là nơi khác thì thêm dòng mới.'),
      );
    }
  }
  const visible = unchangedYear(tab, now, values, person.role === 'link');
  const checked = checkRow(ward, tab, visible, index);
  if (!checked.ok) return checked;
  const changed = new Map(
    [...checked.value.cells].filter(
      ([key, cell]) => !isSameCell(tab, key, cellOf(tab, now, key), cell, ward),
    ),
  );
  /** The same change, sent again after it was cut, goes on. */
  const change = `${tab.key} ${id} ${version} ${hash(JSON.stringify(values))}`;
  const unfinished = unfinishedChange(change);
  if (changed.size === 0) {
    if (unfinished !== null) {
      logOnce(visit, tab, { id, what: EDITED, change: unfinished }, textAt(now, tab.places.editedAt));
      endChange();
    }
    return done(receiptOf(visit, ward, tab, now, rowOf(index), visit.at, true));
  }
  if (versionOf(tab, now) !== version && unfinished === null) {
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
  visit.writing = tab.sheet;
  const width = tab.raw.headers.length;
  const formulas = formulasOf(tab.sheet, rowOf(index), width);
  const cells = placedCells(tab, changed);
  const told = unfinished ?? changeText(tab, now, changed, context);
  beginChange(change, told);
  const { isDone, notes } = changeCells(keyedTab(tab, visit), rowOf(index), cells);
  visit.told.push(...notes);
  if (!isDone) return failed({ kind: 'stale', sheet: tab.table.sheet });
  raiseRevision(tab.key);
  afterWrite(visit, tab, id, EDITED, changed, told);
  endChange();
  const after = formulas.some((formula) => formula !== '')
    ? readRow(tab.sheet, rowOf(index), width, visit.toDay)
    : withCells(tab, now, changed);
  const notices = [...toSay, ...checked.value.notices, ...replacedFormulas(tab, formulas, changed)];
  return done(receiptOf(visit, ward, tab, after, rowOf(index), visit.at, false, notices));
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

/** A member's birth is shown to a link as its year: the same year sent back is no change of a full date. */
function unchangedYear(tab: Tab, now: readonly Cell[], values: Values, isLink: boolean): Values {
  const sent = values.birth;
  if (!isLink || tab.key !== 'members' || typeof sent !== 'string') return values;
  if (
    !cellText(cellOf(tab, now, 'birth')).includes(normalizeText(sent)) ||
    !/^\d{4}$/.test(normalizeText(sent))
  )
    return values;
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== 'birth'));
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
