/** The steps of a long action: the person reads what is being done, and the log says what each took. */
import { toast } from './say';
import type { Spreadsheet } from './spreadsheet';

/** Longer than any step takes: the next one, or the end, takes its place. */
const SECONDS = 120;

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
    toast(this.spreadsheet, `${label} …`, SECONDS);
    console.time(label);
    try {
      return work();
    } finally {
      console.timeEnd(label);
    }
  }
}
