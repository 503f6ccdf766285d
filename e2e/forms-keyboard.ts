/** What the tests of the forms do at the keyboard, as a person without a mouse, and how they look at what is shown. */
import type { Frame } from 'playwright-core';
import type { Output } from '../src/shared/contract';
import { callIn, cutOffIn, type FormsBench, overflowOf, tabTo, violationsOf } from './forms-bench';

/** The window and the page in it that a test is at now; it goes from one page to the next. */
export interface Place {
  readonly bench: FormsBench;
  readonly frame: Frame;
}

export interface FormsKeyboard {
  /** Goes to a control by Tab and presses Enter on it. */
  press(name: string): Promise<void>;
  /** Replaces what a field holds. */
  type(label: string, text: string): Promise<void>;
  /** Types, and takes the first that the list offers. */
  pick(label: string, text: string): Promise<void>;
  /** Nothing for axe, nothing cut off, nothing to scroll sideways. */
  isFine(): Promise<void>;
  /** What the page's forms are drawn from. */
  description(): Promise<Output<'form.describe'>>;
}

export function formsKeyboard(place: () => Place): FormsKeyboard {
  const keys = () => place().bench.window.page.keyboard;
  const goTo = (name: string) => tabTo(place().bench, place().frame, name);
  const type = async (label: string, text: string) => {
    await goTo(label);
    await keys().press('Control+a');
    await keys().type(text);
  };
  return {
    type,
    async press(name) {
      await goTo(name);
      await keys().press('Enter');
    },
    async pick(label, text) {
      await type(label, text);
      await place().frame.locator('[role=option][aria-selected=true]').waitFor();
      await keys().press('Enter');
    },
    async isFine() {
      const { frame } = place();
      const found = [await violationsOf(frame), await overflowOf(frame), await cutOffIn(frame)];
      expect(found).toEqual([[], 0, []]);
    },
    async description() {
      const answer = await callIn(place().frame, 'form.describe', {});
      if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
      return answer.value;
    },
  };
}
