/** The workbench's page: puts the grid, the menus, the add-on's frames and the server together. */
import './look.css';
import type { Area } from '../../model';
import type { FromServer, MenuItem, MenuView, Operation, SaveState } from '../protocol';
import { COLUMN_HEADER, extrasOf, ROW_HEADER } from './cells';
import { ChartLayer } from './charts';
import { connect } from './connection';
import { byId, element, placeNear } from './dom';
import { answerFrame, closeAllFrames, type FrameEvents, listenToFrames, showFrame } from './frames';
import { Grid } from './grid';
import { type BarMenu, closeMenus, type Entry, onMenusClosed, openMenuAt, showMenuBar } from './menus';
import { ask, failure, forgetRunning, hideRunning, showRunning, toast } from './notices';

type Hello = Extract<FromServer, { type: 'hello' }>;

performance.mark('so-hoi: code read');
const parameters = new URLSearchParams(window.location.search);
const fileKey = parameters.get('file') ?? '';
const token = document.querySelector('meta[name="so-hoi-token"]')?.getAttribute('content') ?? '';
/** Another origin of the same server, so that the add-on's HTML cannot touch this page. */
const frameOrigin = `http://localhost:${window.location.port}`;

let hello: Hello | null = null;
let grid: Grid | null = null;
let charts: ChartLayer | null = null;
let version = 0;
/** The version that was on screen when the cell editor was last opened. */
let editorOpenedAt = 0;
let editorOpen = false;
let placing = false;
let operations = 0;
let lists = 0;
let menus: readonly MenuView[] = [];
let documents: Hello['documents'] = [];
let clipboard: {
  readonly sheet: number;
  readonly area: Area;
  readonly text: string;
  readonly cut: boolean;
} | null = null;
const listWaiting = new Map<number, (options: readonly string[]) => void>();
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
  focusGrid: () => grid?.focus(),
  resized: () => window.dispatchEvent(new Event('resize')),
};
listenToFrames(frames);
onMenusClosed(() => grid?.focus());

