/** What *Cài đặt sổ* does for chapters that were typed without a code, before anything is counted by them. */
import { formatNumber, normalizeText } from '../domain/values';
import { chapterCodes, rowOf, tables } from '../domain/ward';
import { fillColumn, type Making } from '../google/install';
import type { ReadWard } from './read-ward';

/** Names that a note tells. */
const MOST = 12;

export interface GivenCodes {
  /** The tab was written to, and reads otherwise now. */
  readonly isWritten: boolean;
  /** What the person should know, in Vietnamese. */
  readonly notes: readonly string[];
}

export function giveCodes(
  { reader, attempts }: Pick<Making, 'reader' | 'attempts'>,
  { ward }: Pick<ReadWard, 'ward'>,
): GivenCodes {
  const { sheet: name } = tables.chapters;
  const { code, name: named } = ward.records.chapters.places;
  const tab = reader.tab(name);
  if (tab === null || code == null || named == null) return { isWritten: false, notes: [] };
  const text = (value: unknown): string => normalizeText(String(value ?? ''));
  const { given, asked } = chapterCodes(
    tab.raw.rows.map((cells, index) => ({
      row: rowOf(index),
      code: text(cells[code]),
      name: text(cells[named]),
    })),
  );
  const codes = new Map(given.map((chapter) => [chapter.row, chapter.code]));
  const isWritten =
    given.length > 0 && attempts.attempt(tab.sheet, () => fillColumn(tab.sheet, code, codes)) !== null;
  if (isWritten) {
    const rows = tab.raw.rows.map((cells, index) =>
      cells.map((cell, place) => (place === code ? (codes.get(rowOf(index)) ?? cell) : cell)),
    );
    reader.put(name, { ...tab, raw: { ...tab.raw, rows } });
  }
  const told = given.slice(0, MOST).map((chapter) => `${chapter.name} (${chapter.code})`);
  const more = given.length > MOST ? ` và ${formatNumber(given.length - MOST)} chi hội nữa` : '';
  return {
    isWritten,
    notes: [
      ...(isWritten
        ? [
            `Đã đặt mã cho ${formatNumber(given.length)} chi hội: ${told.join(', ')}${more}. Muốn mã khác thì sửa ngay, trước khi ghi việc đầu tiên: về sau mã không đổi nữa.`,
          ]
        : []),
      ...asked.map(
        ({ row, like }) =>
          `Tab ${name}: dòng ${row.row} ghi “${row.name}”, giống “${like.name}” ở dòng ${like.row}, nên chưa đặt mã. Nếu là một chi hội thì xóa dòng ${row.row}; nếu là hai, ghi mã cho dòng ấy.`,
      ),
    ],
  };
}
