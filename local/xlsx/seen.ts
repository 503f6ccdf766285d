/** What of a sheet is compared with what was read: while it stays the same, the file's own element goes back. */
import { createHash } from 'node:crypto';
import { cellName, EXCEL_COLUMNS, EXCEL_ROWS } from '../a1';
import type { Area, Protection, Sheet } from '../model';
import type { KeptSheet } from './kept';
import { canonical } from './stored';

export const sumOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64').slice(0, 16);

/** Notes by cell, `B2`. */
export function notesOf(sheet: Sheet): Map<string, string> {
  const notes = new Map<string, string>();
  sheet.cells.forEach((line, row) => {
    line?.forEach((cell, column) => {
      if (cell?.note !== undefined && cell.note !== '') notes.set(cellName(row, column), cell.note);
    });
  });
  return notes;
}

/** The first link of each cell that has one. */
function linksOf(sheet: Sheet): Map<string, string> {
  const links = new Map<string, string>();
  sheet.cells.forEach((line, row) => {
    line?.forEach((cell, column) => {
      const link = cell?.runs?.find((run) => run.link !== undefined)?.link;
      if (link !== undefined) links.set(cellName(row, column), link);
    });
  });
  return links;
}

const SEEN: Readonly<Record<keyof KeptSheet['seen'], (sheet: Sheet) => unknown>> = {
  properties: (sheet) => [sheet.tabColor, sheet.page],
  views: (sheet) => [sheet.frozenRows, sheet.frozenColumns, sheet.gridlinesHidden, sheet.rightToLeft],
  page: (sheet) => sheet.page,
  columns: (sheet) => [sheet.columns, sheet.columnWidths, sheet.hiddenColumns],
  merges: (sheet) => sheet.merges,
  protections: (sheet) => sheet.protections,
  filter: (sheet) => sheet.filter,
  conditional: (sheet) => sheet.conditionalFormats,
  validations: (sheet) => sheet.validations,
  links: linksOf,
  notes: notesOf,
};

export function seenOf(sheet: Sheet): KeptSheet['seen'] {
  return Object.fromEntries(
    Object.entries(SEEN).map(([name, of]) => [name, canonical(of(sheet))]),
  ) as KeptSheet['seen'];
}

/** Is there more to write than was read? True as well where nothing was read. */
export function hasChanged(sheet: Sheet, old: KeptSheet | undefined, what: keyof KeptSheet['seen']): boolean {
  return old?.seen[what] !== canonical(SEEN[what](sheet));
}

/** What stays open where only some areas are closed: everything else, row band by row band. */
function complement(areas: readonly Area[]): Area[] {
  const edges = new Set([0, EXCEL_ROWS]);
  for (const a of areas) edges.add(a.row).add(Math.min(a.row + a.rows, EXCEL_ROWS));
  const bands = [...edges].sort((a, b) => a - b);
  const open: Area[] = [];
  bands.forEach((row, i) => {
    const end = bands[i + 1];
    if (end === undefined) return;
    const closed = areas
      .filter((a) => a.row <= row && a.row + a.rows >= end)
      .sort((a, b) => a.column - b.column);
    let column = 0;
    for (const a of [...closed, { column: EXCEL_COLUMNS, columns: 0 }]) {
      if (a.column > column) open.push({ row, column, rows: end - row, columns: a.column - column });
      column = Math.max(column, a.column + a.columns);
    }
  });
  return open;
}

/** Areas that stay open in a protected sheet; null where nothing is protected. Google's mere warnings have no match. */
export function openAreas(protections: readonly Protection[]): Area[] | null {
  const enforced = protections.filter((p) => !p.warningOnly);
  if (enforced.length === 0) return null;
  const whole = enforced.find((p) => p.area === undefined);
  if (whole !== undefined) return [...(whole.unprotected ?? [])];
  return complement(enforced.flatMap((p) => (p.area === undefined ? [] : [p.area])));
}
