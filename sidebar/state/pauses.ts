/** Pauses between tries that failed for the moment: each about twice the one before, and no two phones wait alike. */

const FIRST = 5_000;
const LONGEST = 120_000;
/** Where others write, or Google has too much to do: that passes sooner than a network comes back. */
const LONGEST_BUSY = 20_000;

export interface Pauses {
  /** Milliseconds until the next try. */
  next(isBusy?: boolean): number;
  /** Something went through: short pauses again. */
  reset(): void;
}

/** @param random as `Math.random`: phones that were told at once to wait must not all come back at once. */
export function makePauses(random: () => number = Math.random): Pauses {
  let pause = FIRST;
  return {
    next(isBusy = false) {
      const now = isBusy ? Math.min(pause, LONGEST_BUSY) : pause;
      pause = Math.min(pause * 2, LONGEST);
      return Math.round(now * (0.5 + random()));
    },
    reset() {
      pause = FIRST;
    },
  };
}
