/** A hand at the workbench: does what a person does, and counts it. A field that is gone to is a click, a letter a key, a pasted text one key. */
import type { Frame, Locator } from 'playwright-core';
import type { WorkbenchPage } from '../../../e2e/workbench-page';

export interface Effort {
  readonly clicks: number;
  readonly keys: number;
  /** Of the run: what the machine took, its waiting for answers included. */
  readonly seconds: number;
}

/** In a menu: its title, then the item; the group between opens under the pointer. */
const MENU_CLICKS = 2;

export class Hand {
  #clicks = 0;
  #keys = 0;
  readonly #start = performance.now();

  constructor(
    readonly window: WorkbenchPage,
    readonly frame: Frame,
  ) {}

  get effort(): Effort {
    return { clicks: this.#clicks, keys: this.#keys, seconds: (performance.now() - this.#start) / 1000 };
  }

  async press(name: string | RegExp): Promise<void> {
    await this.click(this.frame.getByRole('button', { name }).first());
  }
  async click(place: Locator): Promise<void> {
    this.#clicks += 1;
    await place.click();
  }
  async write(label: string, text: string, at = 0): Promise<void> {
    this.#clicks += 1;
    this.#keys += text.length;
    await this.frame.getByLabel(label).nth(at).fill(text);
  }
  async paste(label: string, text: string): Promise<void> {
    this.#clicks += 1;
    this.#keys += 1;
    await this.frame.getByLabel(label).first().fill(text);
  }
  /** Writes into a field with a list, and takes its first line. */
  async pick(label: string, text: string, at = 0): Promise<void> {
    await this.write(label, text, at);
    await this.frame.locator('[role=option][aria-selected=true]').waitFor();
    await this.key('Enter');
  }
  async select(label: string, value: string): Promise<void> {
    this.#clicks += 2;
    await this.frame.getByRole('combobox', { name: label, exact: true }).selectOption(value);
  }
  async key(name: string): Promise<void> {
    this.#keys += 1;
    await this.window.page.keyboard.press(name);
  }
  async menu(item: string): Promise<void> {
    this.#clicks += MENU_CLICKS;
    await this.window.addOn(item);
  }
  async tab(name: string): Promise<void> {
    this.#clicks += 1;
    await this.window.openTab(name);
  }
  /** Types into a cell, and ends with Enter. */
  async cell(a1: string, text: string): Promise<void> {
    this.#clicks += 1;
    this.#keys += text.length + 1;
    await this.window.type(a1, text);
  }
  /** Pastes what other programs copy: cells by tabs and lines. */
  async pasteAt(a1: string, text: string): Promise<void> {
    this.#clicks += 1;
    this.#keys += 1;
    const { page } = this.window;
    await page.evaluate((cells) => navigator.clipboard.writeText(cells), text);
    await this.window.click(a1);
    await page.keyboard.press('Control+v');
  }
  /** Goes on in another frame: a dialog that a menu item opened. */
  in(frame: Frame): Hand {
    const hand = new Hand(this.window, frame);
    hand.#clicks = this.#clicks;
    hand.#keys = this.#keys;
    return hand;
  }
}

/** First effort and so many more of the second: what repeats in the same way is done twice and counted out. */
export const repeated = (first: Effort, next: Effort, times: number): Effort => ({
  clicks: first.clicks + times * next.clicks,
  keys: first.keys + times * next.keys,
  seconds: first.seconds + times * next.seconds,
});
