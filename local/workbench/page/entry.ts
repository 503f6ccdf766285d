/** What menus are made of. */
import type { Entry } from './menus';

export function item(
  label: string,
  run: () => void,
  more: { hint?: string; disabled?: boolean } = {},
): Entry {
  return { kind: 'item', label, run, ...more };
}

export function nothing(label: string): Entry {
  return item(label, () => undefined, { disabled: true });
}

export const SEPARATOR: Entry = { kind: 'separator' };
