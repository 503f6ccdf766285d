/** What the page says at its lower edge and in front: toasts, running work, failures, questions. */
import type { Answer, Buttons, Pressed, Question } from '../protocol';
import { byId, element } from './dom';

const BUTTONS: Record<Buttons, readonly (readonly [Pressed, string])[]> = {
  OK: [['OK', 'OK']],
  OK_CANCEL: [
    ['CANCEL', 'Hủy'],
    ['OK', 'OK'],
  ],
  YES_NO: [
    ['NO', 'Không'],
    ['YES', 'Có'],
  ],
  YES_NO_CANCEL: [
    ['CANCEL', 'Hủy'],
    ['NO', 'Không'],
    ['YES', 'Có'],
  ],
};

const STAY = 8;

/** What was said, newest last: whoever looked elsewhere reads it again in the menu `Xem`. */
const said: { readonly at: Date; readonly title: string; readonly text: string }[] = [];
const MOST_SAID = 200;

export const howManySaid = (): number => said.length;

/** `seconds` below zero stays until it is closed, as on Google. */
export function toast(
  text: string,
  title = '',
  seconds = STAY,
  kind: 'plain' | 'warning' | 'error' = 'plain',
): void {
  said.push({ at: new Date(), title, text });
  if (said.length > MOST_SAID) said.shift();
  const box = element(
    'div',
    { class: `toast ${kind}`, role: kind === 'plain' ? 'status' : 'alert' },
    element(
      'div',
      { class: 'toast-text' },
      title !== '' && element('strong', {}, title),
      element('span', {}, text),
    ),
    element(
      'button',
      { class: 'close', type: 'button', 'aria-label': 'Đóng', onclick: () => box.remove() },
      '×',
    ),
  );
  byId('toasts').append(box);
  if (seconds >= 0) window.setTimeout(() => box.remove(), seconds * 1000);
}

/** What was said of one tab is old news on another. A document's box stays: it has the ways to open it. */
export function closeToasts(): void {
  for (const box of byId('toasts').querySelectorAll('.toast:not(.document)')) box.remove();
}

export function showSaid(): void {
  const clock = new Intl.DateTimeFormat('vi-VN', { timeStyle: 'short' });
  const lines = said
    .map(({ at, title, text }) =>
      element(
        'li',
        {},
        element('span', { class: 'quiet' }, `${clock.format(at)} `),
        title !== '' && element('strong', {}, `${title}: `),
        text,
      ),
    )
    .reverse();
  const box = element(
    'div',
    { class: 'question said' },
    element('header', { class: 'head' }, element('h2', {}, 'Lời nhắc đã hiện')),
    element('ul', {}, ...lines),
    element(
      'footer',
      {},
      element('button', { class: 'primary', type: 'button', onclick: () => close() }, 'Đóng'),
    ),
  );
  const close = modal(box, { label: 'Lời nhắc đã hiện', onEscape: () => close() });
  box.querySelector('button')?.focus();
}

const running = new Map<number, HTMLElement>();

/** @param label words of the menu item; '' where a page asked for something: what runs is no name that a person knows. */
export function showRunning(execution: number, label: string): void {
  const box = element(
    'div',
    { class: 'running', role: 'status' },
    element('span', { class: 'spinner', 'aria-hidden': 'true' }),
    element('span', {}, label === '' ? 'Đang làm…' : `Đang chạy “${label}”…`),
  );
  running.set(execution, box);
  byId('running').append(box);
}

export function hideRunning(execution: number): void {
  running.get(execution)?.remove();
  running.delete(execution);
}

export function forgetRunning(): void {
  for (const execution of [...running.keys()]) hideRunning(execution);
}

/** A box in front of everything; the rest of the page waits. */
export function modal(
  content: HTMLElement,
  options: { readonly label: string; onEscape(): void },
): () => void {
  const cover = element('div', {
    class: 'cover',
    role: 'dialog',
    'aria-modal': 'true',
    'aria-label': options.label,
  });
  cover.append(content);
  cover.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape') options.onEscape();
  });
  byId('layers').append(cover);
  return () => cover.remove();
}

export function ask(question: Question, answered: (answer: Answer) => void): void {
  const input = element('input', { class: 'prompt-text', type: 'text', 'aria-label': question.text });
  const finish = (pressed: Pressed): void => {
    close();
    answered({ pressed, text: pressed === 'CLOSE' ? '' : input.value });
  };
  const buttons = BUTTONS[question.buttons].map(([pressed, label], index, all) =>
    element(
      'button',
      {
        class: index === all.length - 1 ? 'primary' : 'plain',
        type: 'button',
        onclick: () => finish(pressed),
      },
      label,
    ),
  );
  const box = element(
    'div',
    { class: 'question' },
    element(
      'header',
      { class: 'head' },
      element('h2', {}, question.title),
      element(
        'button',
        { class: 'close', type: 'button', 'aria-label': 'Đóng', onclick: () => finish('CLOSE') },
        '×',
      ),
    ),
    element('p', {}, question.text),
    question.kind === 'prompt' && input,
    element('footer', {}, ...buttons),
  );
  const close = modal(box, { label: question.title || question.text, onEscape: () => finish('CLOSE') });
  if (question.kind === 'prompt') {
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') buttons.at(-1)?.click();
    });
    input.focus();
  } else {
    buttons.at(-1)?.focus();
  }
}

/** How Google reports a script that threw. */
export function failure(name: string, message: string): void {
  const box = element(
    'div',
    { class: 'question error' },
    element('header', { class: 'head' }, element('h2', {}, 'Lỗi khi chạy tập lệnh')),
    element('p', {}, message),
    element(
      'details',
      { class: 'quiet' },
      element('summary', {}, 'Cho người sửa phần mềm'),
      'Hàm: ',
      element('code', {}, name),
    ),
    element(
      'footer',
      {},
      element('button', { class: 'primary', type: 'button', onclick: () => close() }, 'Đóng'),
    ),
  );
  const close = modal(box, { label: 'Lỗi khi chạy tập lệnh', onEscape: () => close() });
  box.querySelector('button')?.focus();
}
