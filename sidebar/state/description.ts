/**
 * What the forms of a link are drawn from, kept on the phone, so that a page that opens without a server can be written in. It
 * names chapters, lists and kinds; members it does not hold.
 */
import { hash } from '../../src/domain/values';
import type { Output } from '../../src/shared/contract';
import { parsed } from './drafts';
import type { KeyValueStore } from './key-value-store';

type Description = Output<'form.describe'>;

interface KeptDescription {
  /** As it was kept, with the day of today; null where none was. */
  read(): Description | null;
  keep(description: Description): void;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** @param link its secret, of which only a short hash names what is kept; '' at the sheet, where nothing is kept. */
export function openDescription(
  store: Pick<KeyValueStore, 'get' | 'set' | 'isPersistent'>,
  link: string,
  now: () => Date = () => new Date(),
): KeptDescription {
  const key = `forms.${hash(link)}`;
  return {
    read() {
      const kept = link === '' ? null : parsed(store.get(key));
      if (typeof kept !== 'object' || kept === null || !('forms' in kept)) return null;
      const day = now();
      const today = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
      return { ...(kept as Description), today };
    },
    keep(description) {
      if (link !== '' && store.isPersistent()) store.set(key, JSON.stringify(description));
    },
  };
}
