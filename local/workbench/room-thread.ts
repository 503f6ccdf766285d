/**
 * The thread of one open workbook: the host, the bundle and the session. Here a script may block (an alert waits
 * for its answer) or run for minutes, and the server goes on answering.
 */

import path from 'node:path';
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { createCalculator } from '../calculator/index';
import {
  createHost,
  filesInto,
  filesOf,
  type Host,
  type MenuItem as HostMenuItem,
  readProject,
  type UiDriver,
} from '../index';
import type { Workbook } from '../model';
import { byLibreOffice } from '../pdf';
import { sentenceOf } from '../sentences';
import { noticesOf, readWorkbook, whatWouldBeLost } from '../xlsx/index';
import type { Answer, FromServer, MenuItem, MenuView, Question, Selection } from './protocol';
import type { FramePage, FromRoom, RoomSettings, ToRoom, WebAnswer } from './room-protocol';
import type { EditEvent, Scripts } from './scripts';
import { Session } from './session';

const { settings, answers } = workerData as { settings: RoomSettings; answers: MessagePort };
const answered = new Int32Array(settings.answered);

/** What a dialog measures where the script does not say, in pixels. */
const DIALOG = { width: 450, height: 400 };
/** The colours of conditional formats follow when nobody has typed for this long, in milliseconds. */
const TINT_DELAY = 250;

function post(message: FromRoom): void {
  parentPort?.postMessage(message);
}

function send(window: string | null, message: FromServer): void {
  post({ type: 'send', window, message });
}

/** The name of the add-on, under which its menu appears in "Tiện ích mở rộng". */
const ADD_ON = 'Sổ Hội';

/** The effects of the Ui service, in the window whose call is running. */
class WindowUi implements UiDriver {
  window: string | null = null;
  menus: MenuView[] = [];
  functions: readonly string[] = [];
  #questions = 0;
  #frames = 0;

  toast({ message, title, seconds }: Parameters<UiDriver['toast']>[0]): void {
    send(this.window, { type: 'toast', text: message, title, seconds });
  }

  alert(question: Parameters<UiDriver['alert']>[0]): ReturnType<UiDriver['alert']> {
    return this.#ask('alert', question).pressed;
  }

  prompt(question: Parameters<UiDriver['prompt']>[0]): ReturnType<UiDriver['prompt']> {
    const { pressed, text } = this.#ask('prompt', question);
    return { button: pressed, text };
  }

  menu({ caption, items }: Parameters<UiDriver['menu']>[0]): void {
    const menu: MenuView = { title: caption ?? ADD_ON, addOn: caption === null, items: items.map(menuItem) };
    this.menus = [...this.menus.filter(({ title }) => title !== menu.title), menu];
  }

  showSidebar(page: Parameters<UiDriver['showSidebar']>[0]): void {
    this.#show(page, 'sidebar');
  }

  showDialog(page: Parameters<UiDriver['showDialog']>[0], modal: boolean): void {
    this.#show(page, modal ? 'modal' : 'modeless');
  }

  #show(
    { content, title, width, height, metaTags }: Parameters<UiDriver['showSidebar']>[0],
    kind: FramePage['kind'],
  ): void {
    this.#frames += 1;
    const id = `${this.#frames}-${Math.random().toString(36).slice(2)}`;
    post({ type: 'frame', id, page: { content, metaTags, title, kind, functions: this.functions } });
    if (kind === 'web') return;
    const size = { width: width ?? DIALOG.width, height: height ?? DIALOG.height };
    send(this.window, { type: 'frame', frame: { id, title, kind, ...size } });
  }

  /** The script blocks until the person has answered. */
  #ask(kind: Question['kind'], { title, message, buttons }: Parameters<UiDriver['alert']>[0]): Answer {
    if (this.window === null) return { pressed: 'CLOSE', text: '' };
    this.#questions += 1;
    Atomics.store(answered, 0, 0);
    send(this.window, {
      type: 'question',
      question: { id: this.#questions, kind, title, text: message, buttons },
    });
    for (;;) {
      Atomics.wait(answered, 0, 0);
      Atomics.store(answered, 0, 0);
      const received = receiveMessageOnPort(answers) as
        | { message: { question: number; answer: Answer } }
        | undefined;
      if (received?.message.question === this.#questions) return received.message.answer;
    }
  }
}

function menuItem(item: HostMenuItem): MenuItem {
  if (item.kind === 'separator') return { label: '' };
  if (item.kind === 'menu') return { label: item.caption, items: item.items.map(menuItem) };
  return { label: item.caption, run: item.functionName };
}

