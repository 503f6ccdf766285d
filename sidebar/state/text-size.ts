/** The size of all text, chosen on the first screen and kept where the page keeps its drafts. Every length of the styles is in rem. */
import type { KeyValueStore } from './key-value-store';

const KEY = 'textSize';

export interface TextSize {
  isBig(): boolean;
  set(isBig: boolean): void;
}

/** Shows the page at once as it was left. @param page the root of the document. */
export function openTextSize(
  store: Pick<KeyValueStore, 'get' | 'set' | 'remove'>,
  page: { readonly dataset: DOMStringMap },
): TextSize {
  const isBig = (): boolean => store.get(KEY) === 'big';
  const show = (): void => {
    if (isBig()) page.dataset.size = 'big';
    else delete page.dataset.size;
  };
  show();
  return {
    isBig,
    set(big) {
      if (big) store.set(KEY, 'big');
      else store.remove(KEY);
      show();
    },
  };
}
