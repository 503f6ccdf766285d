/** Copying and pasting: within the grid by reference, so that formulas and formats come along; else as text. */
import type { Area } from '../../model';
import type { Operation, Selection } from '../protocol';

interface Copied {
  readonly sheet: number;
  readonly area: Area;
  /** As it was put on the system's clipboard. */
  readonly text: string;
  readonly cut: boolean;
}

/** Tab-separated text as spreadsheets put it on the clipboard: a quoted field may hold tabs and line breaks. */
export function readTable(text: string): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  const endField = (): void => {
    rows.at(-1)?.push(field);
    field = '';
  };
  const source = text.replaceAll('\r\n', '\n').replace(/\n$/, '');
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? '';
    if (quoted) {
      if (sign !== '"') field += sign;
      else if (source[at + 1] === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && field === '' && closes(source, at)) {
      quoted = true;
    } else if (sign === '\t') {
      endField();
    } else if (sign === '\n') {
      endField();
      rows.push([]);
    } else {
      field += sign;
    }
  }
  endField();
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
}

/** A quote that opens a field is closed before a tab, a line break or the end; any other is a plain character. */
function closes(source: string, at: number): boolean {
  return /^"(?:[^"]|"")*"(?=[\t\n]|$)/.test(source.slice(at));
}

export class Clipboard {
  #copied: Copied | null = null;

  remember(copied: Copied): void {
    this.#copied = copied;
  }

  /** What pasting this text at the person's selection means; `null`: nothing. */
  paste(text: string, valuesOnly: boolean, { sheet, areas, row, column }: Selection): Operation | null {
    const target = areas.at(-1) ?? { row, column, rows: 1, columns: 1 };
    const copied = this.#copied;
    if (copied !== null && copied.text === text.replaceAll('\r\n', '\n')) {
      // What was cut can be pasted once.
      if (copied.cut) this.#copied = null;
      const { sheet: fromSheet, area: from, cut } = copied;
      return { kind: 'copy', fromSheet, from, sheet, to: target, cut, valuesOnly };
    }
    if (text === '') return null;
    const table = readTable(text);
    const single = table.length === 1 && table[0]?.length === 1 ? table[0][0] : undefined;
    const texts =
      single === undefined
        ? table
        : Array.from({ length: target.rows }, () => Array.from({ length: target.columns }, () => single));
    return { kind: 'write', sheet, row: target.row, column: target.column, texts };
  }
}