function act(operation: Operation, base = version): void {
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
      grid?.apply(message.styles, message.changes);
      placeCharts();
      break;
    case 'done':
      finish(message);
      break;
    case 'menus':
      menus = message.menus;
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
      grid?.activate(message.selection);
      break;
    case 'running':
      showRunning(message.execution, message.function, message.label);
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
      listWaiting.get(message.id)?.(message.options);
      listWaiting.delete(message.id);
      break;
    case 'document':
      documents = [...documents.filter((one) => one.id !== message.document.id), message.document];
      offerDocument(message.document);
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

function start(message: Hello): void {
  // After the line was lost and found, or the server began anew, the page begins anew too: nothing can be half old.
  if (hello !== null) {
    window.location.reload();
    return;
  }
  performance.mark('so-hoi: workbook received');
  hello = message;
  version = message.version;
  menus = message.menus;
  documents = message.documents;
  document.title = `${message.name} – Sổ Hội`;
  byId('name').textContent = message.name;
  byId('folder').textContent = message.folder;
  showSave(message.save);
  grid = new Grid(byId('grid'), message, {
    act,
    typed: (operation) => act(operation, editorOpenedAt),
    refuse: (sentence) => toast(sentence, '', 5, 'warning'),
    selected: (selection) => {
      connection.send({ type: 'selection', selection });
      showCharts();
    },
    openList,
    hovered: showNote,
    copied: (copied) => {
      clipboard = copied;
    },
    pasted: paste,
    editing: (open) => {
      // Told again and again while it is open; only the opening counts.
      if (open && !editorOpen) editorOpenedAt = version;
      editorOpen = open;
    },
    moved: placeCharts,
  });
  performance.mark('so-hoi: grid made');
  charts = new ChartLayer(byId('grid-area'));
  grid.onChartsMoved(showCharts);
  new ResizeObserver(placeCharts).observe(byId('grid'));
  showCharts();
  drawMenus();
  for (const warning of message.warnings) toast(warning, '', -1, 'warning');
  void grid.ready().then(() => {
    grid?.focus();
    performance.mark('so-hoi: ready');
    document.body.dataset.ready = 'true';
  });
}

function finish(message: Extract<FromServer, { type: 'done' }>): void {
  const sent = sentAt.get(message.id);
  sentAt.delete(message.id);
  if (sent !== undefined) answerTimes.push(performance.now() - sent);
  document.body.dataset.answered = String(message.id);
  if (message.refused !== undefined) toast(message.refused, 'Không ghi được', -1, 'error');
}

function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

function tellOverwritten(message: Extract<FromServer, { type: 'overwritten' }>): void {
  const tab = grid?.sheetNames.find(({ id }) => id === message.sheet)?.name ?? '';
  const theirs = message.theirs === '' ? 'đã xoá' : `đã ghi “${message.theirs}”`;
  toast(
    `Ô ${cellName(message.row, message.column)} (${tab}): cửa sổ khác ${theirs} đè lên “${message.mine}” của bạn. Muốn giữ của bạn thì ghi lại.`,
    'Ô vừa bị ghi đè',
    -1,
    'warning',
  );
}

function showLine(open: boolean): void {
  byId('line').hidden = open;
  if (!open) forgetRunning();
}

function showSave(save: SaveState): void {
  const box = byId('save');
  box.className = save.state;
  box.textContent =
    save.state === 'saved'
      ? `Đã lưu lúc ${save.at}`
      : save.state === 'saving'
        ? 'Đang lưu…'
        : save.state === 'unsaved'
          ? 'Sắp lưu…'
          : `Chưa lưu được: ${save.message}`;
}

function offerDocument(view: Hello['documents'][number]): void {
  const box = element(
    'div',
    { class: 'toast document', role: 'status' },
    element(
      'div',
      { class: 'toast-text' },
      element('strong', {}, 'Đã tạo tài liệu'),
      element('span', {}, view.name),
      element('span', { class: 'quiet' }, `Lưu tại ${view.savedAs}`),
      element(
        'div',
        { class: 'links' },
        element('a', { href: documentAddress(view.id), target: '_blank' }, 'Xem'),
        element('a', { href: `${documentAddress(view.id)}&download=1` }, 'Tải xuống'),
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

function documentAddress(id: string): string {
  return `/document?id=${encodeURIComponent(id)}&file=${encodeURIComponent(fileKey)}`;
}

// ── Menus ────────────────────────────────────────────────────────────────────────────────────────────────────────

function entriesOf(items: readonly MenuItem[]): Entry[] {
  return items.map((item): Entry => {
    if (item.items !== undefined) return { kind: 'menu', label: item.label, entries: entriesOf(item.items) };
    const run = item.run;
    if (run === undefined) return { kind: 'separator' };
    return { kind: 'item', label: item.label, run: () => connection.send({ type: 'run', function: run }) };
  });
}

function item(label: string, run: () => void, more: { hint?: string; disabled?: boolean } = {}): Entry {
  return { kind: 'item', label, run, ...more };
}

const separator: Entry = { kind: 'separator' };

function fileEntries(): Entry[] {
  return [
    item('Mở tệp .xlsx…', () => chooseFile()),
    separator,
    item('Tải xuống (.xlsx)', () => {
      window.location.href = `/workbook?file=${encodeURIComponent(fileKey)}`;
    }),
    item('Trang cho điện thoại', () => window.open(`/exec?file=${encodeURIComponent(fileKey)}`, '_blank')),
    separator,
    ...(documents.length === 0
      ? [item('Chưa có tài liệu nào', () => undefined, { disabled: true })]
      : documents.map((one) => item(one.name, () => window.open(documentAddress(one.id), '_blank')))),
  ];
}

function structure(kind: 'rows' | 'columns'): Entry[] {
  const shown = grid;
  if (shown === null) return [];
  const { sheet, areas } = shown.selection();
  const area = areas.at(-1);
  if (area === undefined) return [];
  const rows = kind === 'rows';
  const count = rows ? area.rows : area.columns;
  const at = rows ? area.row : area.column;
  const [one, before, after] = rows ? ['hàng', 'lên trên', 'xuống dưới'] : ['cột', 'sang trái', 'sang phải'];
  const insert = rows ? 'insertRows' : 'insertColumns';
  const remove = rows ? 'deleteRows' : 'deleteColumns';
  const hide = rows ? 'hideRows' : 'hideColumns';
  const show = rows ? 'showRows' : 'showColumns';
  return [
    item(`Chèn ${count} ${one} ${before}`, () => act({ kind: insert, sheet, at, count })),
    item(`Chèn ${count} ${one} ${after}`, () => act({ kind: insert, sheet, at: at + count, count })),
    item(`Xoá ${count} ${one}`, () => act({ kind: remove, sheet, at, count })),
    item(`Ẩn ${count} ${one}`, () => act({ kind: hide, sheet, from: at, count })),
    item(`Hiện ${one} bị ẩn`, () => act({ kind: show, sheet, from: Math.max(0, at - 1), count: count + 2 })),
  ];
}

function dataEntries(): Entry[] {
  const shown = grid;
  if (shown === null) return [];
  const { sheet, areas, column } = shown.selection();
  const area = areas.at(-1);
  const several = area !== undefined && area.rows > 1 && area.columns > 1 ? area : null;
  const name = cellName(0, column).replace('1', '');
  return [
    item(`Sắp xếp trang tính theo cột ${name}, A → Z`, () =>
      act({ kind: 'sort', sheet, area: null, column, ascending: true }),
    ),
    item(`Sắp xếp trang tính theo cột ${name}, Z → A`, () =>
      act({ kind: 'sort', sheet, area: null, column, ascending: false }),
    ),
    separator,
    item(
      `Sắp xếp vùng đã chọn theo cột ${name}, A → Z`,
      () => act({ kind: 'sort', sheet, area: several, column, ascending: true }),
      {
        disabled: several === null,
      },
    ),
  ];
}

function viewEntries(): Entry[] {
  const shown = grid;
  if (shown === null) return [];
  const { sheet, row, column } = shown.selection();
  const now = shown.properties(sheet);
  const [rows, columns] = [now?.frozenRows ?? 0, now?.frozenColumns ?? 0];
  return [
    item('Cố định 1 hàng', () => act({ kind: 'freeze', sheet, rows: 1, columns })),
    item(`Cố định đến hàng ${row + 1}`, () => act({ kind: 'freeze', sheet, rows: row + 1, columns })),
    item('Bỏ cố định hàng', () => act({ kind: 'freeze', sheet, rows: 0, columns })),
    separator,
    item('Cố định 1 cột', () => act({ kind: 'freeze', sheet, rows, columns: 1 })),
    item(`Cố định đến cột ${cellName(0, column).replace('1', '')}`, () =>
      act({ kind: 'freeze', sheet, rows, columns: column + 1 }),
    ),
    item('Bỏ cố định cột', () => act({ kind: 'freeze', sheet, rows, columns: 0 })),
    separator,
    ...shown.sheetNames
      .filter(({ hidden }) => hidden)
      .map((one) => item(`Hiện trang tính “${one.name}”`, () => act({ kind: 'showSheet', sheet: one.id }))),
  ];
}

function styleEntries(): Entry[] {
  const shown = grid;
  if (shown === null) return [];
  const { sheet, areas } = shown.selection();
  const style = (change: Extract<Operation, { kind: 'style' }>['style']) =>
    act({ kind: 'style', sheet, areas, style: change });
  return [
    item('In đậm', () => style({ bold: true }), { hint: 'Ctrl+B' }),
    item('In nghiêng', () => style({ italic: true }), { hint: 'Ctrl+I' }),
    item('Bỏ đậm, nghiêng, gạch', () =>
      style({ bold: false, italic: false, underline: false, strikethrough: false }),
    ),
    separator,
    item('Căn trái', () => style({ horizontal: 'left' })),
    item('Căn giữa', () => style({ horizontal: 'center' })),
    item('Căn phải', () => style({ horizontal: 'right' })),
    item('Xuống dòng trong ô', () => style({ wrap: 'wrap' })),
    separator,
    item('Nền vàng nhạt', () => style({ background: '#fff4e5' })),
    item('Bỏ màu nền', () => style({ background: null })),
  ];
}

function editEntries(): Entry[] {
  const shown = grid;
  if (shown === null) return [];
  const { sheet, areas } = shown.selection();
  return [
    item('Hoàn tác', () => act({ kind: 'undo' }), { hint: 'Ctrl+Z' }),
    item('Làm lại', () => act({ kind: 'redo' }), { hint: 'Ctrl+Y' }),
    separator,
    item('Xoá giá trị', () => act({ kind: 'clear', sheet, areas }), { hint: 'Delete' }),
    ...structure('rows').slice(2, 3),
    ...structure('columns').slice(2, 3),
  ];
}

function barMenus(): BarMenu[] {
  const addOns = menus.filter(({ addOn }) => addOn);
  return [
    { title: 'Tệp', entries: fileEntries() },
    { title: 'Chỉnh sửa', entries: editEntries() },
    { title: 'Xem', entries: viewEntries() },
    {
      title: 'Chèn',
      entries: [
        ...structure('rows').slice(0, 2),
        ...structure('columns').slice(0, 2),
        separator,
        item('Trang tính', () => act({ kind: 'addSheet' })),
      ],
    },
    { title: 'Định dạng', entries: styleEntries() },
    { title: 'Dữ liệu', entries: dataEntries() },
    {
      title: 'Tiện ích mở rộng',
      entries:
        addOns.length === 0
          ? [item('Tiện ích này không dựng trình đơn nào', () => undefined, { disabled: true })]
          : addOns.map(
              ({ title, items }): Entry => ({ kind: 'menu', label: title, entries: entriesOf(items) }),
            ),
    },
    ...menus
      .filter(({ addOn }) => !addOn)
      .map(({ title, items }): BarMenu => ({ title, own: true, entries: entriesOf(items) })),
  ];
}

function drawMenus(): void {
  showMenuBar(byId('menus'), barMenus);
}

byId('grid').addEventListener('contextmenu', (event) => {
  event.preventDefault();
  if (!(event.target instanceof HTMLCanvasElement) || grid === null) return;
  const { sheet, areas, row, column } = grid.selection();
  const whole = grid.properties(sheet);
  const area = areas.at(-1);
  if (area === undefined || whole === undefined) return;
  const allColumns = area.columns >= whole.columns;
  const allRows = area.rows >= whole.rows;
  openMenuAt(
    [
      ...(allRows ? [] : structure('rows')),
      ...(allColumns || allRows ? [] : [separator]),
      ...(allColumns ? [] : structure('columns')),
      separator,
      ...dataEntries().slice(0, 2),
      separator,
      item('Ghi chú cho ô…', () => editNote(sheet, row, column)),
      item('Xoá giá trị', () => act({ kind: 'clear', sheet, areas })),
    ],
    event.clientX,
    event.clientY,
  );
});

function editNote(sheet: number, row: number, column: number): void {
  const now = extrasOf(grid?.cell(sheet, row, column)).note ?? '';
  ask(
    {
      id: 0,
      kind: 'prompt',
      title: `Ghi chú ô ${cellName(row, column)}`,
      text: now === '' ? 'Ghi chú mới:' : `Đang là: ${now}`,
      buttons: 'OK_CANCEL',
    },
    ({ pressed, text }) => {
      if (pressed === 'OK') act({ kind: 'note', sheet, row, column, text });
    },
  );
}

// ── Over the grid ────────────────────────────────────────────────────────────────────────────────────────────────

function showCharts(): void {
  if (grid === null || charts === null) return;
  const sheet = grid.activeSheet;
  charts.show(sheet, grid.properties(sheet)?.charts ?? []);
  placeCharts();
}

/** After the next frame: only then has the grid laid out the tab or the scrolling that moved them. */
function placeCharts(): void {
  if (placing) return;
  placing = true;
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      placing = false;
      placeChartsNow();
    });
  });
}

function placeChartsNow(): void {
  const canvas = grid?.canvas?.getBoundingClientRect();
  if (grid === null || charts === null || canvas === undefined) return;
  const shown = grid;
  const headers = { left: ROW_HEADER, top: COLUMN_HEADER };
  charts.place((row, column) => shown.rectangle(row, column), {
    left: canvas.left + headers.left,
    top: canvas.top + headers.top,
    width: canvas.width - headers.left,
    height: canvas.height - headers.top,
  });
}

function openList(sheet: number, row: number, column: number): void {
  lists += 1;
  const id = lists;
  listWaiting.set(id, (options) => {
    const at = grid?.rectangle(row, column);
    if (at === null || at === undefined) return;
    const search = element('input', {
      class: 'list-search',
      type: 'text',
      placeholder: 'Tìm…',
      'aria-label': 'Tìm trong danh sách',
    });
    const box = element('div', { class: 'list', role: 'listbox' });
    const fill = (): void => {
      const wanted = search.value.toLocaleLowerCase('vi');
      box.replaceChildren(
        ...options
          .filter((option) => option.toLocaleLowerCase('vi').includes(wanted))
          .slice(0, 200)
          .map((option) =>
            element(
              'button',
              {
                type: 'button',
                role: 'option',
                class: 'menu-item',
                onclick: () => {
                  closeMenus();
                  popup.remove();
                  act({ kind: 'write', sheet, row, column, texts: [[option]] });
                },
              },
              option,
            ),
          ),
      );
    };
    const popup = element('div', { class: 'menu list-popup' }, options.length > 8 && search, box);
    popup.style.minWidth = `${at.width}px`;
    search.addEventListener('input', fill);
    fill();
    document.body.append(popup);
    placeNear(popup, at.left, at.top + at.height);
    const outside = (event: Event): void => {
      if (event.target instanceof Node && popup.contains(event.target)) return;
      popup.remove();
      document.removeEventListener('pointerdown', outside, true);
    };
    document.addEventListener('pointerdown', outside, true);
    popup.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') popup.remove();
    });
    if (options.length > 8) search.focus();
  });
  connection.send({ type: 'options', id, sheet, row, column });
}

