/** Long work as a page that waits for it asks how far it is, and goes on with it where its execution ended before it did. */
import type { Call } from '../../src/shared/client';
import type { Output } from '../../src/shared/contract';
import { describe } from '../../src/shared/problem';

export type Progress = Output<'work.look'>;

/** The page's clock. */
export interface Clock {
  /** `setTimeout` of the page. */
  readonly later: (work: () => void, milliseconds: number) => unknown;
  /** Milliseconds. */
  readonly now: () => number;
}

/** Milliseconds: each question is an execution of its own on Google. */
const PAUSE = 3000;
/** Milliseconds, longer than Google lets an execution run: what is no further by then was ended. */
const ENDED = 390_000;
/** Executions in a row of which nothing was heard. */
const LOST = 3;

/** Asks until it is stopped. @param hear what came; null where no answer did. @returns stops it. */
export function follow(
  call: Call,
  work: string,
  hear: (progress: Progress | null) => void,
  later: Clock['later'],
): () => void {
  let isOver = false;
  const ask = async (): Promise<void> => {
    if (isOver) return;
    const answer = await call('work.look', { work });
    if (isOver) return;
    hear(answer.ok ? answer.value : null);
    later(() => void ask(), PAUSE);
  };
  later(() => void ask(), PAUSE);
  return () => {
    isOver = true;
  };
}

/** How the work ended, for the person. */
export interface End {
  readonly isDone: boolean;
  readonly text: string;
}

interface Shown {
  readonly onProgress: (progress: Pick<Progress, 'text' | 'share'>) => void;
  readonly onEnd: (end: End) => void;
}

/**
 * Follows the work to its end. @param begins whether to go on with it at once: it was told that it ended badly.
 * @returns stops it; what runs on Google runs on.
 */
export function attend(
  call: Call,
  work: string,
  begins: boolean,
  { onProgress, onEnd }: Shown,
  clock: Clock,
): () => void {
  let isGoingOn = false;
  let lost = 0;
  let last = '';
  let since = clock.now();
  let stop = (): void => undefined;
  const end = (isDone: boolean, text: string): void => {
    stop();
    onEnd({ isDone, text });
  };
  const goOn = async (): Promise<void> => {
    isGoingOn = true;
    const answer = await call('work.goOn', { work });
    isGoingOn = false;
    since = clock.now();
    if (answer.ok) return end(true, answer.value.text || 'Việc đã làm xong.');
    const { kind } = answer.problem;
    // Another execution is at it: what it does is asked after.
    if (kind === 'busy') return;
    lost = kind === 'noAnswer' ? lost + 1 : LOST;
    if (lost < LOST) return void goOn();
    end(
      false,
      kind === 'noAnswer'
        ? 'Chưa nhận được trả lời. Phần đã làm vẫn còn; bấm Thử lại để làm tiếp.'
        : describe(answer.problem),
    );
  };
  stop = follow(
    call,
    work,
    (progress) => {
      const now = progress === null ? last : JSON.stringify(progress);
      if (now !== last) since = clock.now();
      last = now;
      if (progress?.state === 'running') onProgress(progress);
      // What the execution before told is still there while the next one begins.
      if (isGoingOn) return;
      if (progress?.state === 'done' || progress?.state === 'wrong')
        end(progress.state === 'done', progress.text);
      else if (progress?.state === 'left' || clock.now() - since > ENDED) void goOn();
    },
    clock.later,
  );
  if (begins) void goOn();
  return () => stop();
}