/** The bundle and the workbook as the session sees them. */
class HostScripts implements Scripts {
  readonly #host: Host;
  functions: readonly string[];

  constructor(host: Host, functions: readonly string[]) {
    this.#host = host;
    this.functions = functions;
  }

  get workbook(): Workbook {
    return this.#host.workbook;
  }

  get app(): GoogleAppsScript.Spreadsheet.SpreadsheetApp {
    return this.#host.globals.SpreadsheetApp;
  }

  run(
    name: string,
    values: readonly unknown[],
    trigger: 'menu' | 'simple' | 'rpc' | 'web',
    event?: EditEvent,
  ): unknown {
    const faults = settings.cutAfterMs === null ? {} : { faults: { cutAfterMs: settings.cutAfterMs } };
    if (event !== undefined) {
      const outcome = this.#host.edited({ ...event, sheetId: event.sheet });
      if (outcome !== undefined && !outcome.ok) throw sayCut(outcome.error);
      return undefined;
    }
    const outcome =
      trigger === 'rpc' || trigger === 'web'
        ? this.#host.rpc(name, values, { trigger, ...faults })
        : this.#host.execute(name, values, { trigger, ...faults });
    if (!outcome.ok) throw sayCut(outcome.error);
    return outcome.value;
  }

  select({ sheet: id, areas, row, column }: Selection): void {
    const model = this.workbook.sheets.find((sheet) => sheet.id === id);
    const spreadsheet = this.app.getActiveSpreadsheet();
    const sheet = model === undefined || model.hidden ? null : spreadsheet.getSheetByName(model.name);
    if (sheet === null || model === undefined) return;
    spreadsheet.setActiveSheet(sheet);
    const area = areas.at(-1);
    if (area === undefined || area.row + area.rows > model.rows || area.column + area.columns > model.columns)
      return;
    sheet.setActiveRange(sheet.getRange(area.row + 1, area.column + 1, area.rows, area.columns));
    // The cell where the person began, which the grid draws with a border: a drag may go upwards.
    const isInside =
      row >= area.row &&
      row < area.row + area.rows &&
      column >= area.column &&
      column < area.column + area.columns;
    if (isInside) sheet.setCurrentCell(sheet.getRange(row + 1, column + 1));
  }

  selection(): Selection {
    const range = this.app.getActiveSpreadsheet().getActiveSheet().getActiveRange();
    const sheet = this.app.getActiveSpreadsheet().getActiveSheet().getSheetId();
    if (range === null) return { sheet, areas: [], row: 0, column: 0 };
    const area = {
      ...{ row: range.getRow() - 1, column: range.getColumn() - 1 },
      ...{ rows: range.getNumRows(), columns: range.getNumColumns() },
    };
    const cell = this.app.getActiveSpreadsheet().getCurrentCell() ?? range;
    return { sheet, areas: [area], row: cell.getRow() - 1, column: cell.getColumn() - 1 };
  }

  get(parameters: Readonly<Record<string, string>>): ReturnType<Host['get']> {
    return this.#host.get(parameters);
  }

  touched(sheet: number, area: EditEvent['area']): void {
    this.#host.touched(sheet, area);
  }

  settle(): void {
    this.app.flush();
  }
}

/** Google's own message for a script that ran too long, with its meaning. */
function sayCut(error: Error): Error {
  if (/Exceeded maximum execution time/.test(error.message)) {
    error.message = `${error.message}\n\nTập lệnh chạy quá thời gian cho phép nên đã bị dừng. Có thể có vòng lặp không kết thúc.`;
  }
  return error;
}

