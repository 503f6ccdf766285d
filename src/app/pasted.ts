/** Dán tin, as far as it is loaded at every click: what the person may enter, handed to the part that reads the text. */
import { done, failed } from '../domain/values';
import { type AnyTable, isTableKey, tables, wardEntry } from '../domain/ward';
import { loadPart } from '../google/part';
import type { Input, Output } from '../shared/contract';
import { type Answer, invalid } from '../shared/problem';
import { describeForms } from './forms/describe';
import type * as Part from './pasted/part';
import type { Visit } from './rpc/visit';

/** Characters: a report of twenty pages goes in three times. */
const LONGEST = 30_000;

export function readPastedText({ text }: Input<'pasted.read'>, visit: Visit): Answer<Output<'pasted.read'>> {
  if (text.trim() === '')
    return failed(invalid('text', 'Chưa có chữ nào.', 'Dán tin vào ô rồi bấm Đọc tin.'));
  if (text.length > LONGEST)
    return failed(invalid('text', 'Bài này quá dài để đọc một lần.', 'Dán từng phần, mỗi phần vài trang.'));
  const described = describeForms({}, visit);
  if (!described.ok) return described;
  const { forms, lists, chapters, person, today } = described.value;
  const { readMessage } = loadPart<typeof Part>('pasted');
  const {
    rows,
    left,
    names,
    text: read,
  } = readMessage(text, {
    ...{ lists, today, own: person.chapter?.reference ?? null, union: wardEntry.label },
    chapters: chapters.filter(({ isActive }) => isActive),
    forms: forms.flatMap((form) => {
      const spoken = isTableKey(form.table) ? (tables[form.table] as AnyTable).spoken : undefined;
      return spoken === undefined ? [] : [{ ...form, spoken }];
    }),
  });
  return done({ text: read, rows: [...rows], left: [...left], names: [...names] } as Output<'pasted.read'>);
}
