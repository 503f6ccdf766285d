/** What floats over the grid and follows its cells: charts, notes, links, dropdown lists. */
import { parseCell } from '../../a1';
import { COLUMN_HEADER, extrasOf, ROW_HEADER } from './cells';
import { ChartLayer } from './charts';
import type { Desk } from './desk';
import { byId, element, placeNear } from './dom';

/** At most this many options are shown at once; the search finds the others. */
const MOST_OPTIONS = 200;
/** A shorter list needs no search. */
const FEW_OPTIONS = 8;

export class Floating {
  readonly #desk: Desk;
  readonly #charts: ChartLayer;
  readonly #waiting = new Map<number, (options: readonly string[]) => void>();
  #asked = 0;
  #placing = false;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#charts = new ChartLayer(byId('grid-area'));
    desk.grid.onChartsMoved(() => this.showCharts());
    new ResizeObserver(() => this.place()).observe(byId('grid'));
  }

  showCharts(): void {
    const { grid } = this.#desk;
    const sheet = grid.activeSheet;
    this.#charts.show(sheet, grid.properties(sheet)?.charts ?? []);
    this.place();
  }

  /** After the next frame: only then has the grid laid out the tab or the scrolling that moved them. */
  place(): void {
    if (this.#placing) return;
    this.#placing = true;
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        this.#placing = false;
        this.#placeNow();
      });
    });
  }

  #placeNow(): void {
    const { grid } = this.#desk;
    const canvas = grid.canvas?.getBoundingClientRect();
    if (canvas === undefined) return;
    this.#charts.place((row, column) => grid.rectangle(row, column), {
      left: canvas.left + ROW_HEADER,
      top: canvas.top + COLUMN_HEADER,
      width: canvas.width - ROW_HEADER,
      height: canvas.height - COLUMN_HEADER,
    });
  }

  /** The server has answered what a list offers. */
  receiveOptions(id: number, options: readonly string[]): void {
    this.#waiting.get(id)?.(options);
    this.#waiting.delete(id);
  }

  openList(sheet: number, row: number, column: number): void {
    this.#asked += 1;
    const id = this.#asked;
    this.#waiting.set(id, (options) => this.#showList(sheet, row, column, options));
    this.#desk.send({ type: 'options', id, sheet, row, column });
  }

  #showList(sheet: number, row: number, column: number, options: readonly string[]): void {
    const at = this.#desk.grid.rectangle(row, column);
    if (at === null) return;
    const search = element('input', {
      class: 'list-search',
      type: 'text',
      placeholder: 'Tìm…',
      'aria-label': 'Tìm trong danh sách',
    });
    const box = element('div', { class: 'list', role: 'listbox' });
    const searches = options.length > FEW_OPTIONS;
    const popup = element('div', { class: 'menu list-popup' }, searches && search, box);
    const close = (): void => {
      popup.remove();
      document.removeEventListener('pointerdown', outside, true);
      this.#desk.grid.focus();
    };
    const outside = (event: Event): void => {
      if (!(event.target instanceof Node) || !popup.contains(event.target)) close();
    };
    const choose = (option: string): void => {
      close();
      this.#desk.act({ kind: 'write', sheet, row, column, texts: [[option]] });
    };
    const fill = (): void => {
      const wanted = search.value.toLocaleLowerCase('vi');
      const found = options
        .filter((option) => option.toLocaleLowerCase('vi').includes(wanted))
        .slice(0, MOST_OPTIONS);
      box.replaceChildren(
        ...found.map((option) =>
          element(
            'button',
            { type: 'button', role: 'option', class: 'menu-item', onclick: () => choose(option) },
            option,
          ),
        ),
      );
    };
    popup.style.minWidth = `${at.width}px`;
    search.addEventListener('input', fill);
    popup.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') close();
      if (event.key === 'Enter' && event.target === search) box.querySelector('button')?.click();
    });
    fill();
    document.body.append(popup);
    placeNear(popup, at.left, at.top + at.height);
    document.addEventListener('pointerdown', outside, true);
    if (searches) search.focus();
    else box.querySelector('button')?.focus();
  }

  showNote(sheet: number, row: number, column: number): void {
    const { grid } = this.#desk;
    const box = byId('note');
    const { note, link } = extrasOf(grid.cell(sheet, row, column));
    const at = note === undefined && link === undefined ? null : grid.rectangle(row, column);
    box.hidden = at === null;
    if (at === null) return;
    box.replaceChildren(
      ...(note === undefined ? [] : [element('div', {}, note)]),
      ...(link === undefined ? [] : [this.#linkTo(link)]),
    );
    placeNear(box, at.left + at.width + 4, at.top);
  }

  /** Row number of the first row below everything in these columns. */
  #rowBelow(sheet: number, columns: readonly string[]): number {
    const { grid } = this.#desk;
    const places = columns.map((letter) => parseCell(`${letter}1`)?.column ?? 0);
    const isFilled = (row: number) =>
      places.some((column) => (grid.cell(sheet, row, column)?.v ?? '') !== '');
    for (let row = grid.properties(sheet)?.rows ?? 0; row > 0; row -= 1)
      if (isFilled(row - 1)) return row + 1;
    return 1;
  }

  #linkTo(link: string): HTMLElement {
    const { grid } = this.#desk;
    const inside = /^#gid=(\d+)(?:&range=([A-Z]+\d*))?(?:&below=([A-Z,]+))?/.exec(link);
    if (inside === null) {
      const isSafe = /^(https?:|mailto:|tel:)/i.test(link);
      return element('a', { href: isSafe ? link : undefined, target: '_blank', rel: 'noopener' }, link);
    }
    const [, gid = '0', place = 'A1', below] = inside;
    const name = below === undefined ? place : `${place}${this.#rowBelow(Number(gid), below.split(','))}`;
    const { row, column } = parseCell(name) ?? { row: 0, column: 0 };
    const go = (): void =>
      grid.activate({ sheet: Number(gid), areas: [{ row, column, rows: 1, columns: 1 }], row, column });
    const tab = grid.sheetNames.find(({ id }) => id === Number(gid))?.name ?? '';
    return element('button', { type: 'button', class: 'link', onclick: go }, `Đến ${tab}!${name}`);
  }
}
