/** Protected ranges and sheets (grid-16, formats-14). */

import type { Area, Protection, Sheet } from '../model';
import { enumsOf } from './enums';
import { ScriptException } from './exceptions';
import type * as G from './google';
import { RangeBase } from './range/base';
import { UserService } from './session';
import { wholeArea } from './sheet-areas';
import { own, present, presentAll, Service, type Signatures, serviceSpec } from './strict';

/** Adds a protection; without an area it is the whole sheet's, of which there is one. */
export function addProtection(execution: Service['execution'], sheet: Sheet, area?: Area): string {
  const whole = area === undefined ? sheet.protections.find((item) => item.area === undefined) : undefined;
  if (whole) return whole.id;
  const id = String(execution.workbook.nextId);
  execution.workbook.nextId += 1;
  // formats-14: whoever protects is an editor of the protection, but for the owner, who needs not be.
  const { email } = execution.state;
  const { owner } = execution.workbook;
  const editors = owner === undefined || owner === email || email === '' ? [] : [email];
  sheet.protections.push({ id, ...(area ? { area } : {}), description: '', warningOnly: false, editors });
  return id;
}

const methods = {
  addEditor: 's|User',
  addEditors: 's[]',
  canDomainEdit: '',
  canEdit: '',
  getDescription: '',
  getEditors: '',
  getProtectionType: '',
  getRange: '',
  getUnprotectedRanges: '',
  isWarningOnly: '',
  remove: '',
  removeEditor: 's|User',
  removeEditors: '(s|User)[]',
  setDescription: 's',
  setDomainEdit: 'b',
  setUnprotectedRanges: 'Range[]',
  setWarningOnly: 'b',
} satisfies Signatures<G.Protection>;
const PROTECTION = serviceSpec('SpreadsheetApp.Protection', methods);

function emailOf(user: unknown): string {
  return typeof user === 'string' ? user : own(UserService, user).getEmail();
}

export class ProtectionService extends Service implements Pick<G.Protection, keyof typeof methods> {
  readonly spec = PROTECTION;

  constructor(
    execution: Service['execution'],
    readonly sheet: Sheet,
    readonly id: string,
  ) {
    super(execution);
  }

  addEditor(user: unknown): G.Protection {
    return this.addEditors([emailOf(user)]);
  }
  addEditors(emailAddresses: string[]): G.Protection {
    const { editors } = this.#find();
    return this.#update({ editors: [...new Set([...editors, ...emailAddresses])] });
  }
  removeEditor(user: unknown): G.Protection {
    return this.removeEditors([user]);
  }
  removeEditors(users: readonly unknown[]): G.Protection {
    const gone = new Set(users.map(emailOf));
    return this.#update({ editors: this.#find().editors.filter((editor) => !gone.has(editor)) });
  }
  /** formats-14: the owner is not among them. */
  getEditors(): G.User[] {
    return presentAll(this.#find().editors.map((email) => new UserService(this.execution, email)));
  }
  canEdit(): boolean {
    const { email } = this.execution.state;
    const { owner } = this.execution.workbook;
    const { warningOnly, editors } = this.#find();
    return warningOnly || owner === undefined || owner === email || editors.includes(email);
  }
  /** A file on disk belongs to no domain. */
  canDomainEdit(): boolean {
    return false;
  }
  setDomainEdit(editable: boolean): G.Protection {
    if (editable) throw new ScriptException('This file belongs to no domain: nobody of one can be let in.');
    return present(this);
  }
  getDescription(): string {
    return this.#find().description;
  }
  setDescription(description: string): G.Protection {
    return this.#update({ description });
  }
  getProtectionType(): GoogleAppsScript.Spreadsheet.ProtectionType {
    return present(enumsOf(this.execution).value('ProtectionType', this.#find().area ? 'RANGE' : 'SHEET'));
  }
  getRange(): G.Range {
    const { area } = this.#find();
    const { sheet, execution } = this;
    if (area) return execution.objects.range(sheet, area);
    // grid-16: the whole sheet's range has its size and no notation.
    return execution.objects.range(sheet, wholeArea(sheet), {});
  }
  getUnprotectedRanges(): G.Range[] {
    const areas = this.#find().unprotected ?? [];
    return areas.map((area) => this.execution.objects.range(this.sheet, area));
  }
  setUnprotectedRanges(ranges: G.Range[]): G.Protection {
    if (this.#find().area) {
      throw new ScriptException('Unprotected ranges may only be set on a protected sheet.');
    }
    return this.#update({ unprotected: ranges.map((range) => own(RangeBase, range).area) });
  }
  isWarningOnly(): boolean {
    return this.#find().warningOnly;
  }
  /** With a warning only, nobody is kept out: the list of editors has no meaning and is emptied. */
  setWarningOnly(warningOnly: boolean): G.Protection {
    return this.#update({ warningOnly, ...(warningOnly ? { editors: [] } : {}) });
  }
  remove(): void {
    const found = this.#find();
    this.sheet.protections = this.sheet.protections.filter((item) => item !== found);
  }

  #find(): Protection {
    const found = this.sheet.protections.find((item) => item.id === this.id);
    if (!found) throw new ScriptException('The protection was removed.');
    return found;
  }

  #update(change: Partial<Protection>): G.Protection {
    const found = this.#find();
    this.sheet.protections = this.sheet.protections.map((item) =>
      item === found ? { ...found, ...change } : item,
    );
    return present(this);
  }
}

/** The protections of a sheet of one type: `RANGE` or `SHEET`. */
export function protectionsOf(
  execution: Service['execution'],
  sheet: Sheet,
  type: string,
): ProtectionService[] {
  return sheet.protections
    .filter((protection) => (protection.area === undefined) === (type === 'SHEET'))
    .map((protection) => new ProtectionService(execution, sheet, protection.id));
}
