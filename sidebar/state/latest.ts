/**
 * A reducer whose current state can be read synchronously. Preact's own gives the new state only at the next
 * render, but a shortcut pressed before that must not save the previous values.
 */
import { useRef, useState } from 'preact/hooks';

export interface Latest<S, A> {
  /** As rendered. */
  readonly state: S;
  /** Current, even before the next render. */
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
