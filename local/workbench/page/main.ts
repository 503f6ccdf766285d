/** The workbench's page: puts the grid, the menus, the add-on's frames and the server together. */
import './look.css';
import './look-floating.css';
import { cellName } from '../../a1';
import type { Area } from '../../model';
import type { FromServer, Operation, SaveState } from '../protocol';
import { sheetId } from './cells';
import { Clipboard } from './clipboard';
import { connect } from './connection';
import { type Desk, documentAddress } from './desk';
import { byId, element } from './dom';
import { barMenus, contextEntries, tabEntries } from './entries';
import { acceptDrops, chooseFile } from './files';
import { Floating } from './floating';
import { answerFrame, closeAllFrames, type FrameEvents, listenToFrames, showFrame } from './frames';
import { Grid } from './grid';
import { onMenusClosed, openMenuAt, showMenuBar } from './menus';
import { ask, closeToasts, failure, forgetRunning, hideRunning, showRunning, toast } from './notices';

type Said<T extends FromServer['type']> = Extract<FromServer, { type: T }>;

performance.mark('so-hoi: code read');
const fileKey = new URLSearchParams(window.location.search).get('file') ?? '';
const token = document.querySelector('meta[name="so-hoi-token"]')?.getAttribute('content') ?? '';
/** Another origin of the same server, so that the add-on's HTML cannot touch this page. */
const frameOrigin = `http://localhost:${window.location.port}`;

/** Absent until the workbook has arrived. */
let desk: Desk | null = null;
let floating: Floating | null = null;
let version = 0;
/** The tab that notices on screen may be about. */
let shownTab = 0;
/** The version that was on screen when the cell editor was last opened. */
let editorOpenedAt = 0;
let editorOpen = false;
let operations = 0;
const clipboard = new Clipboard();
/** When each operation was sent, for the benchmark. */
const sentAt = new Map<number, number>();
const answerTimes: number[] = [];

const connection = connect(
  `ws://${window.location.host}/socket?token=${encodeURIComponent(token)}&file=${encodeURIComponent(fileKey)}`,
  { message: receive, state: showLine },
);
const frames: FrameEvents = {
  call: (frame, call, name, values) =>
    connection.send({ type: 'call', frame, call, function: name, arguments: values }),
  closed: (frame) => connection.send({ type: 'closeFrame', frame }),
  focusGrid: () => desk?.grid.focus(),
  resized: () => window.dispatchEvent(new Event('resize')),
};
listenToFrames(frames);
onMenusClosed(() => desk?.grid.focus());
acceptDrops(token);

function act(operation: Operation, base = version): void {
  const hidden = desk?.grid.filter.refusal(operation) ?? null;
  if (hidden !== null) {
    toast(hidden, 'Chưa làm', 8, 'warning');
    return;
  }
  operations += 1;
  sentAt.set(operations, performance.now());
  connection.send({ type: 'operation', id: operations, base, operation });
}

function receive(message: FromServer): void {
  switch (message.type) {
    case 'hello':
      start(message);
      break;
    case 'patch':
      version = message.version;
      desk?.grid.apply(message.styles, message.changes);
      floating?.place();
      break;
    case 'done':
      finish(message);
      break;
    case 'menus':
      if (desk !== null) desk.menus = message.menus;
      drawMenus();
      break;
    case 'overwritten':
      tellOverwritten(message);
      break;
    case 'toast':
      toast(message.text, message.title, message.seconds);
      break;
    case 'question':
      ask(message.question, (answer) =>
        connection.send({ type: 'answer', question: message.question.id, answer }),
      );
      break;
    case 'frame':
      showFrame(message.frame, frameOrigin, frames);
      break;
    case 'activate':
      shownTab = message.selection.sheet;
      desk?.grid.activate(message.selection);
      break;
    case 'running':
      showRunning(message.execution, message.label);
      break;
    case 'ended':
      hideRunning(message.execution);
      break;
    case 'failed':
      failure(message.function, message.message);
      break;
    case 'result':
      answerFrame(message.frame, message);
      break;
    case 'options':
      floating?.receiveOptions(message.id, message.options);
      break;
    case 'document':
      offerDocument(message.document);
      break;
    case 'dropped':
      withdrawDocument(message.id);
      break;
    case 'save':
      showSave(message.save);
      break;
    case 'reload':
      window.location.reload();
      break;
    default:
      message satisfies never;
  }
}

