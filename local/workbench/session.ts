/**
 * One open workbook: takes what the windows ask, one thing after another, applies it, and tells every window what
 * changed. It knows no file, no network and no thread; those are given to it.
 */
import type { FormulaCalculator } from '../calculator/index';
import type { CellValue } from '../model';
import { ScriptFailure } from '../runtime';
import { sentenceOf } from '../sentences';
import { ruleAt } from '../services/validation';
import { eventText } from '../typed-cell';
import { Differ, type Difference, isEmptyDifference } from './diff';
import { applyEdit, type Done, type Edited, Refused, type Shift } from './edits';
import { History } from './history';
import { cellsOf, Overwrites, writtenAreas } from './overwrites';
import type { DocumentView, FromPage, FromServer, MenuView, Operation, Selection } from './protocol';
import { listOptions } from './references';
import { UpdateMaker } from './replica';
import type { EditEvent, Scripts, SessionEvents, Trigger } from './scripts';
import { moveOperation } from './shifts';
import { tintsOf } from './tints';
import { type Tints, WorkbookView } from './view';

interface NumberedShift extends Shift {
  readonly version: number;
}

const NO_TINTS: Tints = { tints: [], tintStyles: [] };
/** Versions that are remembered for edits that were made on an older one; a page is never further behind. */
const REMEMBERED_SHIFTS = 1000;

export class Session {
  readonly #scripts: Scripts;
  readonly #events: SessionEvents;
  readonly #calculator: FormulaCalculator;
  readonly #differ: Differ;
  readonly #view: WorkbookView;
  readonly #updates = new UpdateMaker();
  readonly #history = new History();
  readonly #tints = new Map<number, Tints>();
  readonly #selections = new Map<string, Selection>();
  readonly #overwrites: Overwrites;
  readonly #shifts: NumberedShift[] = [];
  #menus: readonly MenuView[] = [];
  #documents: readonly DocumentView[] = [];
  #version = 1;
  #executions = 0;

  constructor(scripts: Scripts, calculator: FormulaCalculator, events: SessionEvents) {
    this.#scripts = scripts;
    this.#events = events;
    this.#calculator = calculator;
    this.#differ = new Differ(scripts.workbook);
    this.#overwrites = new Overwrites(scripts.workbook, (owner, message) => events.send(owner, message));
    this.refreshTints();
    this.#view = new WorkbookView(scripts.workbook, (sheet) => this.#tints.get(sheet.id) ?? NO_TINTS);
  }

  get version(): number {
    return this.#version;
  }

  get menus(): readonly MenuView[] {
    return this.#menus;
  }

  setMenus(menus: readonly MenuView[]): void {
    this.#menus = menus;
    this.#events.send(null, { type: 'menus', menus });
  }

  addDocument(document: DocumentView): void {
    this.#documents = [...this.#documents, document];
    this.#events.send(null, { type: 'document', document });
  }

  dropDocument(id: string): void {
    this.#documents = this.#documents.filter((one) => one.id !== id);
    this.#events.send(null, { type: 'dropped', id });
  }

  /** Everything a new window must know, except what the file and the server know of themselves. */
  hello(
    window: string,
  ): Pick<
    Extract<FromServer, { type: 'hello' }>,
    'version' | 'locale' | 'timeZone' | 'styles' | 'sheets' | 'active' | 'menus' | 'documents'
  > {
    this.tell();
    const active = this.#scripts.workbook.sheets.find(({ hidden }) => !hidden)?.id ?? 0;
    this.#selections.set(window, { sheet: active, areas: [], row: 0, column: 0 });
    return {
      version: this.#version,
      locale: this.#scripts.workbook.locale,
      timeZone: this.#scripts.workbook.timeZone,
      ...this.#view.whole(),
      active,
      menus: this.#menus,
      documents: this.#documents,
    };
  }

  forget(window: string): void {
    this.#selections.delete(window);
    this.#history.forget(window);
  }

  receive(window: string, message: Exclude<FromPage, { type: 'answer' | 'closeFrame' }>): void {
    switch (message.type) {
      case 'operation':
        this.#operate(window, message.id, message.base, message.operation);
        break;
      case 'run':
        this.run(window, message.function, [], 'menu');
        break;
      case 'call':
        this.call(window, message, 'rpc');
        break;
      case 'selection':
        this.#selections.set(window, message.selection);
        break;
      case 'options':
        this.#events.send(window, { type: 'options', id: message.id, options: this.#options(message) });
        break;
      default:
        message satisfies never;
    }
  }