/** Globals of the bundle that are functions: what may be called from outside. */
function functionNames(code: string): string[] {
  return [...code.matchAll(/^function ([A-Za-z_$][\w$]*)\(/gm)].map(([, name = '']) => name);
}

async function start(): Promise<void> {
  const { workbook, kept } = await readWorkbook(settings.file);
  const ui = new WindowUi();
  const now = (): Date => new Date();
  const calculator = createCalculator({ now });
  let documents = 0;
  const ids = new Map<string, string>();
  const takeFile = filesInto(
    path.dirname(settings.file),
    (file) => {
      documents += 1;
      const id = `${documents}-${path.basename(file)}`;
      ids.set(file, id);
      post({ type: 'document', id, path: file });
      session?.addDocument({ id, name: path.basename(file), savedAs: file });
    },
    (file) => session?.dropDocument(ids.get(file) ?? ''),
  );
  let session: Session | undefined;

  const load = async (): Promise<{ scripts: HostScripts; problem: string | null }> => {
    const { readFile } = await import('node:fs/promises');
    const project = readProject(settings.dist);
    const code = await readFile(path.join(settings.dist, 'Code.js'), 'utf8');
    const host = await createHost({
      workbook,
      project,
      ui,
      calculator,
      now,
      onFile: takeFile,
      findFile: filesOf(path.dirname(settings.file)),
      toPdf: byLibreOffice,
      serviceUrl: settings.serviceUrl,
      ...(settings.email !== null && { email: settings.email }),
      onLog: (level, text) => console.error(`[${level}] ${text}`),
    });
    ui.functions = functionNames(code).filter((name) => !name.endsWith('_'));
    ui.menus = [];
    const opened = host.open();
    const problem = opened.ok ? null : `Gói tiện ích không chạy được onOpen: ${opened.error.message}`;
    return { scripts: new HostScripts(host, functionNames(code)), problem };
  };

  const { scripts, problem } = await load();
  let current = scripts;
  // The session sees whichever bundle was loaded last.
  const following: Scripts = {
    get workbook() {
      return current.workbook;
    },
    get app() {
      return current.app;
    },
    get functions() {
      return current.functions;
    },
    run: (name, values, trigger, event) => current.run(name, values, trigger, event),
    select: (selection) => current.select(selection),
    selection: () => current.selection(),
    touched: (sheet, area) => current.touched(sheet, area),
    settle: () => current.settle(),
  };
  let tints: NodeJS.Timeout | undefined;
  session = new Session(following, calculator, {
    send,
    changed: (update) => {
      post({ type: 'changed', update });
      clearTimeout(tints);
      tints = setTimeout(() => {
        session?.refreshTints();
        session?.tellTints();
      }, TINT_DELAY);
    },
    attend: (window) => {
      ui.window = window;
    },
  });
  session.setMenus(ui.menus);
  session.tell();

  const open = session;
  const hear = (message: ToRoom): void => {
    switch (message.type) {
      case 'open':
        post({ type: 'hello', window: message.window, message: open.hello(message.window) });
        break;
      case 'close':
        open.forget(message.window);
        break;
      case 'message':
        if (message.message.type !== 'closeFrame') open.receive(message.window, message.message);
        break;
      case 'webCall':
        open.call(message.window, message.message, 'web');
        break;
      case 'web':
        answerWeb(message);
        break;
      case 'bundle':
        void reload();
        break;
      default:
        message satisfies never;
    }
  };
  // One message that goes wrong must not end the workbook for every window.
  parentPort?.on('message', (message: ToRoom) => {
    try {
      hear(message);
    } catch (error) {
      const window = 'window' in message ? message.window : null;
      send(window, { type: 'failed', function: '', message: sentenceOf(error, current.workbook) });
    }
  });

  const answerWeb = ({ request, parameters }: Extract<ToRoom, { type: 'web' }>): void => {
    let answer: WebAnswer;
    try {
      answer = webAnswer(parameters);
    } catch (error) {
      answer = { kind: 'failed', message: sentenceOf(error, current.workbook) };
    }
    // What the page wrote is on the disk before the page is shown.
    open.tell();
    post({ type: 'web', request, answer });
  };

  const webAnswer = (parameters: Readonly<Record<string, string>>): WebAnswer => {
    const { outcome, answer } = current.get(parameters);
    if (!outcome.ok) return { kind: 'failed', message: outcome.error.message };
    if (answer === undefined) {
      return { kind: 'failed', message: 'Tập lệnh đã chạy xong nhưng không trả về trang nào.' };
    }
    if (answer.kind === 'text') return { kind: 'text', content: answer.content, mimeType: answer.mimeType };
    const { content, metaTags, title } = answer;
    const frame = `web-${Math.random().toString(36).slice(2)}`;
    const page: FramePage = { content, metaTags, title, kind: 'web', functions: ui.functions };
    post({ type: 'frame', id: frame, page });
    return { kind: 'page', frame, page };
  };

  async function reload(): Promise<void> {
    try {
      const loaded = await load();
      current = loaded.scripts;
      open.setMenus(ui.menus);
      if (loaded.problem !== null)
        send(null, { type: 'failed', function: 'onOpen', message: loaded.problem });
      else send(null, { type: 'reload', reason: 'bundle' });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      send(null, { type: 'failed', function: 'Code.js', message: `Gói tiện ích không nạp được: ${message}` });
    }
  }

  post({
    type: 'ready',
    name: workbook.name,
    notices: noticesOf(kept),
    warnings: [...whatWouldBeLost(kept), ...(problem === null ? [] : [problem])],
  });
}

start().catch((error: unknown) => {
  post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
});
