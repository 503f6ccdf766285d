/** The active pairs, loaded when a part of the page needs them. */
import { useEffect, useState } from 'preact/hooks';
import type { PairRow } from '../../src/shared/contract';
import type { Answer } from '../../src/shared/problem';
import { useSession } from './session';

/** null while loading. */
export function usePairs(): Answer<readonly PairRow[]> | null {
  const { call } = useSession();
  const [pairs, setPairs] = useState<Answer<readonly PairRow[]> | null>(null);
  useEffect(() => {
    void call('pairs.atWork', {}).then((answer) =>
      setPairs(answer.ok ? { ok: true, value: answer.value.rows } : answer),
    );
  }, []);
  return pairs;
}

/** The reference as cells store it and fields send it. */
export const pairReference = ({ label, id }: PairRow): string => `${label} · ${id}`;
