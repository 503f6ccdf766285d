/**
 * The add-on's own HTML: the sidebar at the right and dialogs. Each runs in a frame of another origin, and reaches the
 * script only through messages that this file passes on.
 */
import type { FrameView } from '../protocol';
import { byId, element } from './dom';
import { modal } from './notices';

/** As on Google: a sidebar is 300 px wide whatever the script asks. */
const SIDEBAR_WIDTH = 300;

/** What a frame may ask of the page around it. */
type FromFrame =
  | {
      readonly soHoi: 'call';
      readonly call: number;
      readonly function: string;
      readonly arguments: readonly unknown[];
    }
  | { readonly soHoi: 'close' }
  | { readonly soHoi: 'focus' }
  | { readonly soHoi: 'size'; readonly width?: number; readonly height?: number };

export interface FrameEvents {
  call(frame: string, call: number, name: string, values: readonly unknown[]): void;
  closed(frame: string): void;
  focusGrid(): void;
  resized(): void;
}

interface Shown {
  readonly view: FrameView;
  readonly frame: HTMLIFrameElement;
  readonly origin: string;
  remove(): void;
}

const shown = new Map<string, Shown>();

function isFromFrame(data: unknown): data is FromFrame {
  return typeof data === 'object' && data !== null && typeof (data as { soHoi?: unknown }).soHoi === 'string';
}

/** Listens to the frames. Call once. */
export function listenToFrames(events: FrameEvents): void {
  window.addEventListener('message', (event) => {
    const from = [...shown.values()].find((one) => one.frame.contentWindow === event.source);
    if (from === undefined || !isFromFrame(event.data)) return;
    const message = event.data;
    switch (message.soHoi) {
      case 'call':
        events.call(from.view.id, message.call, message.function, message.arguments);
        break;
      case 'close':
        close(from.view.id, events);
        break;
      case 'focus':
        events.focusGrid();
        break;
      case 'size':
        if (message.width !== undefined) from.frame.style.width = `${message.width}px`;
        if (message.height !== undefined) from.frame.style.height = `${message.height}px`;
        break;
      default:
        message satisfies never;
    }
  });
}

function close(id: string, events: FrameEvents): void {
  const one = shown.get(id);
  if (one === undefined) return;
  one.remove();
  shown.delete(id);
  events.closed(id);
  if (one.view.kind === 'sidebar') {
    byId('sidebar').hidden = true;
    events.resized();
  }
}

export function closeAllFrames(events: FrameEvents): void {
  for (const id of [...shown.keys()]) close(id, events);
}

function makeFrame(view: FrameView, origin: string): HTMLIFrameElement {
  return element('iframe', {
    src: `${origin}/frame/${view.id}`,
    title: view.title,
    sandbox: 'allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-downloads',
  });
}

export function showFrame(view: FrameView, origin: string, events: FrameEvents): void {
  const frame = makeFrame(view, origin);
  const shut = (): void => close(view.id, events);
  const head = element(
    'header',
    { class: 'head' },
    element('h2', {}, view.title),
    element('button', { class: 'close', type: 'button', 'aria-label': 'Đóng', onclick: shut }, '×'),
  );
  if (view.kind === 'sidebar') {
    for (const one of [...shown.values()]) if (one.view.kind === 'sidebar') close(one.view.id, events);
    const sidebar = byId('sidebar');
    sidebar.replaceChildren(head, frame);
    sidebar.style.width = `${SIDEBAR_WIDTH}px`;
    sidebar.hidden = false;
    shown.set(view.id, { view, frame, origin, remove: () => sidebar.replaceChildren() });
    events.resized();
    return;
  }
  frame.style.width = `${view.width}px`;
  frame.style.height = `${view.height}px`;
  const box = element('div', { class: `dialog ${view.kind}` }, head, frame);
  if (view.kind === 'modal') {
    // A modal dialog takes the place of the one before it, as on Google.
    for (const one of [...shown.values()]) if (one.view.kind === 'modal') close(one.view.id, events);
    shown.set(view.id, { view, frame, origin, remove: modal(box, { label: view.title, onEscape: shut }) });
    return;
  }
  byId('layers').append(box);
  makeMovable(box, head);
  shown.set(view.id, { view, frame, origin, remove: () => box.remove() });
}

function makeMovable(box: HTMLElement, handle: HTMLElement): void {
  handle.addEventListener('pointerdown', (down) => {
    if (down.target instanceof HTMLButtonElement) return;
    const { left, top } = box.getBoundingClientRect();
    const move = (event: PointerEvent): void => {
      box.style.left = `${left + event.clientX - down.clientX}px`;
      box.style.top = `${Math.max(0, top + event.clientY - down.clientY)}px`;
      box.style.transform = 'none';
    };
    handle.setPointerCapture(down.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  });
}

/** The answer to a call, back into the frame that made it. */
export function answerFrame(
  id: string,
  answer: {
    readonly call: number;
    readonly ok: boolean;
    readonly value?: unknown;
    readonly message?: string;
    readonly name?: string;
  },
): void {
  const one = shown.get(id);
  one?.frame.contentWindow?.postMessage({ soHoi: 'result', ...answer }, one.origin);
}
