/** One value of a list. */
import type { Context } from '../../tables/context';
import { done, isDay, type Reading } from '../../values';
import { asWords, type Cell } from '../cell';
import { cellKind } from '../kind';
import { cellOfEntry, findEntry, labelOf, listOf, readChoice } from '../list-values';
import { isStateList, type ListKey, type OwnList } from '../lists';
import { optionsNamed, quiet, type Understand, understood, wrong } from '../understood';

/** A list that tables share, or one that the column's model declares for itself. */
export interface FromList {
  readonly list: ListKey;
  readonly own?: OwnList;
}

export const choiceKind = ({ list, ...own }: FromList) =>
  cellKind<string, FromList & { readonly kind: 'choice' }>(
    { kind: 'choice', list, ...own },
    {
      read: (cell, context) =>
        readDayAsChoice(cell, list, context) ?? readChoice(asWords(cell), list, context.catalogue),
      write: (key, _, { catalogue }) => cellOfEntry(list, key, catalogue),
      show: (key, _, { catalogue }) => labelOf(list, key, catalogue),
      input: (key, _, { catalogue }) => labelOf(list, key, catalogue),
      form: 'choice',
      // Lists of states begin with the usual one: a new member is active, a new pair is being helped.
      initial: ({ catalogue }) =>
        isStateList(list) ? (listOf(list, catalogue).entries[0]?.label ?? null) : null,
      width: (lists) =>
        Math.max(
          150,
          ...listOf(list, lists).entries.map(({ label }) => Math.min(label.length * 7 + 40, 240)),
        ),
      rule: { kind: 'list', list },
      isAsRuled: (key, cell, { catalogue }) => cell === cellOfEntry(list, key, catalogue),
      // Officers add values of their own: one that is not built in says nothing.
      fits: (cell, lists) => (findEntry(String(cell), list, lists) === undefined ? null : true),
      isSpeaking: true,
      needsLists: true,
      told: 'alone',
    },
  );

/** `8/3` in a list of occasions, which the sheet has made a day of some year; null where the list has no such name. */
function readDayAsChoice(cell: Cell, list: ListKey, { catalogue }: Context): Reading<string> | null {
  if (!isDay(cell)) return null;
  const [, month = '', day = ''] = cell.split('-');
  const found = new Set(
    [`${Number(day)}/${Number(month)}`, `${day}/${month}`].flatMap((text) => {
      const reading = readChoice(text, list, catalogue);
      return reading.ok ? [reading.value] : [];
    }),
  );
  const [only, ...others] = found;
  return only !== undefined && others.length === 0 ? done(only) : null;
}

export const understandChoice: Understand = (text, { options }) => {
  if (options.length === 0) return quiet;
  const [found, ...others] = optionsNamed(text, options);
  if (found === undefined) return wrong(`Danh sách không có “${text}”. Chọn một mục trong danh sách.`);
  if (others.length > 0) {
    const labels = [found, ...others].map(({ label }) => `“${label}”`).join(' hoặc ');
    return wrong(`“${text}” không dấu, có thể là ${labels}. Chọn một mục.`);
  }
  return found.label === text ? quiet : understood(found.label);
};