function showNote(sheet: number, row: number, column: number): void {
  const box = byId('note');
  const { note, link } = extrasOf(grid?.cell(sheet, row, column));
  const at = note === undefined && link === undefined ? null : (grid?.rectangle(row, column) ?? null);
  box.hidden = at === null;
  if (at === null) return;
  box.replaceChildren(
    ...(note === undefined ? [] : [element('div', {}, note)]),
    ...(link === undefined ? [] : [linkTo(link)]),
  );
  placeNear(box, at.left + at.width + 4, at.top);
}

function linkTo(link: string): HTMLElement {
  const inside = /^#gid=(\d+)(?:&range=([A-Z]+)(\d+))?/.exec(link);
  if (inside === null) {
    const safe = /^(https?:|mailto:|tel:)/i.test(link);
    return element('a', { href: safe ? link : undefined, target: '_blank', rel: 'noopener' }, link);
  }
  const [, gid = '0', letters = 'A', digits = '1'] = inside;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(digits) - 1;
  const go = (): void =>
    grid?.activate({ sheet: Number(gid), areas: [{ row, column, rows: 1, columns: 1 }], row, column });
  const name = grid?.sheetNames.find(({ id }) => id === Number(gid))?.name ?? '';
  return element('button', { type: 'button', class: 'link', onclick: go }, `Đến ${name}!${letters}${digits}`);
}

