/**
 * A reducer whose state can be asked for at once. Preact's own tells the new state only at the next drawing, but a key that is
 * pressed before that must not save what stood there before.
 */
import { useRef, useState } from 'preact/hooks';

export interface Latest<S, A> {
  /** As it is drawn. */
  readonly state: S;
  /** As it is now. */
  readonly now: () => S;
  /** @returns the state after the action. */
  readonly dispatch: (action: A) => S;
}

export function useLatestReducer<S, A>(reduce: (state: S, action: A) => S, begin: () => S): Latest<S, A> {
  const [state, draw] = useState(begin);
  const latest = useRef(state);
  return {
    state,
    now: () => latest.current,
    dispatch(action) {
      latest.current = reduce(latest.current, action);
      draw(latest.current);
      return latest.current;
    },
  };
}
