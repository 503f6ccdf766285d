/** Long work that goes on by itself: how far it is, and the next execution of it, for the page that shows it. */
import { done, failed, type Result } from '../domain/values';
import { toast } from '../google/say';
import { endLeft, leftOf, progressOf } from '../google/work';
import type { Input, Output } from '../shared/contract';
import type { Answer } from '../shared/problem';
import { globalRights, reachOf } from './access';
import { answerOf } from './dialogs/refused';
import { install, sayInstalled } from './install';
import { openDialog } from './pages';
import type { Visit } from './rpc/visit';
import { summarise } from './summarise';

interface Work {
  /** The global that begins it. */
  readonly name: keyof typeof globalRights;
  /** @returns what the person reads. */
  readonly goOn: (argument: unknown) => Result<string>;
}

/** By the menu's words. */
const works: Readonly<Record<string, Work>> = {
  'Tổng hợp': {
    name: 'summarize',
    goOn: (argument) => {
      const outcome = summarise(argument);
      return outcome.ok ? done(outcome.value.message) : outcome;
    },
  },
  'Cài đặt sổ': {
    name: 'installSheets',
    goOn: () => {
      const outcome = install();
      if (!outcome.ok) return outcome;
      if (outcome.value.isFirst) openDialog('start');
      return done(sayInstalled(outcome.value));
    },
  },
};

export const lookAtWork = ({ work }: Input<'work.look'>): Answer<Output<'work.look'>> =>
  done(progressOf(work) ?? { state: 'none', text: '', share: 0 });

export function goOn(
  { work: action }: Input<'work.goOn'>,
  { person, spreadsheet }: Visit,
): Answer<Output<'work.goOn'>> {
  const left = leftOf(action);
  const work = works[action];
  if (left === null || work === undefined) return done({ text: '' });
  if (reachOf(person.role, globalRights[work.name]) === 'no')
    return failed({
      kind: 'forbidden',
      what: `${action} dành cho cán bộ phường.`,
      todo: 'Nhờ cán bộ phường.',
    });
  const answer = answerOf(work.goOn(left.argument));
  if (!answer.ok) return answer;
  endLeft(action);
  toast(spreadsheet, answer.value);
  return done({ text: answer.value });
}