function start(message: Said<'hello'>): void {
  // After a lost connection or a restart of the server the page reloads too, so that nothing in it is out of date.
  if (desk !== null) {
    window.location.reload();
    return;
  }
  performance.mark('so-hoi: workbook received');
  version = message.version;
  shownTab = message.active;
  document.title = `${message.name} – Sổ Hội`;
  byId('name').textContent = message.name;
  byId('folder').textContent = message.folder;
  showSave(message.save);
  const grid = new Grid(byId('grid'), message, {
    act,
    typed: (operation) => act(operation, editorOpenedAt),
    refuse: (sentence) => toast(sentence, '', 5, 'warning'),
    selected: (selection) => {
      connection.send({ type: 'selection', selection });
      floating?.showCharts();
      if (selection.sheet === shownTab) return;
      // She went there herself: a script that shows its tab says something that is to be read there.
      shownTab = selection.sheet;
      byId('note').hidden = true;
      closeToasts();
    },
    openList: (sheet, row, column) => floating?.openList(sheet, row, column),
    hovered: (sheet, row, column) => floating?.showNote(sheet, row, column),
    copied: (copied) => clipboard.remember(copied),
    pasted: (text, valuesOnly) => {
      const operation = clipboard.paste(text, valuesOnly, grid.selection());
      if (operation !== null) act(operation);
    },
    editing: (open) => {
      // Reported repeatedly while it is open; only the opening counts.
      if (open && !editorOpen) editorOpenedAt = version;
      editorOpen = open;
    },
    moved: () => floating?.place(),
  });
  performance.mark('so-hoi: grid made');
  const { menus, documents, locale, timeZone } = message;
  desk = { grid, fileKey, locale, timeZone, menus, documents, act, send: (said) => connection.send(said) };
  floating = new Floating(desk);
  floating.showCharts();
  drawMenus();
  for (const warning of message.warnings) toast(warning, '', -1, 'warning');
  void grid.ready().then(() => {
    grid.focus();
    performance.mark('so-hoi: ready');
    document.body.dataset.ready = 'true';
  });
}

function finish(message: Said<'done'>): void {
  const sent = sentAt.get(message.id);
  sentAt.delete(message.id);
  if (sent !== undefined) answerTimes.push(performance.now() - sent);
  if (message.refused !== undefined) toast(message.refused, 'Không ghi được', -1, 'error');
}

function tellOverwritten({ sheet, row, column, mine, theirs }: Said<'overwritten'>): void {
  const tab = desk?.grid.sheetNames.find(({ id }) => id === sheet)?.name ?? '';
  const did = theirs === '' ? 'đã xóa' : `đã ghi “${theirs}”`;
  toast(
    `Ô ${cellName(row, column)} (${tab}): cửa sổ khác ${did} đè lên “${mine}” của bạn. Muốn giữ của bạn thì ghi lại.`,
    'Ô vừa bị ghi đè',
    -1,
    'warning',
  );
}

function showLine(open: boolean): void {
  byId('line').hidden = open;
  if (!open) forgetRunning();
}

function saveWords(save: SaveState): string {
  switch (save.state) {
    case 'saved':
      return `Đã lưu lúc ${save.at}`;
    case 'saving':
      return 'Đang lưu…';
    case 'unsaved':
      return 'Sắp lưu…';
    case 'failed':
      return `Chưa lưu được: ${save.message}`;
    default:
      return save satisfies never;
  }
}

function showSave(save: SaveState): void {
  const box = byId('save');
  box.className = save.state;
  box.textContent = saveWords(save);
}

function offerDocument(view: Said<'document'>['document']): void {
  if (desk === null) return;
  desk.documents = [...desk.documents.filter(({ id }) => id !== view.id), view];
  const address = documentAddress(desk, view.id);
  const box = element(
    'div',
    { class: 'toast document', role: 'status', 'data-document': view.id },
    element(
      'div',
      { class: 'toast-text' },
      element('strong', {}, 'Đã tạo tài liệu'),
      element('span', {}, view.name),
      element('span', { class: 'quiet' }, `Lưu tại ${view.savedAs}`),
      element(
        'div',
        { class: 'links' },
        element('a', { href: address, target: '_blank' }, 'Xem'),
        element('a', { href: `${address}&download=1` }, 'Tải xuống'),
      ),
    ),
    element(
      'button',
      { class: 'close', type: 'button', 'aria-label': 'Đóng', onclick: () => box.remove() },
      '×',
    ),
  );
  byId('toasts').append(box);
}

function withdrawDocument(id: string): void {
  if (desk === null) return;
  desk.documents = desk.documents.filter((one) => one.id !== id);
  for (const box of byId('toasts').querySelectorAll<HTMLElement>('.toast.document')) {
    if (box.dataset.document === id) box.remove();
  }
}

function drawMenus(): void {
  const now = desk;
  if (now !== null) showMenuBar(byId('menus'), () => barMenus(now, () => chooseFile(token)));
}

byId('grid').addEventListener('contextmenu', (event) => {
  event.preventDefault();
  if (desk === null || !(event.target instanceof Element)) return;
  const tab = event.target.closest('[role="tab"]')?.getAttribute('data-id');
  const onCells = event.target instanceof HTMLCanvasElement;
  const entries = tab ? tabEntries(desk, sheetId(tab)) : onCells ? contextEntries(desk) : [];
  if (entries.length > 0) openMenuAt(entries, event.clientX, event.clientY);
});
window.addEventListener('pagehide', () => closeAllFrames(frames));

/** What browser tests and the benchmark look at. They act through the page like a person. */
declare global {
  interface Window {
    soHoiWorkbench: {
      display(sheet: string, row: number, column: number): string;
      sheets(): readonly string[];
      rectangle(row: number, column: number): object | null;
      readonly answerTimes: readonly number[];
      selected(): readonly Area[];
    };
  }
}
window.soHoiWorkbench = {
  display: (sheet, row, column) => {
    const id = desk?.grid.sheetNames.find(({ name }) => name === sheet)?.id;
    return id === undefined ? '' : (desk?.grid.display(id, row, column) ?? '');
  },
  sheets: () => desk?.grid.sheetNames.map(({ name }) => name) ?? [],
  rectangle: (row, column) => desk?.grid.rectangle(row, column) ?? null,
  answerTimes,
  selected: () => desk?.grid.selection().areas ?? [],
};
