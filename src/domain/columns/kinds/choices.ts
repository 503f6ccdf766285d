/** Several values of a list, in one cell. */
import { done, normalizeText } from '../../values';
import { asWords, type InputValue } from '../cell';
import { type CellKind, cellKind, entered, enterText, lengthProblem, withoutCandidates } from '../kind';
import { labelOf, readChoice, readEach } from '../list-values';
import { type Named, optionsNamed, quiet, type Understood, wrong } from '../understood';
import type { FromList } from './choice';

export const choicesKind = ({ list, ...own }: FromList) => {
  const kind: CellKind<readonly string[]> & FromList & { readonly kind: 'choices' } = cellKind(
    { kind: 'choices', list, ...own },
    {
      /** One value that is unknown leaves the cell unread. */
      read: (cell, { catalogue }) => {
        const keys = new Set<string>();
        for (const { reading } of readEach(asWords(cell), list, catalogue)) {
          if (!reading.ok) return withoutCandidates(reading);
          keys.add(reading.value);
        }
        return done<readonly string[]>([...keys]);
      },
      write: (keys, _, { catalogue }) => keys.map((key) => labelOf(list, key, catalogue)).join(', '),
      form: 'choices',
      input: (_, typed, context) => kind.inputUnread(typed, context),
      /** Labels of the values that a cell names, each once; unknown words as they stand. */
      inputUnread: (typed, { catalogue }): InputValue => [
        ...new Set(
          readEach(typed, list, catalogue).map((part) =>
            part.reading.ok ? labelOf(list, part.reading.value, catalogue) : part.typed,
          ),
        ),
      ],
      enter: (sent, context) => {
        if (!Array.isArray(sent)) return enterText({ ...kind, isWrapped: true }, sent, context);
        const keys: string[] = [];
        for (const one of sent.map(normalizeText).filter((text) => text !== '')) {
          const tooLong = lengthProblem(one, kind.maxLength);
          if (tooLong !== null) return tooLong;
          const reading = readChoice(one, list, context.catalogue);
          if (!reading.ok) return withoutCandidates(reading);
          if (!keys.includes(reading.value)) keys.push(reading.value);
        }
        return entered(keys, '');
      },
      width: () => 200,
      needsLists: true,
      told: 'alone',
    },
  );
  return kind;
};

/** Says what is wrong with the first value that the list does not have. */
export function understandChoices(texts: readonly string[], options: readonly Named[]): Understood {
  const unknown =
    options.length === 0 ? undefined : texts.find((text) => optionsNamed(text, options).length !== 1);
  return unknown === undefined
    ? quiet
    : wrong(`Danh sách không có “${unknown}”. Bỏ dấu mục này, hoặc sửa lại ở tab.`);
}