  /** Runs a function and tells the window if it failed. */
  run(
    window: string | null,
    name: string,
    values: readonly unknown[],
    trigger: Trigger,
    event?: EditEvent,
  ): void {
    this.#attended(window, name, trigger, () => {
      try {
        this.#scripts.run(name, values, trigger, event);
      } catch (error) {
        this.#events.send(window, failureOf(name, trigger, sentenceOf(error, this.#scripts.workbook)));
      }
    });
  }

  /** `google.script.run`: the answer goes back into the frame that called. */
  call(window: string, message: Extract<FromPage, { type: 'call' }>, trigger: 'rpc' | 'web'): void {
    const { frame, call } = message;
    this.#attended(window, message.function, trigger, () => {
      try {
        if (message.function.endsWith('_') || !this.#scripts.functions.includes(message.function)) {
          throw new Error(`Script function not found: ${message.function}`);
        }
        const value = this.#scripts.run(message.function, message.arguments, trigger);
        this.#events.send(window, { type: 'result', frame, call, ok: true, value });
      } catch (error) {
        const name = error instanceof ScriptFailure ? error.scriptName : 'Error';
        this.#events.send(window, {
          type: 'result',
          frame,
          call,
          ok: false,
          // As the script threw it: what to show is the page's business.
          message: error instanceof Error ? error.message : String(error),
          name,
        });
      }
    });
  }

  /** Tells every window, and the file's thread, what changed since they were last told. */
  tell(): void {
    const difference = this.#differ.next();
    if (isEmptyDifference(difference)) return;
    this.#publish(difference);
  }

  /**
   * Computes the conditional formats again; slow where rules have formulas, so it is called when nothing else
   * waits.
   */
  refreshTints(): void {
    let evaluate: ReturnType<FormulaCalculator['evaluator']> | undefined;
    for (const sheet of this.#scripts.workbook.sheets) {
      const tints = tintsOf(sheet, () => {
        evaluate ??= this.#calculator.evaluator(this.#scripts.workbook);
        return evaluate;
      });
      this.#tints.set(sheet.id, tints);
    }
  }

  /** After `refreshTints`: tells the pages, if the colours changed. */
  tellTints(): void {
    this.#publish(this.#differ.next());
  }

  /** `cells`: only the cells of the difference are looked at, and not what else may follow from them. */
  #publish(difference: Difference, what: 'all' | 'cells' = 'all'): void {
    const { styles, changes } = this.#view.changes(difference, what);
    if (changes.length > 0) {
      this.#version += 1;
      this.#events.send(null, { type: 'patch', version: this.#version, styles, changes });
    }
    if (!isEmptyDifference(difference)) {
      this.#events.changed(this.#updates.make(this.#scripts.workbook, difference));
    }
  }

  #attended(window: string | null, name: string, trigger: Trigger, work: () => void): void {
    this.#executions += 1;
    const execution = this.#executions;
    const shown = trigger !== 'simple';
    const selection = window === null ? undefined : this.#selections.get(window);
    if (selection !== undefined) this.#scripts.select(selection);
    const before = JSON.stringify(this.#scripts.selection());
    if (shown)
      this.#events.send(window, { type: 'running', execution, function: name, label: this.#label(name) });
    this.#events.attend(window);
    try {
      work();
    } finally {
      this.#events.attend(null);
      this.#scripts.settle();
      this.tell();
      if (shown) this.#events.send(window, { type: 'ended', execution });
      const after = this.#scripts.selection();
      if (window !== null && JSON.stringify(after) !== before) {
        this.#selections.set(window, after);
        this.#events.send(window, { type: 'activate', selection: after });
      }
    }
  }

  /** The words of the menu item that runs this function. */
  #label(name: string): string {
    const search = (items: readonly MenuView['items'][number][]): string | undefined => {
      for (const item of items) {
        if (item.run === name) return item.label;
        const inner = item.items === undefined ? undefined : search(item.items);
        if (inner !== undefined) return inner;
      }
      return undefined;
    };
    return search(this.#menus.flatMap(({ items }) => items)) ?? '';
  }

  #operate(window: string, id: number, base: number, asked: Operation): void {
    let answered = false;
    const answer = (refused?: string): void => {
      if (answered) return;
      answered = true;
      const done = { type: 'done', id, version: this.#version } as const;
      this.#events.send(window, refused === undefined ? done : { ...done, refused });
    };
    try {
      if (asked.kind === 'undo' || asked.kind === 'redo') {
        const { workbook, app } = this.#scripts;
        const { touched, shift } = this.#history.play(workbook, app, window, asked.kind);
        for (const { sheet, area } of touched) this.#scripts.touched(sheet, area);
        this.#finish(window, { edited: touched[0] ?? null, shift }, []);
      } else {
        const seen = this.#shifts.filter(({ version }) => version > base);
        const moved = moveOperation(asked, seen);
        if (moved === null) {
          throw new Refused('Chỗ bạn vừa sửa đã bị cửa sổ khác xóa mất hàng hoặc cột. Xem lại rồi ghi lại.');
        }
        this.#apply(window, base, moved, answer);
      }
      answer();
    } catch (error) {
      this.#scripts.settle();
      this.tell();
      answer(sentenceOf(error, this.#scripts.workbook));
    }
  }

  #apply(
    window: string,
    base: number,
    operation: Exclude<Operation, { kind: 'undo' | 'redo' }>,
    answer: () => void,
  ): void {
    const { workbook, app } = this.#scripts;
    const areas = writtenAreas(operation);
    const touched = cellsOf(workbook, operation, areas);
    const old = touched.map(({ sheet, row, column }) => sheet.cells[row]?.[column]?.value);
    const step = this.#history.prepare(workbook, operation);
    const done = applyEdit(app, workbook, operation);
    if (done.shift !== null) this.#history.shift(done.shift);
    this.#history.keep(window, step);
    // The person sees her own cells at once; what depends on them, and what onEdit does, follows.
    const [first] = touched;
    if (first !== undefined) this.#publish(this.#differ.among({ sheet: first.sheet, areas }), 'cells');
    if (first !== undefined) answer();
    this.#overwrites.note(window, base, this.#version, touched);
    this.#finish(window, done, old);
    if (done.reload) this.#events.send(null, { type: 'reload', reason: 'settings' });
    if (done.show !== undefined) {
      const selection = {
        sheet: done.show,
        areas: [{ row: 0, column: 0, rows: 1, columns: 1 }],
        row: 0,
        column: 0,
      };
      this.#selections.set(window, selection);
      this.#events.send(window, { type: 'activate', selection });
    }
  }

  #finish(
    window: string,
    { edited, shift }: Pick<Done, 'edited' | 'shift'>,
    old: readonly (CellValue | undefined)[],
  ): void {
    this.#scripts.settle();
    const fires = edited !== null && this.#scripts.functions.includes('onEdit');
    // What onEdit does is told with it, at its end; rows that moved are told at once.
    if (!fires || shift !== null) this.tell();
    if (shift !== null) this.#remember({ ...shift, version: this.#version });
    if (fires) {
      this.run(window, 'onEdit', [], 'simple', this.#editEvent(edited, old));
    }
  }

  #editEvent({ sheet: id, area }: Edited, old: readonly (CellValue | undefined)[]): EditEvent {
    const sheet = this.#scripts.workbook.sheets.find((one) => one.id === id);
    if (area.rows * area.columns > 1 || sheet === undefined) return { sheet: id, area };
    const value = eventText(sheet.cells[area.row]?.[area.column]?.value);
    const oldValue = eventText(old[0]);
    return {
      sheet: id,
      area,
      ...(value !== undefined && { value }),
      ...(oldValue !== undefined && { oldValue }),
    };
  }

  #remember(shift: NumberedShift): void {
    this.#shifts.push(shift);
    if (this.#shifts.length > REMEMBERED_SHIFTS) this.#shifts.shift();
    // Cells have moved: who wrote which is no longer known by place.
    this.#overwrites.clear();
  }

  #options({ sheet: id, row, column }: Extract<FromPage, { type: 'options' }>): string[] {
    const sheet = this.#scripts.workbook.sheets.find((one) => one.id === id);
    if (sheet === undefined) return [];
    const rule = ruleAt(sheet, row, column);
    return rule === undefined ? [] : listOptions(this.#scripts.workbook, sheet, rule);
  }
}

/**
 * A simple trigger that fails is silent for the user on Google; here the developer must see it, but only as a
 * toast.
 */
function failureOf(name: string, trigger: Trigger, message: string): FromServer {
  if (trigger !== 'simple') return { type: 'failed', function: name, message };
  return { type: 'toast', title: `${name} hỏng (trên Google không hiện gì)`, text: message, seconds: 10 };
}
