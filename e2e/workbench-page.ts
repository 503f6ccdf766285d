/** Page object of the workbench: clicks cells, types, opens menus, reads. */
import type { Browser, BrowserContext, Frame, Locator, Page } from 'playwright-core';
import { MENU } from '../src/app/menu';

/** What the page offers to tests (`local/workbench/page/main.ts`). Runs in the browser. */
interface InPage {
  readonly soHoiWorkbench: {
    display(sheet: string, row: number, column: number): string;
    sheets(): readonly string[];
    rectangle(
      row: number,
      column: number,
    ): { left: number; top: number; width: number; height: number } | null;
    readonly answerTimes: readonly number[];
  };
}

/** Milliseconds until what must show has to show: a loaded machine is slow, and no test judges how fast the page is. */
export const PATIENCE = 60_000;

/** `C4` → 0-based place. */
function placeOf(a1: string): { row: number; column: number } {
  const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(a1) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

export class WorkbenchPage {
  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    /** Errors that the page reported; tests expect none. */
    readonly complaints: string[],
  ) {}

  static async open(
    browser: Browser,
    address: string,
    viewport: { width: number; height: number } = { width: 1280, height: 800 },
  ): Promise<WorkbenchPage> {
    const context = await browser.newContext({ viewport, acceptDownloads: true });
    context.setDefaultTimeout(PATIENCE);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: new URL(address).origin,
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)));
    await page.goto(address);
    await page.waitForSelector('body[data-ready="true"]');
    return new WorkbenchPage(page, context, complaints);
  }

  display(sheet: string, a1: string): Promise<string> {
    const { row, column } = placeOf(a1);
    return this.page.evaluate(
      ([name, r, c]) => (window as unknown as InPage).soHoiWorkbench.display(name, r, c),
      [sheet, row, column] as const,
    );
  }

  /** So many cells of a column, from a cell on. */
  async column(sheet: string, from: string, count: number): Promise<string[]> {
    return (await this.block(sheet, from, count, 1)).flat();
  }

  /** Cells by row, from a cell on: one question to the page, however many they are. */
  block(sheet: string, from: string, rows: number, columns: number): Promise<string[][]> {
    const { row, column } = placeOf(from);
    return this.page.evaluate(
      ([name, top, left, height, width]) =>
        Array.from({ length: height }, (_down, down) =>
          Array.from({ length: width }, (_right, right) =>
            (window as unknown as InPage).soHoiWorkbench.display(name, top + down, left + right),
          ),
        ),
      [sheet, row, column, rows, columns] as const,
    );
  }

  sheets(): Promise<readonly string[]> {
    return this.page.evaluate(() => (window as unknown as InPage).soHoiWorkbench.sheets());
  }

  answerTimes(): Promise<readonly number[]> {
    return this.page.evaluate(() => [...(window as unknown as InPage).soHoiWorkbench.answerTimes]);
  }

  /** Waits until a cell shows a text; fails with what it shows instead. */
  async shows(sheet: string, a1: string, text: string | RegExp, milliseconds = PATIENCE): Promise<void> {
    const end = Date.now() + milliseconds;
    for (;;) {
      const now = await this.display(sheet, a1);
      if (typeof text === 'string' ? now === text : text.test(now)) return;
      if (Date.now() > end) throw new Error(`${sheet}!${a1} shows “${now}”, not “${String(text)}”.`);
      await this.page.waitForTimeout(20);
    }
  }

  /** Height in pixels of the row of a cell on the open tab. */
  async heightOf(a1: string): Promise<number> {
    const { row, column } = placeOf(a1);
    const at = await this.page.evaluate(
      ([r, c]) => (window as unknown as InPage).soHoiWorkbench.rectangle(r, c),
      [row, column] as const,
    );
    if (at === null) throw new Error(`Cell ${a1} is not drawn.`);
    return at.height;
  }

  async middleOf(a1: string): Promise<{ x: number; y: number }> {
    const { row, column } = placeOf(a1);
    const at = await this.page.evaluate(
      ([r, c]) => (window as unknown as InPage).soHoiWorkbench.rectangle(r, c),
      [row, column] as const,
    );
    if (at === null) throw new Error(`Cell ${a1} is not drawn.`);
    return { x: at.left + at.width / 2, y: at.top + at.height / 2 };
  }

  async click(a1: string, button: 'left' | 'right' = 'left'): Promise<void> {
    const { x, y } = await this.middleOf(a1);
    await this.page.mouse.click(x, y, { button });
  }

  /** Selects an area by dragging. */
  async drag(from: string, to: string): Promise<void> {
    const start = await this.middleOf(from);
    const end = await this.middleOf(to);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x, end.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /**
   * Two clicks on one cell in quick succession open its editor; a test that means two clicks waits in
   * between.
   */
  async notTwiceAtOnce(): Promise<void> {
    await this.page.waitForTimeout(600);
  }

  async type(a1: string, text: string): Promise<void> {
    await this.click(a1);
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  async openTab(name: string): Promise<void> {
    await this.page.locator('#grid').getByText(name, { exact: true }).first().click();
  }

  /** Opens the menu of a bound script, or of an add-on, and presses an item: of the add-on's own, in its group. */
  async addOn(...labels: readonly string[]): Promise<void> {
    const isBound = (await this.page.locator('#menus').getByText('Sổ Hội', { exact: true }).count()) > 0;
    const [first = ''] = labels;
    const group = MENU.find(([, items]) => items.some(([label]) => label === first))?.[0];
    await this.page
      .locator('#menus')
      .getByText(isBound ? 'Sổ Hội' : 'Tiện ích mở rộng', { exact: true })
      .click();
    if (!isBound) await this.#menuItem('Sổ Hội').hover();
    // Another script's menu has no groups.
    const isGrouped =
      group !== undefined &&
      (await this.#menuItem(group).or(this.#menuItem(first)).first().textContent())?.includes(group) === true;
    await this.#choose(...(isGrouped ? [group] : []), ...labels);
  }

  async barMenu(title: string, ...labels: readonly string[]): Promise<void> {
    await this.page.locator('#menus').getByText(title, { exact: true }).click();
    await this.#choose(...labels);
  }

  #menuItem(label: string): Locator {
    return this.page.locator('.menu-item', { hasText: label }).filter({ visible: true }).first();
  }

  /** Goes through the groups of a menu that is open, and presses the last. */
  async #choose(...labels: readonly string[]): Promise<void> {
    for (const [index, label] of labels.entries()) {
      if (index < labels.length - 1) await this.#menuItem(label).hover();
      else await this.#menuItem(label).click();
    }
  }

  async contextMenu(a1: string, label: string): Promise<void> {
    await this.click(a1, 'right');
    await this.page.locator('.menu-item', { hasText: label }).filter({ visible: true }).first().click();
  }

  /** Presses a button of the question that stands in front, and gives what it asks. */
  async answer(button: string): Promise<string> {
    const box = this.page.locator('.question');
    const text = (await box.locator('p').textContent()) ?? '';
    await box.getByRole('button', { name: button, exact: true }).click();
    return text;
  }

  /** The text of a toast, once it is there. */
  async toast(text: string): Promise<string> {
    const box = this.page.locator('.toast', { hasText: text }).first();
    await box.waitFor();
    return (await box.textContent()) ?? '';
  }

  /** The add-on's frame, once it has loaded. */
  async frame(inside: string): Promise<Frame> {
    const handle = await this.page.waitForSelector(`${inside} iframe`);
    const frame = await handle.contentFrame();
    if (frame === null) throw new Error('The frame has no document.');
    await frame.waitForLoadState();
    return frame;
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
