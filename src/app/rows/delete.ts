/** Deleting a row that nothing points at: it goes whole into the trash. */

import { done, failed } from '../../domain/values';
import { rowOf } from '../../domain/ward';
import type { Input, Output } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import { refusedRow } from '../rpc/person';
import type { Visit } from '../rpc/visit';
import { closedRow, recordAt } from './closed-days';
import { findRow, GONE, openFor, rowAt } from './find';
import { isPointable, type Pointable, pointersAt, tablesThatPoint } from './pointers';
import { deletedBefore } from './restore';
import { ownRow } from './tab';
import { putAside } from './trash';
import { versionOf, versionShown, viewRow } from './view';
import { afterWrite, logOnce } from './written';

const DELETED = 'Xóa dòng';

export function deleteRow(
  { table, id, version }: Input<'row.delete'>,
  visit: Visit,
): Answer<Output<'row.delete'>> {
  const isPointedAt = isPointable(table);
  const opened = openFor(visit, table, isPointedAt ? tablesThatPoint(table) : []);
  if (!opened.ok) return opened;
  const { ward, tab, key } = opened.value;
  const { context, person } = ward;
  const index = findRow(ward, tab, id, version);
  if (index === null) {
    const cells = deletedBefore(visit, tab, id);
    if (cells === null) return failed(GONE);
    logOnce(visit, tab, { id: id.toUpperCase(), what: DELETED });
    return done({ table: key, id, title: viewRow(tab, cells, 0, context, person).title, notices: [] });
  }
  const now = rowAt(tab, index);
  const refused = refusedRow(person, 'delete', ownRow(tab, now, context));
  if (refused !== null) return failed(refused);
  if (key === 'chapters') {
    return failed({
      kind: 'referenced',
      what: 'Chi hội không xóa được, vì các dòng cũ ghi theo mã của chi hội.',
      todo: 'Ghi Đến ngày nếu chi hội đã thôi hoạt động.',
    });
  }
  if (versionOf(tab, now, person) !== version) {
    return failed({ kind: 'conflict', theirs: versionShown(tab, now, context, person), yours: [] });
  }
  const pointing = isPointedAt ? pointersAt(ward, table, id).join(', ') : '';
  if (isPointedAt && pointing !== '') {
    return failed({
      kind: 'referenced',
      // By a link not even the tab's name: what is kept of her in confidence stands in one of its own.
      what: `Còn dòng ghi về ${INSTEAD[table][0]} này ở ${person.role === 'link' ? 'tab khác' : `tab ${pointing}`}.`,
      todo: person.role === 'link' ? 'Nhờ cán bộ phường xóa dòng này.' : INSTEAD[table][1],
    });
  }
  const closed = closedRow(visit, ward, key, recordAt(ward, key, index), null);
  if (closed !== null) return failed(closed);
  const view = viewRow(tab, now, rowOf(index), context, person);
  visit.writing = tab.sheet;
  if (!putAside(visit, ward, tab, [index])) return failed({ kind: 'stale', sheet: tab.table.sheet });
  afterWrite(visit, tab, view.id, DELETED);
  return done({ table: key, id: view.id, title: view.title, notices: visit.told.splice(0) });
}

/** What is done in place of deleting. */
const INSTEAD: Readonly<Record<Pointable, readonly [noun: string, todo: string]>> = {
  members: ['hội viên', 'Nếu chị ấy đã rời đi, bấm Rời Hội; nếu ghi trùng, bấm Gộp hai hồ sơ.'],
  pairings: ['cặp', 'Nếu cặp đã xong, bấm Khép cặp; nếu ghi nhầm, xóa các lần hỗ trợ ấy trước.'],
};
