/**
 * A picture of a receipt or a handover, kept in the ward's Drive and linked from its row. The column is made with the first
 * picture of a tab: a ward that keeps none has no such column.
 */
import { done, failed, hash } from '../../domain/values';
import { addColumn, keepPicture } from '../../google/keep-picture';
import type { Input, Output } from '../../shared/contract';
import { type Answer, invalid, type Problem } from '../../shared/problem';
import type { Visit } from '../rpc/visit';
import type { Tools } from './tools';
import { pictureType } from './type';

/** A page shrinks a picture far below this, bytes. */
const LARGEST = 500_000;
/** Of one row. */
const MOST = 5;
/** Key of the column, in every table that takes pictures. */
const COLUMN = 'picture';

const NOT_ON: Problem = invalid(
  '',
  'Phường chưa dùng ảnh chứng từ.',
  'Cán bộ phường bật ở Thông tin của Hội, ô “Ảnh chứng từ”.',
);

export function keepOne(
  { table, id, picture }: Input<'picture.keep'>,
  visit: Visit,
  tools: Tools,
): Answer<Output<'picture.keep'>> {
  const opened = tools.openFor(visit, table);
  if (!opened.ok) return opened;
  const { ward, tab, key } = opened.value;
  const index = tools.findRow(ward, tab, id);
  if (index === null) return failed(tools.GONE);
  const now = tools.rowAt(tab, index);
  const refused = tools.refusedRow(ward.person, 'edit', tools.ownRow(tab, now, ward.context));
  if (refused !== null) return failed(refused);
  const column = tab.table.columns[COLUMN];
  if (column === undefined) return failed({ kind: 'badRequest' });
  if (tools.openWard(visit, [], { withSettings: true }).data.settings.pictures !== true)
    return failed(NOT_ON);
  const bytes = bytesOf(picture);
  const type = bytes === null ? null : pictureType(bytes);
  if (bytes === null || type === null) {
    return failed(invalid('', 'Tệp này không phải ảnh JPEG, PNG hay WebP.', 'Chụp lại, hoặc chọn ảnh khác.'));
  }
  if (bytes.length > LARGEST) {
    return failed(invalid('', 'Ảnh này quá lớn.', 'Chụp lại bằng máy ảnh của điện thoại rồi gửi.'));
  }
  const record = tools.recordAt(ward, key, index);
  const closed = tools.closedRow(visit, ward, key, record, record);
  if (closed !== null) return failed(closed);
  const before = String(tools.cellOf(tab, now, COLUMN))
    .split('\n')
    .filter(Boolean);
  // The same picture of the same row, sent again, is found by this and not kept twice.
  const mark = `picture-${key}-${id}-${hash(picture)}`;
  if (before.length >= MOST) {
    return failed(invalid('', `Việc này đã có ${MOST} ảnh.`, 'Nhờ cán bộ phường bỏ bớt ở cột Ảnh.'));
  }
  if (tab.places[COLUMN] === null) {
    addColumn(tab.sheet, tab.raw.headers.length, column.header, column.helpText);
    return keepOne({ table, id, picture }, visit, tools);
  }
  const kept = keepPicture({
    bytes: bytes.map((byte) => (byte > 127 ? byte - 256 : byte)),
    type: type.type,
    name: `${tab.table.sheet} ${id} ${before.length + 1}.${type.ending}`,
    mark,
  });
  if (!kept.ok) return failed(invalid('', kept.problem.what, kept.problem.todo));
  const url = kept.value;
  if (before.includes(url)) {
    tools.finishedBefore(visit, ward, tab, { index, mark });
    return done({ row: tools.viewRow(tab, now, tools.rowOf(index), ward.context, ward.person), url });
  }
  const written = tools.writeChange(visit, ward, tab, {
    ...{ id, index, mark, notices: [], told: `${column.header}: thêm một ảnh` },
    changed: new Map([
      [COLUMN, [...before, url].join('\n')],
      ['editedBy', visit.name],
      ['editedAt', visit.at],
    ]),
  });
  return written.ok ? done({ row: written.value.row, url }) : written;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 as bytes, 0 to 255; null for what is none. */
function bytesOf(text: string): number[] | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of text) {
    if (letter === '=') break;
    held = ((held << 6) | ALPHABET.indexOf(letter)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
  }
  return bytes;
}
