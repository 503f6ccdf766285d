/** Adding a value to a list of `Danh mục` from the form that needs it. */

import { done, failed, normalizeText, readNumber, sameText } from '../../domain/values';
import {
  AMOUNT,
  allLists,
  CATALOGUE_SHEET,
  decodeCatalogue,
  type ListKey,
  listKeys,
  listOf,
  placeLists,
  rowOf,
} from '../../domain/ward';
import { writeCells } from '../../google/rows';
import type { Input, Option, Output } from '../../shared/contract';
import { type Answer, invalid } from '../../shared/problem';
import { openWard } from '../rows/open-ward';
import type { Visit } from '../rpc/visit';
import { isOpenList } from './fields';

const LONGEST = 60;

const optionOf = (key: ListKey, label: string, raw: Parameters<typeof decodeCatalogue>[0]): Option | null => {
  const found = listOf(key, decodeCatalogue(raw).catalogue).entries.find(
    (entry) => sameText(entry.label, label) || entry.aliases.some((alias) => sameText(alias, label)),
  );
  return found === undefined
    ? null
    : { label: found.label, aliases: [...found.aliases], attributes: [...found.attributes] };
};

export function addToList(
  { list, label: typed, attributes }: Input<'list.add'>,
  visit: Visit,
): Answer<Output<'list.add'>> {
  const ward = openWard(visit, []);
  const tab = ward.catalogue;
  if (tab === null) return failed({ kind: 'notInstalled', sheet: CATALOGUE_SHEET });
  const key = listKeys.find((one) => one === list);
  if (key === undefined || !isOpenList(key)) return failed({ kind: 'badRequest' });
  const label = normalizeText(typed).replace(/\n/g, ' ');
  if (label === '') return failed(invalid('label', 'Chưa có tên mục.', 'Ghi tên mục muốn thêm.'));
  if (label.length > LONGEST) {
    return failed(invalid('label', 'Tên mục dài quá.', `Rút lại còn ${LONGEST} ký tự.`));
  }
  // A comma parts several choices in one cell.
  if (/[,;·]/.test(label)) {
    return failed(invalid('label', 'Tên mục có dấu phẩy, chấm phẩy hoặc dấu ·.', 'Bỏ các dấu đó đi.'));
  }
  const known = optionOf(key, label, tab.raw);
  if (known !== null) return done({ option: known, isNew: false });

  const found = placeLists(tab.raw.headers)(key);
  if (found === null) {
    return failed({ kind: 'missingColumn', sheet: CATALOGUE_SHEET, header: listOf(key, allLists).header });
  }
  const { at } = found;
  let row = tab.raw.rows.length;
  while (row > 0 && normalizeText(String(tab.raw.rows[row - 1]?.[at] ?? '')) === '') row -= 1;
  const given = listOf(key, allLists).attributes.map((_attribute, index) => ({
    place: found.attributes[index] ?? -1,
    cell: attributeCell(attributes[index] ?? ''),
  }));
  const cells = [{ place: at, cell: label }, ...given.filter(({ place, cell }) => place >= 0 && cell !== '')];
  visit.writing = tab.sheet;
  const most = tab.sheet.getMaxRows();
  if (rowOf(row) > most) tab.sheet.insertRowsAfter(most, 1);
  writeCells(
    tab.sheet,
    rowOf(row),
    cells.map(({ place, cell }) => ({ place, cell, format: typeof cell === 'number' ? AMOUNT : '@' })),
  );
  return done({
    option: { label, aliases: [], attributes: given.map(({ cell }) => cell) },
    isNew: true,
  });
}

function attributeCell(typed: string): string | number {
  const text = normalizeText(typed);
  const number = text === '' ? null : readNumber(text);
  return number?.ok === true ? number.value : text;
}
