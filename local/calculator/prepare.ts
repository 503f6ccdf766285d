/**
 * Reads a formula once: the text that the engine understands, the cells it depends on, and whether it can be
 * computed.
 */
import type { Area, CellValue, Sheet, Workbook } from '../model';
import type { Engine } from './engine';

/** Univer's kinds of tokens (`sequenceNodeType`): a word is a function or a name. */
const SEQUENCE = { word: 3, reference: 4 } as const;

/** Their value changes with the clock or by chance, so they are computed every time. */
const VOLATILE = new Set(['NOW', 'TODAY', 'RAND', 'RANDBETWEEN', 'RANDARRAY', 'OFFSET', 'INDIRECT']);
/** Google's functions that only say "compute as an array", which the engine always does. */
const TRANSPARENT = new Set(['ARRAYFORMULA']);

/** A formula as the engine is to read it, and what it depends on. */
export interface Prepared {
  readonly text: string;
  readonly sources: readonly { readonly sheet: Sheet; readonly area: Area }[];
  readonly volatile: boolean;
  /** Every function in it is known to the engine. */
  readonly known: boolean;
  /** It names a tab or a range that is not there. */
  readonly failure?: CellValue;
}

/** Reads a formula that is on `sheet`. */
export function prepare(engine: Engine, workbook: Workbook, sheet: Sheet, formula: string): Prepared {
  const sources: { sheet: Sheet; area: Area }[] = [];
  let volatile = false;
  let known = true;
  let failure: CellValue | undefined;
  let text = '=';
  const addReference = (token: string, home: Sheet): void => {
    const { sheetName, range } = engine.reference(token);
    const target = sheetName === '' ? home : workbook.sheets.find(({ name }) => name === sheetName);
    if (target === undefined) {
      failure ??= { error: '#REF!' };
      return;
    }
    const bound = (value: number, otherwise: number): number => (Number.isNaN(value) ? otherwise : value);
    const area: Area = {
      row: bound(range.startRow, 0),
      column: bound(range.startColumn, 0),
      rows: bound(range.endRow, target.rows - 1) - bound(range.startRow, 0) + 1,
      columns: bound(range.endColumn, target.columns - 1) - bound(range.startColumn, 0) + 1,
    };
    sources.push({ sheet: target, area });
  };
  const nodes = engine.sequence(closeRanges(formula, sheet, workbook));
  for (const [index, node] of nodes.entries()) {
    if (typeof node === 'string') {
      text += node;
      continue;
    }
    const { token, nodeType } = node;
    const word = token.toUpperCase();
    const next = nodes[index + 1];
    if (nodeType === SEQUENCE.reference) {
      text += token;
      addReference(token, sheet);
    } else if (nodeType !== SEQUENCE.word) {
      text += token;
    } else if (typeof next === 'string' && next.startsWith('(')) {
      // A transparent function is left out; its brackets stay.
      if (!TRANSPARENT.has(word)) text += token;
      volatile ||= VOLATILE.has(word);
      known &&= TRANSPARENT.has(word) || engine.hasFunction(word);
    } else if (word === 'TRUE' || word === 'FALSE') {
      text += token;
    } else {
      const range = workbook.namedRanges.find(({ name }) => name.toUpperCase() === word)?.range;
      if (range === undefined) {
        failure ??= { error: '#NAME?' };
      } else {
        text += range;
        addReference(range, sheet);
      }
    }
  }
  return { text, sources, volatile, known, ...(failure !== undefined && { failure }) };
}

/** `B2:B` is Google's; the engine knows only ranges with both ends: the sheet's last row is filled in. */
function closeRanges(formula: string, home: Sheet, workbook: Workbook): string {
  return formula.replace(
    /"(?:[^"]|"")*"|((?:'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d+):(\$?[A-Z]{1,3})(?![\p{L}\p{N}_$(!.])/giu,
    (whole: string, prefix: string | undefined, from: string | undefined, to: string | undefined) => {
      if (from === undefined || to === undefined) return whole;
      const name = prefix
        ?.slice(0, -1)
        .replace(/^'(.*)'$/, '$1')
        .replaceAll("''", "'");
      const sheet = name === undefined ? home : workbook.sheets.find((one) => one.name === name);
      return `${prefix ?? ''}${from}:${to}${sheet?.rows ?? home.rows}`;
    },
  );
}
