/**
 * Long work as other executions see it: how far it is, in the cache, which may forget it, and what is left of it to do, in a
 * property, which does not. By the menu's words for it: the lock keeps two of one kind apart.
 */
import { fileCache, fileProperties } from './scope';

export interface Progress {
  /** `left`: the execution ended before the work did. */
  readonly state: 'running' | 'left' | 'done' | 'wrong';
  /** What is being done, or what came of it. */
  readonly text: string;
  /** How much is done, from 0 to 1. */
  readonly share: number;
}

const keyOf = (action: string): string => `work.${action}`;
/** Seconds. What was being done is soon no longer true; an end is. */
const [KEPT_RUNNING, KEPT] = [60, 3600];

export const publish = (action: string, progress: Progress): void =>
  fileCache().put(
    keyOf(action),
    JSON.stringify(progress),
    progress.state === 'running' ? KEPT_RUNNING : KEPT,
  );

/** Null where nothing is known of it. */
export function progressOf(action: string): Progress | null {
  const text = fileCache().get(keyOf(action));
  return text === null ? null : (JSON.parse(text) as Progress);
}

/** @param argument what the next execution has to know: what the menu's global was given. */
export const keepLeft = (action: string, argument: unknown): void => {
  fileProperties().setProperty(keyOf(action), JSON.stringify({ argument }));
};

/** Null where nothing is left of it. */
export function leftOf(action: string): { readonly argument?: unknown } | null {
  const text = fileProperties().getProperty(keyOf(action));
  return text === null ? null : (JSON.parse(text) as { readonly argument?: unknown });
}

export const endLeft = (action: string): void => {
  fileProperties().deleteProperty(keyOf(action));
};
