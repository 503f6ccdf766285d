/** The menu bar on top and the menu at the pointer. Both show entries that others give them. */
import { element, placeNear } from './dom';

export type Entry =
  | {
      readonly kind: 'item';
      readonly label: string;
      readonly hint?: string;
      readonly disabled?: boolean;
      run(): void;
    }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly label: string; readonly entries: readonly Entry[] };

export interface BarMenu {
  readonly title: string;
  /** Drawn in the accent: the add-on's own. */
  readonly own?: boolean;
  readonly entries: readonly Entry[];
}

let closeOpen: (() => void) | null = null;
let afterClosing: () => void = () => undefined;

/** What happens when a menu has closed: keys must go back to where they were. */
export function onMenusClosed(listener: () => void): void {
  afterClosing = listener;
}

/** Closes whatever menu is open. */
function closeMenus(): void {
  if (closeOpen === null) return;
  closeOpen();
  closeOpen = null;
  afterClosing();
}

function panel(entries: readonly Entry[], done: () => void): HTMLElement {
  const box = element('div', { class: 'menu', role: 'menu' });
  for (const entry of entries) {
    if (entry.kind === 'separator') {
      box.append(element('div', { class: 'menu-line', role: 'separator' }));
    } else if (entry.kind === 'menu') {
      const inner = panel(entry.entries, done);
      inner.classList.add('menu-inner');
      const label = element(
        'button',
        { class: 'menu-item menu-parent', role: 'menuitem', 'aria-haspopup': 'menu', type: 'button' },
        element('span', {}, entry.label),
        element('span', { class: 'menu-arrow', 'aria-hidden': 'true' }, '▸'),
      );
      const line = element('div', { class: 'menu-group' }, label, inner);
      label.addEventListener('click', () => line.classList.toggle('open'));
      line.addEventListener('mouseenter', () => line.classList.add('open'));
      line.addEventListener('mouseleave', () => line.classList.remove('open'));
      box.append(line);
    } else {
      box.append(
        element(
          'button',
          {
            class: 'menu-item',
            role: 'menuitem',
            type: 'button',
            disabled: entry.disabled,
            onclick: () => {
              done();
              entry.run();
            },
          },
          element('span', {}, entry.label),
          entry.hint !== undefined && element('span', { class: 'menu-hint' }, entry.hint),
        ),
      );
    }
  }
  box.addEventListener('keydown', (event) => moveFocus(box, event));
  return box;
}

function moveFocus(box: HTMLElement, event: KeyboardEvent): void {
  const buttons = [
    ...box.querySelectorAll<HTMLButtonElement>(':scope > button, :scope > .menu-group > button'),
  ].filter((button) => !button.disabled);
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step !== 0) {
    event.preventDefault();
    event.stopPropagation();
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  } else if (event.key === 'ArrowRight' && buttons[at]?.classList.contains('menu-parent') === true) {
    event.stopPropagation();
    const group = buttons[at]?.parentElement;
    group?.classList.add('open');
    group?.querySelector<HTMLButtonElement>('.menu-inner button')?.focus();
  } else if (event.key === 'Escape') {
    closeMenus();
  }
}

function open(box: HTMLElement, left: number, top: number, closed: () => void = () => undefined): void {
  closeMenus();
  document.body.append(box);
  placeNear(box, left, top);
  const outside = (event: Event): void => {
    if (!(event.target instanceof Node) || !box.contains(event.target)) closeMenus();
  };
  document.addEventListener('pointerdown', outside, true);
  closeOpen = () => {
    document.removeEventListener('pointerdown', outside, true);
    box.remove();
    closed();
  };
}

export function openMenuAt(entries: readonly Entry[], left: number, top: number): void {
  open(panel(entries, closeMenus), left, top);
}

/** `menus` is asked each time a menu opens, so that entries follow the state. */
export function showMenuBar(bar: HTMLElement, menus: () => readonly BarMenu[]): void {
  bar.replaceChildren();
  for (const [index, menu] of menus().entries()) {
    const button: HTMLButtonElement = element(
      'button',
      { class: menu.own === true ? 'bar-menu own' : 'bar-menu', type: 'button', 'aria-haspopup': 'menu' },
      menu.title,
    );
    const show = (): void => {
      const { left, bottom } = button.getBoundingClientRect();
      const now = menus()[index];
      if (now === undefined) return;
      const box = panel(now.entries, closeMenus);
      open(box, left, bottom, () => button.classList.remove('open'));
      button.classList.add('open');
      box.querySelector<HTMLButtonElement>('button')?.focus();
    };
    button.addEventListener('pointerdown', (event) => {
      const wasOpen = button.classList.contains('open');
      event.preventDefault();
      event.stopPropagation();
      closeMenus();
      if (!wasOpen) show();
    });
    button.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ' || event.key === 'ArrowDown') {
        event.preventDefault();
        show();
      }
    });
    button.addEventListener('pointerenter', () => {
      if (closeOpen !== null && bar.querySelector('.bar-menu.open') !== null) show();
    });
    bar.append(button);
  }
}
