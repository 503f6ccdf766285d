/** Yes or no: `Có`, `Không`, or a tick box. */
import { done, refuse } from '../../values';

import { asText } from '../cell';
import { type CellKind, cellKind, entered, enterText } from '../kind';
import { findEntry, labelOf, readChoice } from '../list-values';
import { short } from '../references';
import { type Understand, wrong } from '../understood';

export const yesNoKind = () => {
  const kind: CellKind<boolean> & { readonly kind: 'yesNo' } = cellKind(
    { kind: 'yesNo' },
    {
      read: (cell, { catalogue }) => {
        if (typeof cell === 'boolean') return done(cell);
        const typed = asText(cell);
        const answer = readChoice(typed, 'yesNo', catalogue);
        return answer.ok
          ? done(answer.value === 'yes')
          : refuse('unreadable', `Ô này ghi ${short(typed)}.`, 'Ghi Có hoặc Không.');
      },
      write: (value) => (value ? 'Có' : 'Không'),
      form: 'yesNo',
      input: (value) => value,
      enter: (sent, context) =>
        typeof sent === 'boolean' ? entered(sent, '') : enterText(kind, sent, context),
      width: () => 80,
      align: 'center',
      rule: { kind: 'list', list: 'yesNo' },
      isAsRuled: (value, cell, { catalogue }) => cell === labelOf('yesNo', value ? 'yes' : 'no', catalogue),
      fits: (cell, lists) =>
        typeof cell === 'boolean' || findEntry(String(cell), 'yesNo', lists) !== undefined,
      told: 'afterHeader',
    },
  );
  return kind;
};

/** The page asks for what was typed only where it is no answer. */
export const understandYesNo: Understand = (text) => wrong(`Ô này ghi “${text}”. Chọn Có hoặc Không.`);
