/** SpreadsheetApp.getUi(): menus, questions, sidebars and dialogs. What they show goes to the host's driver. */
import { EnumValue, enumsOf, enumText } from './enums';
import type * as G from './google';
import { HtmlOutputService } from './html';
import { own, present, Service, type Signatures, serviceSpec } from './strict';
import type { ButtonSetName, MenuItem, Question, UiDriver } from './ui-driver';

const menuMethods = {
  addItem: 's,s',
  addSeparator: '',
  addSubMenu: 'Menu',
  addToUi: '',
} satisfies Signatures<G.Menu>;
const MENU = serviceSpec('Menu', menuMethods);

class MenuService extends Service implements Pick<G.Menu, keyof typeof menuMethods> {
  readonly spec = MENU;
  readonly items: MenuItem[] = [];

  constructor(
    execution: Service['execution'],
    /** null: the add-on's own menu. */
    readonly caption: string | null,
  ) {
    super(execution);
  }

  addItem(caption: string, functionName: string): G.Menu {
    this.items.push({ kind: 'item', caption, functionName });
    return present(this);
  }
  addSeparator(): G.Menu {
    this.items.push({ kind: 'separator' });
    return present(this);
  }
  addSubMenu(menu: G.Menu): G.Menu {
    const { caption, items } = own(MenuService, menu);
    this.items.push({ kind: 'menu', caption: caption ?? '', items: [...items] });
    return present(this);
  }
  addToUi(): void {
    this.execution.state.ui.menu({ caption: this.caption, items: [...this.items] });
  }
}

const promptMethods = {
  getResponseText: '',
  getSelectedButton: '',
} satisfies Signatures<GoogleAppsScript.Base.PromptResponse>;
const PROMPT = serviceSpec('PromptResponse', promptMethods);

class PromptResponseService
  extends Service
  implements Pick<GoogleAppsScript.Base.PromptResponse, keyof typeof promptMethods>
{
  readonly spec = PROMPT;

  constructor(
    execution: Service['execution'],
    readonly button: string,
    readonly text: string,
  ) {
    super(execution);
  }

  getResponseText(): string {
    return this.text;
  }
  getSelectedButton(): GoogleAppsScript.Base.Button {
    return present(enumsOf(this.execution).value('Button', this.button));
  }
}

const methods = {
  alert: ['s', 's,ButtonSet', 's,s,ButtonSet'],
  createAddonMenu: '',
  createMenu: 's',
  prompt: ['s', 's,ButtonSet', 's,s,ButtonSet'],
  showModalDialog: 'HtmlOutput,s',
  showModelessDialog: 'HtmlOutput,s',
  showSidebar: 'HtmlOutput',
} satisfies Signatures<G.Ui>;
const UI = serviceSpec('Ui', methods, { fields: ['Button', 'ButtonSet'] });

const BUTTON_SETS: readonly ButtonSetName[] = ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL'];

function question(args: readonly unknown[]): Question {
  const texts = args.filter((arg) => typeof arg === 'string');
  const given = enumText(
    args.find((arg) => arg instanceof EnumValue),
    'OK',
  );
  const buttons = BUTTON_SETS.find((name) => name === given) ?? 'OK';
  const [first = '', second] = texts;
  return second === undefined
    ? { title: '', message: first, buttons }
    : { title: first, message: second, buttons };
}

export class UiService extends Service implements Pick<G.Ui, keyof typeof methods> {
  readonly spec = UI;
  readonly Button = enumsOf(this.execution).type('Button');
  readonly ButtonSet = enumsOf(this.execution).type('ButtonSet');

  alert(...args: unknown[]): GoogleAppsScript.Base.Button {
    const pressed = this.#asked((ui) => ui.alert(question(args)));
    return present(enumsOf(this.execution).value('Button', pressed));
  }
  prompt(...args: unknown[]): GoogleAppsScript.Base.PromptResponse {
    const { button, text } = this.#asked((ui) => ui.prompt(question(args)));
    return present(new PromptResponseService(this.execution, button, text));
  }
  /** The script stands still until the person answers, and its locks do not outlive that (lock-03). */
  #asked<T>(put: (ui: UiDriver) => T): T {
    const { ui, locks } = this.execution.state;
    locks.releaseAll(this.execution.lockId);
    return put(ui);
  }
  createMenu(caption: string): G.Menu {
    return present(new MenuService(this.execution, caption));
  }
  createAddonMenu(): G.Menu {
    return present(new MenuService(this.execution, null));
  }
  showSidebar(userInterface: G.HtmlOutput): void {
    this.execution.state.ui.showSidebar(own(HtmlOutputService, userInterface).page());
  }
  showModalDialog(userInterface: G.HtmlOutput, title: string): void {
    this.execution.state.ui.showDialog({ ...own(HtmlOutputService, userInterface).page(), title }, true);
  }
  showModelessDialog(userInterface: G.HtmlOutput, title: string): void {
    this.execution.state.ui.showDialog({ ...own(HtmlOutputService, userInterface).page(), title }, false);
  }
}
