/** The sheets of a workbook: their names and ids, and copies of them. */
import type { Sheet, Workbook } from '../model';
import { NotImplemented, ScriptException } from './exceptions';
import { checkGridLimit } from './grid';

const LONGEST_NAME = 31;

/** sheets-02, sheets-05; the limits of a name are open (sheets-07), so the host allows what an xlsx file can hold. */
export function checkSheetName(workbook: Workbook, name: string, except?: Sheet): void {
  if (name.trim() === '') throw new ScriptException('The sheet name cannot be empty.');
  if (name.length > LONGEST_NAME)
    throw new NotImplemented(`A sheet name of more than ${LONGEST_NAME} characters`);
  if (/[\\/?*[\]:]/.test(name) || name.startsWith("'") || name.endsWith("'")) {
    throw new NotImplemented(`A sheet name with one of \\ / ? * [ ] : or a quote at its ends (${name})`);
  }
  const lower = name.toLowerCase();
  if (workbook.sheets.some((sheet) => sheet !== except && sheet.name.toLowerCase() === lower)) {
    throw new ScriptException(`A sheet with the name "${name}" already exists. Please enter another name.`);
  }
}

export function freeSheetName(workbook: Workbook): string {
  for (let number = workbook.sheets.length + 1; ; number += 1) {
    const name = `Sheet${number}`;
    if (!workbook.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) return name;
  }
}

export function freeSheetId(workbook: Workbook): number {
  const used = new Set(workbook.sheets.map((sheet) => sheet.id));
  let id = workbook.nextId;
  while (used.has(id)) id += 1;
  workbook.nextId = id + 1;
  return id;
}

/** A copy of a sheet under a name of its own. */
export function copySheet(workbook: Workbook, source: Sheet, index: number, name?: string): Sheet {
  checkGridLimit(workbook, source.rows * source.columns);
  let copyName = name ?? `Copy of ${source.name}`;
  for (
    let number = 2;
    name === undefined && workbook.sheets.some((sheet) => sheet.name === copyName);
    number += 1
  ) {
    copyName = `Copy of ${source.name} ${number}`;
  }
  checkSheetName(workbook, copyName);
  // Validation, chart and name references stay where they point; protections and metadata are not copied.
  const copy: Sheet = {
    ...structuredClone({ ...source, protections: [], metadata: [], charts: [] }),
    id: freeSheetId(workbook),
    name: copyName,
  };
  workbook.sheets.splice(index, 0, copy);
  return copy;
}
