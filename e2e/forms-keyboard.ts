/** Keyboard actions and checks that the tests of the forms share. */
import type { Frame } from 'playwright-core';
import type { Output } from '../src/shared/contract';
import { otherLooks } from './dialog-looks';
import { callIn, cutOffIn, type FormsBench, overflowOf, tabTo, violationsOf } from './forms-bench';

/** The window and the frame that a test works in; it changes with every page that is opened. */
interface Place {
  readonly bench: FormsBench;
  readonly frame: Frame;
}

interface FormsKeyboard {
  /** Reaches a control by Tab and presses Enter on it. */
  press(name: string): Promise<void>;
  /** Replaces the value of a field. */
  type(label: string, text: string): Promise<void>;
  /** Types, and picks the first item of the list. */
  pick(label: string, text: string): Promise<void>;
  /** No axe violations, no cut-off text, no horizontal scrolling. */
  isFine(): Promise<void>;
  /** The same, dark and with text of 200 % too. */
  isFineInEveryLook(): Promise<void>;
  /** The description that the page's forms are rendered from. */
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
  const isFine = async () => {
    const { frame } = place();
    const found = [await violationsOf(frame), await overflowOf(frame), await cutOffIn(frame)];
    expect(found).toEqual([[], 0, []]);
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
    isFine,
    async isFineInEveryLook() {
      await isFine();
      const { bench, frame } = place();
      await otherLooks(bench.window.page, frame);
    },
    async description() {
      const answer = await callIn(place().frame, 'form.describe', {});
      if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
      return answer.value;
    },
  };
}