function paste(text: string, _html: string, valuesOnly: boolean): void {
  if (grid === null) return;
  const { sheet, areas, row, column } = grid.selection();
  const target = areas.at(-1) ?? { row, column, rows: 1, columns: 1 };
  if (clipboard !== null && clipboard.text === text.replaceAll('\r\n', '\n')) {
    const { sheet: fromSheet, area: from, cut } = clipboard;
    if (cut) clipboard = null;
    act({ kind: 'copy', fromSheet, from, sheet, to: target, cut, valuesOnly });
    return;
  }
  const table = readTable(text);
  if (table.length === 0) return;
  const one = table.length === 1 && table[0]?.length === 1 ? table[0][0] : undefined;
  const texts =
    one === undefined
      ? table
      : Array.from({ length: target.rows }, () => Array.from({ length: target.columns }, () => one));
  act({ kind: 'write', sheet, row: target.row, column: target.column, texts });
}

/** Tab-separated text as spreadsheets put it on the clipboard: a quoted field may hold tabs and line breaks. */
function readTable(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text
    .replaceAll('\r\n', '\n')
    .replace(/\n$/, '')
    .match(/(?:"(?:[^"]|"")*"|[^\n])*(?:\n|$)/g) ?? []) {
    const fields = line.replace(/\n$/, '').match(/(?:^|\t)(?:"(?:[^"]|"")*"|[^\t]*)/g) ?? [''];
    rows.push(
      fields.map((field) => {
        const plain = field.replace(/^\t/, '');
        return /^"(?:[^"]|"")*"$/.test(plain) ? plain.slice(1, -1).replaceAll('""', '"') : plain;
      }),
    );
  }
  // The pattern matches once more at the very end of the text.
  if (rows.length > 1 && rows.at(-1)?.join('') === '') rows.pop();
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
}

