/**
 * The pages' side of the contract: one typed `call`. It only carries; the server validates. Nothing of the schema
 * library comes with it (types are imported, values are not).
 */
import type { CallName, Input, Output } from './contract';
import type { Answer } from './problem';

/** What `google.script.run` gives, as far as it is used. */
export interface Runner {
  withSuccessHandler(handler: (answer: unknown) => void): Runner;
  withFailureHandler(handler: (error: unknown) => void): Runner;
  rpc(name: string, payload: unknown, link: string): void;
}

export type Call = <N extends CallName>(name: N, input: Input<N>) => Promise<Answer<Output<N>>>;

export interface ClientOptions {
  /** A fresh runner a call: handlers stay with the runner they were set on. */
  readonly runner: () => Runner;
  /** Secret of the phone link; '' at the sheet. */
  readonly link: string;
  /** `setTimeout` of the page. */
  readonly later: (work: () => void, milliseconds: number) => unknown;
  /** After how long an answer counts as lost, milliseconds. */
  readonly patience?: number;
}

/** Longer than a save waits for the lock (20 s) and works. */
const PATIENCE = 60_000;
/** As long as Google lets an execution run: these read the whole book and make tabs or a document. */
const LONG_PATIENCE = 360_000;
const LONG: readonly CallName[] = ['report.export', 'models.choose', 'work.goOn'];
/** More executions than the longest work takes: what never ends is not gone on with for ever. */
const EXECUTIONS = 30;

/** What Google says, in several languages, where the page's session is gone or another account answers. */
const SIGNED_OUT = /PERMISSION_DENIED|authori[sz]ation|ủy quyền|ủy quyền|đăng nhập|sign ?in|\b40[13]\b/i;

/** What Google says where too many executions of one account are under way. Nothing was begun. */
const CROWDED = /simultaneous|too many|đồng thời|quá nhiều/i;

/**
 * Makes the page's `call`. It never rejects: what goes wrong on the way is a problem like any other. Work that the time of one
 * execution was too short for is gone on with, each time by a call of its own.
 */
export function makeCall(options: ClientOptions): Call {
  const once = oneCall(options);
  return async (name, input) => {
    let answer = await once(name, input);
    for (let n = 1; n < EXECUTIONS && !answer.ok && answer.problem.kind === 'unfinished'; n += 1)
      answer = await once(name, input);
    return answer;
  };
}

function oneCall({ runner, link, later, patience }: ClientOptions): Call {
  return <N extends CallName>(name: N, input: Input<N>) =>
    new Promise<Answer<Output<N>>>((resolve) => {
      later(
        () => resolve({ ok: false, problem: { kind: 'noAnswer' } }),
        patience ?? (LONG.includes(name) ? LONG_PATIENCE : PATIENCE),
      );
      runner()
        .withSuccessHandler((answer) =>
          // An answer that cannot cross arrives as null (a lost one too).
          resolve(isAnswer<N>(answer) ? answer : { ok: false, problem: { kind: 'noAnswer' } }),
        )
        .withFailureHandler((error) =>
          resolve({
            ok: false,
            problem: CROWDED.test(messageOf(error))
              ? { kind: 'busy', who: 'google' }
              : { kind: SIGNED_OUT.test(messageOf(error)) ? 'signedOut' : 'noAnswer' },
          }),
        )
        .rpc(name, input, link);
    });
}

/** The server checked the value against the contract before it sent it; here only the envelope is looked at. */
function isAnswer<N extends CallName>(answer: unknown): answer is Answer<Output<N>> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}
