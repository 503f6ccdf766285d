/** What a dialog shows: it asks the server for it once, when it opens. */
import { useEffect, useState } from 'preact/hooks';
import type { CallName, Input, Output } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { useSession } from '../state/session';

export interface Opened<T> {
  /** null while the answer is on its way, or where it is a problem. */
  readonly told: T | null;
  readonly setTold: (change: T | ((before: T | null) => T | null)) => void;
  readonly problem: Problem | null;
  readonly setProblem: (problem: Problem | null) => void;
}

export function useOpened<N extends CallName>(name: N, input: Input<N>): Opened<Output<N>> {
  const { call } = useSession();
  const [told, setTold] = useState<Output<N> | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    void call(name, input).then((answer) => {
      if (answer.ok) setTold(answer.value);
      else setProblem(answer.problem);
    });
  }, []);
  return { told, setTold, problem, setProblem };
}