// ── Files ────────────────────────────────────────────────────────────────────────────────────────────────────────

function chooseFile(): void {
  const input = element('input', { type: 'file', accept: '.xlsx' });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) void openFile(file);
  });
  input.click();
}

async function openFile(file: File): Promise<void> {
  toast(`Đang mở ${file.name}…`, '', 4);
  const answer = await fetch('/open', {
    method: 'POST',
    headers: { 'x-so-hoi-token': token, 'x-file-name': encodeURIComponent(file.name) },
    body: file,
  });
  const told = (await answer.json()) as { file?: string; savedAs?: string; message?: string };
  if (!answer.ok || told.file === undefined) {
    toast(told.message ?? 'Không mở được tệp này.', 'Không mở được', -1, 'error');
    return;
  }
  const address = `/?file=${encodeURIComponent(told.file)}`;
  const box = element(
    'div',
    { class: 'toast document', role: 'status' },
    element(
      'div',
      { class: 'toast-text' },
      element('strong', {}, `Đã mở ${file.name}`),
      element(
        'span',
        { class: 'quiet' },
        `Bản để làm việc: ${told.savedAs ?? ''}. Tệp gốc của bạn còn nguyên.`,
      ),
      element('div', { class: 'links' }, element('a', { href: address }, 'Đến tệp vừa mở')),
    ),
  );
  byId('toasts').append(box);
}

