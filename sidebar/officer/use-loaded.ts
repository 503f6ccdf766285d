/** Loads the data of a dialog once, when it opens. */
import { useEffect, useState } from 'preact/hooks';
import type { CallName, Input, Output } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { useSession } from '../state/session';

interface Loaded<T> {
  /** null while loading, and where loading failed. */
  readonly data: T | null;
  readonly setData: (change: T | ((before: T | null) => T | null)) => void;
  readonly problem: Problem | null;
  readonly setProblem: (problem: Problem | null) => void;
}

export function useLoaded<N extends CallName>(name: N, input: Input<N>): Loaded<Output<N>> {
  const { call } = useSession();
  const [data, setData] = useState<Output<N> | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    void call(name, input).then((answer) => {
      if (answer.ok) setData(answer.value);
      else setProblem(answer.problem);
    });
  }, []);
  return { data, setData, problem, setProblem };
}
