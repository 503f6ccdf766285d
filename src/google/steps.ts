/**
 * The steps of a long action: whoever waits reads what is being done, the log says what each took, and the work asks between two
 * pieces whether there is time for another. Google ends an execution after six minutes, wherever it is.
 */
import { tolerated } from './attempt';
import { elapsed } from './clock';
import { toast } from './say';
import type { Spreadsheet } from './spreadsheet';
import { publish } from './work';

/** Seconds, longer than any step takes: the next one, or the end, takes its place. */
const SHOWN = 120;
/** Milliseconds after which no piece is begun: what is left of the six minutes is more than the longest piece takes. */
const BUDGET = 270_000;
/** Milliseconds after which somebody who waits is shown the page of long work. */
const LONG = 30_000;
/** Milliseconds between two notes of how far it is. */
const PAUSE = 2_000;

/** Where the steps of this execution are read: a page that asks for them, or toasts until there is one to open. */
let reader: 'page' | 'toasts' | (() => void) = 'toasts';
let told = 0;

/** This execution answers a page. */
export const stepsOnPage = (): void => {
  reader = 'page';
};
/** This execution is a press in the menu. @param open opens the page of long work, once, when it turns out to be long. */
export const stepsOpen = (open: () => void): void => {
  reader = open;
};
export const isOnPage = (): boolean => reader === 'page';

/** Where there is nobody to open it for, toasts have to do. */
export function openPage(): void {
  if (typeof reader === 'function') reader = tolerated(reader) ? 'page' : 'toasts';
}

export class Steps {
  private readonly spreadsheet: Spreadsheet;
  private readonly action: string;
  private readonly count: number;
  private at = 0;

  /** @param action as the menu calls it. @param count how many steps it has. */
  constructor(spreadsheet: Spreadsheet, action: string, count: number) {
    this.spreadsheet = spreadsheet;
    this.action = action;
    this.count = count;
  }

  /** @param name what is done, in the words of whoever waits: `Đang đọc các tab`. */
  take<T>(name: string, work: () => T): T {
    this.at += 1;
    const label = `${this.action}${this.count === 1 ? '' : ` ${this.at}/${this.count}`}: ${name}`;
    this.say(name, 0);
    if (reader !== 'page') toast(this.spreadsheet, `${label} …`, SHOWN);
    console.time(label);
    try {
      return work();
    } finally {
      console.timeEnd(label);
    }
  }

  /** A piece of the step begins. No call where the work is short. @param done pieces, of so many. */
  piece(name: string, done: number, of: number): void {
    this.say(name, done / of);
  }

  /** Whether another piece may not be begun any more. */
  isLate(): boolean {
    return elapsed() > BUDGET;
  }

  private say(text: string, share: number): void {
    const time = elapsed();
    if (time > LONG) openPage();
    if (reader !== 'page' || time - told < PAUSE) return;
    told = time;
    const all = (Math.max(this.at - 1, 0) + share) / this.count;
    publish(this.action, { state: 'running', text, share: Math.round(all * 100) / 100 });
  }
}