for (const kind of ['dragenter', 'dragover']) {
  window.addEventListener(kind, (event) => {
    event.preventDefault();
    byId('drop').hidden = false;
  });
}
byId('drop').addEventListener('dragleave', () => {
  byId('drop').hidden = true;
});
window.addEventListener('drop', (event) => {
  event.preventDefault();
  byId('drop').hidden = true;
  const file = event.dataTransfer?.files[0];
  if (file !== undefined) void openFile(file);
});
window.addEventListener('pagehide', () => closeAllFrames(frames));

/** What browser tests and the benchmark look at. They act through the page like a person. */
declare global {
  interface Window {
    soHoiWorkbench: {
      display(sheet: string, row: number, column: number): string;
      sheets(): readonly string[];
      version(): number;
      rectangle(row: number, column: number): object | null;
      answerTimes: readonly number[];
      selected(): readonly Area[];
    };
  }
}
window.soHoiWorkbench = {
  display: (sheet, row, column) => {
    const found = grid?.sheetNames.find(({ name }) => name === sheet);
    return found === undefined || grid === null ? '' : grid.display(found.id, row, column);
  },
  sheets: () => grid?.sheetNames.map(({ name }) => name) ?? [],
  version: () => version,
  rectangle: (row, column) => grid?.rectangle(row, column) ?? null,
  answerTimes,
  selected: () => grid?.selection().areas ?? [],
};
