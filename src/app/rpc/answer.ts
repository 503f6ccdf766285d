/**
 * The one global that pages call. Payloads are checked against the contract before a handler sees them, answers after:
 * what the contract does not name never leaves. Nothing is thrown at a page.
 */

import { failed } from '../../domain/values';
import { exclusively } from '../../google/lock';
import { stepsOnPage } from '../../google/steps';
import { type CallName, contract, isCallName, type Output } from '../../shared/contract';
import { assertPlain } from '../../shared/plain';
import type { Answer } from '../../shared/problem';
import { callRights } from '../access';
import { admit } from '../gate';
import { explain } from './explain';
import { noteGuess } from './guesses';
import { handlers, SAVES, WRITES } from './handlers';
import { type Entrance, enter, type Visit } from './visit';

/**
 * @param name of a call of the contract.
 * @param payload what the contract's `input` takes.
 * @param secret of a phone link; left out or '' at the sheet.
 */
export function answer(name: unknown, payload: unknown, secret: unknown): Answer<unknown> {
  if (!isCallName(name)) return failed({ kind: 'badRequest' });
  const link = secret === undefined || secret === null ? '' : secret;
  if (typeof link !== 'string') return failed({ kind: 'badRequest' });
  let visit: Entrance | null = null;
  try {
    const entered = enter(link);
    if (!entered.ok) {
      if (entered.problem.kind === 'link' && entered.problem.why === 'unknown') noteGuess();
      return entered;
    }
    visit = entered.value;
    return handle(name, payload ?? {}, visit);
  } catch (error) {
    return failed(explain(name, error, visit));
  }
}

function handle<N extends CallName>(name: N, payload: unknown, entrance: Entrance): Answer<unknown> {
  stepsOnPage();
  const { input, output } = contract[name];
  const parsed = input.safeParse(payload);
  if (!parsed.success || namesAPrototype(payload)) return failed({ kind: 'badRequest' });
  entrance.acceptsClosed =
    entrance.link === null && 'acceptClosed' in parsed.data && parsed.data.acceptClosed === true;
  // The compiler cannot see that the schema and the handler stand under one name.
  const handler = handlers[name] as (input: unknown, visit: Visit) => Answer<unknown>;
  const work = (): Answer<unknown> => {
    const admitted = admit(entrance, callRights[name], WRITES.has(name) || SAVES.has(name));
    return admitted.ok ? handler(parsed.data, admitted.value) : admitted;
  };
  const result = again(() => {
    if (!WRITES.has(name)) return work();
    const locked = exclusively(work);
    return locked.ok ? locked.value : failed({ kind: 'busy' });
  });
  const checked: Answer<unknown> = result.ok ? { ok: true, value: output.parse(result.value) } : result;
  assertPlain(checked);
  return checked;
}

/** How often a call begins again because people at the grid moved what it was about to write to. */
const ATTEMPTS = 4;

function again(work: () => Answer<unknown>): Answer<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const result = work();
    if (!isStale(result) || attempt === ATTEMPTS) return result;
  }
}

/** Whether people moved what was to be written to: of a batch, what one of its rows was to be written to. */
const isStale = (result: Answer<unknown>): boolean =>
  result.ok ? isBatch(result.value) && result.value.answers.some(isStale) : result.problem.kind === 'stale';

const isBatch = (value: unknown): value is Output<'rows.save'> =>
  typeof value === 'object' && value !== null && 'answers' in value;

/** No field is called so; a schema passes such a name over without a word, and nothing that was sent is to vanish. */
function namesAPrototype(payload: unknown): boolean {
  if (typeof payload !== 'object' || payload === null) return false;
  return Object.entries(payload).some(([key, value]) => key === '__proto__' || namesAPrototype(value));
}
