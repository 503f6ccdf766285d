/** Where the effects of the Ui service go: the terminal, a test's recorder, or the workbench. */

export type ButtonName = 'CLOSE' | 'OK' | 'CANCEL' | 'YES' | 'NO';
export type ButtonSetName = 'OK' | 'OK_CANCEL' | 'YES_NO' | 'YES_NO_CANCEL';

export type MenuItem =
  | { readonly kind: 'item'; readonly caption: string; readonly functionName: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly caption: string; readonly items: readonly MenuItem[] };

/** A page that the script made: the whole HTML, and what the frame around it needs. */
export interface Page {
  readonly content: string;
  readonly title: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly metaTags: readonly { readonly name: string; readonly content: string }[];
}

export interface Toast {
  readonly message: string;
  readonly title: string;
  /** Seconds; negative stays until it is closed. */
  readonly seconds: number;
}

export interface Question {
  readonly title: string;
  readonly message: string;
  readonly buttons: ButtonSetName;
}

/** All calls are synchronous: a script waits for the answer to an alert. */
export interface UiDriver {
  toast(toast: Toast): void;
  alert(question: Question): ButtonName;
  prompt(question: Question): { readonly button: ButtonName; readonly text: string };
  /** `caption` is null for the add-on's own menu, which carries the add-on's name. */
  menu(menu: { readonly caption: string | null; readonly items: readonly MenuItem[] }): void;
  showSidebar(page: Page): void;
  showDialog(page: Page, modal: boolean): void;
}

/** What happened, in order, as data. */
export type UiEvent =
  | ({ readonly kind: 'toast' } & Toast)
  | ({ readonly kind: 'alert' } & Question)
  | ({ readonly kind: 'prompt' } & Question)
  | { readonly kind: 'menu'; readonly caption: string | null; readonly items: readonly MenuItem[] }
  | { readonly kind: 'sidebar'; readonly page: Page }
  | { readonly kind: 'dialog'; readonly page: Page; readonly modal: boolean };

/** What a window without a person answers: the first button, and nothing typed. */
const FIRST_BUTTON: Readonly<Record<ButtonSetName, ButtonName>> = {
  OK: 'OK',
  OK_CANCEL: 'OK',
  YES_NO: 'YES',
  YES_NO_CANCEL: 'YES',
};

/** A driver that passes every effect on and answers questions by their first button, or as told. */
export function eventDriver(
  onEvent: (event: UiEvent) => void,
  answers: {
    readonly alert?: (question: Question) => ButtonName;
    readonly prompt?: (question: Question) => string;
  } = {},
): UiDriver {
  return {
    toast: (toast) => onEvent({ kind: 'toast', ...toast }),
    alert: (question) => {
      onEvent({ kind: 'alert', ...question });
      return answers.alert?.(question) ?? FIRST_BUTTON[question.buttons];
    },
    prompt: (question) => {
      onEvent({ kind: 'prompt', ...question });
      const text = answers.prompt?.(question);
      return text === undefined
        ? { button: 'CLOSE', text: '' }
        : { button: FIRST_BUTTON[question.buttons], text };
    },
    menu: (menu) => onEvent({ kind: 'menu', ...menu }),
    showSidebar: (page) => onEvent({ kind: 'sidebar', page }),
    showDialog: (page, modal) => onEvent({ kind: 'dialog', page, modal }),
  };
}

/** A driver that remembers what was shown, for tests. */
export function recorder(
  answers: Parameters<typeof eventDriver>[1] = {},
): UiDriver & { readonly events: UiEvent[] } {
  const events: UiEvent[] = [];
  return { ...eventDriver((event) => events.push(event), answers), events };
}
