/**
 * Formulas between Google's spelling (the model's) and the one kept in xlsx files.
 *
 * Both use English function names and commas. They differ in: open ranges (`A2:A`), functions newer than the file
 * format (prefix `_xlfn.`), array formulas, and functions that Excel does not have (Google's own export wraps those in
 * `IFERROR(__xludf.DUMMYFUNCTION("…"), last value)`; so do we, and both read back).
 */
import { columnIndex, columnName, EXCEL_COLUMNS, EXCEL_ROWS, quotedSheet } from '../a1';

/** Sheet names of the model → those in the file, where they differ (Excel allows 31 characters, and not all). */
export type SheetNames = ReadonlyMap<string, string>;
const SAME_NAMES: SheetNames = new Map();

interface Token {
  readonly kind: 'string' | 'sheet' | 'function' | 'word' | 'number' | 'bracket' | 'other';
  readonly text: string;
}

const TOKEN =
  /("(?:[^"]|"")*"?)|('(?:[^']|'')*'(?:!)?)|(\[[^\]]*\])|([$\p{L}_\\][$\p{L}\p{M}\p{N}_.\\?]*|\$\d+)|(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)|(\s+|.)/gsu;

function tokens(formula: string): Token[] {
  const found: Token[] = [];
  for (const match of formula.matchAll(TOKEN)) {
    const [text, string, quoted, bracket, word, number] = match;
    const next = formula[match.index + text.length];
    if (string !== undefined) found.push({ kind: 'string', text });
    else if (quoted !== undefined) found.push({ kind: quoted.endsWith('!') ? 'sheet' : 'other', text });
    else if (bracket !== undefined) found.push({ kind: 'bracket', text });
    else if (word !== undefined) {
      const kind = next === '(' ? 'function' : next === '!' ? 'sheet' : 'word';
      found.push({ kind, text });
    } else if (number !== undefined) found.push({ kind: 'number', text });
    else found.push({ kind: 'other', text });
  }
  return found;
}

// Functions that came after the 2007 file format; Excel finds them only under this prefix.
const FUTURE = new Set(
  (
    'ACOT ACOTH AGGREGATE ARABIC BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT BITOR ' +
    'BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT ' +
    'CHISQ.TEST CHOOSECOLS CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S ' +
    'CSC CSCH DAYS DECIMAL DROP ENCODEURL ERF.PRECISE ERFC.PRECISE EXPAND EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT ' +
    'F.TEST FILTER FLOOR.MATH FLOOR.PRECISE FORECAST.ETS FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV ' +
    'GAMMALN.PRECISE GAUSS HSTACK HYPGEOM.DIST IFNA IFS IMAGE IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH IMTAN ' +
    'ISFORMULA ISO.CEILING ISOMITTED ISOWEEKNUM LAMBDA LET LOGNORM.DIST LOGNORM.INV MAKEARRAY MAP MAXIFS MINIFS ' +
    'MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NETWORKDAYS.INTL NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE ' +
    'PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI POISSON.DIST ' +
    'QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ REDUCE RRI SCAN SEC SECH SEQUENCE SHEET SHEETS SKEW.P SORT ' +
    'SORTBY STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TAKE TEXTAFTER TEXTBEFORE ' +
    'TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VALUETOTEXT VAR.P VAR.S VSTACK WEIBULL.DIST WORKDAY.INTL ' +
    'WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR Z.TEST'
  ).split(' '),
);
const WORKSHEET = new Set(['FILTER', 'SORT']);
const UNPREFIXED = new Set([
  'AGGREGATE',
  'NETWORKDAYS.INTL',
  'WORKDAY.INTL',
  'ISO.CEILING',
  'CEILING.PRECISE',
  'FLOOR.PRECISE',
]);

// Functions that only Google has.
const GOOGLE_ONLY = new Set(
  (
    'ADD ARRAYFORMULA ARRAY_CONSTRAIN COUNTUNIQUE COUNTUNIQUEIFS DETECTLANGUAGE DIVIDE EPOCHTODATE EQ FLATTEN ' +
    'GOOGLEFINANCE GOOGLETRANSLATE GT GTE IMPORTDATA IMPORTFEED IMPORTHTML IMPORTRANGE IMPORTXML ISBETWEEN ISDATE ' +
    'ISEMAIL ISURL JOIN LT LTE MARGINOFERROR MINUS MULTIPLY NE POW QUERY REGEXEXTRACT REGEXMATCH REGEXREPLACE SORTN ' +
    'SPARKLINE SPLIT TO_DATE TO_DOLLARS TO_PERCENT TO_PURE_NUMBER TO_TEXT UMINUS UNARY_PERCENT UPLUS'
  ).split(' '),
);

const isColumn = (text: string): boolean => /^\$?[A-Za-z]{1,3}$/.test(text);
const isRow = (text: string): boolean => /^\$?\d{1,7}$/.test(text);
const CELL = /^(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})$/;

// A formula without any of this is written alike in both.
const MAY_DIFFER = new RegExp(
  `:\\s*\\$?(?:[A-Za-z]{1,3}|\\d{1,7})(?![\\w$.(])|(?<![\\w.])(?:${[...FUTURE, ...GOOGLE_ONLY].map((f) => f.replaceAll('.', '\\.')).join('|')})\\(`,
  'i',
);

/** An open end gets the sheet's last row or column: `A2:A` → `A2:A1048576`, `B2:2` → `B2:XFD2`. */
function closeOpenRange(start: string, end: string): string {
  const cell = CELL.exec(start);
  if (!cell) return end;
  if (isColumn(end)) return `${end}${cell[3]}${EXCEL_ROWS}`;
  if (isRow(end)) return `${cell[1]}${columnName(EXCEL_COLUMNS - 1)}${end}`;
  return end;
}

function openClosedRange(start: string, end: string): string {
  const from = CELL.exec(start);
  const to = CELL.exec(end);
  if (!from || !to) return end;
  if (to[4] === String(EXCEL_ROWS) && from[3] === to[3]) return `${to[1]}${to[2]}`;
  if (to[2]?.toUpperCase() === columnName(EXCEL_COLUMNS - 1) && from[1] === to[1]) return `${to[3]}${to[4]}`;
  return end;
}

function mapRanges(list: readonly Token[], change: (start: string, end: string) => string): string {
  let text = '';
  for (let i = 0; i < list.length; i++) {
    const token = list[i];
    if (token === undefined) break;
    const before = list[i - 2];
    const operand = token.kind === 'word' || token.kind === 'number';
    const inRange = operand && list[i - 1]?.text === ':' && before?.kind === 'word';
    text += inRange ? change(before.text, token.text) : token.text;
  }
  return text;
}

/** `'Sổ quỹ'` or `Tab` before `!` → the name itself. */
function sheetOf(token: string): string {
  const bare = token.endsWith('!') ? token.slice(0, -1) : token;
  return bare.startsWith("'") ? bare.slice(1, -1).replaceAll("''", "'") : bare;
}

function renameTokens(list: readonly Token[], names: SheetNames): Token[] {
  return list.map((token) => {
    if (token.kind !== 'sheet') return token;
    const other = names.get(sheetOf(token.text));
    if (other === undefined) return token;
    return { kind: 'sheet', text: quotedSheet(other) + (token.text.endsWith('!') ? '!' : '') };
  });
}

/** Renames sheets in a formula as a file holds it. */
export function renameSheets(formula: string, names: SheetNames): string {
  if (names.size === 0 || !formula.includes('!')) return formula;
  return renameTokens(tokens(formula), names)
    .map((token) => token.text)
    .join('');
}

/** A quoted string of a formula; Excel allows 255 characters in one, so longer text is joined with `&`. */
function literal(text: string): string {
  const pieces: string[] = [];
  for (let i = 0; i < text.length; i += 250) pieces.push(`"${text.slice(i, i + 250).replaceAll('"', '""')}"`);
  return pieces.length === 0 ? '""' : pieces.join('&');
}

/** For the second half of the wrapped form: the last value, so that Excel shows it. */
function literalOf(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return literal(typeof value === 'string' ? value.slice(0, 1000) : '');
}

interface FileFormula {
  /** Without `=`. */
  readonly text: string;
  readonly array: boolean;
}

/** Splits `ARRAYFORMULA(…)` that is the whole formula. */
function arrayInside(list: readonly Token[]): readonly Token[] | null {
  if (list[0]?.text.toUpperCase() !== 'ARRAYFORMULA' || list.at(-1)?.text !== ')') return null;
  let depth = 0;
  for (let i = 1; i < list.length; i++) {
    if (list[i]?.text === '(') depth++;
    if (list[i]?.text === ')' && --depth === 0 && i < list.length - 1) return null;
  }
  return list.slice(2, -1);
}

/** Google → file. `formula` with its `=`; `value` is the last computed value; `wrap`: Excel is known not to have it. */
export function toFile(
  formula: string,
  value: unknown,
  names: SheetNames = SAME_NAMES,
  wrap = false,
): FileFormula {
  const source = formula.startsWith('=') ? formula.slice(1) : formula;
  if (!wrap && (names.size === 0 || !source.includes('!')) && !MAY_DIFFER.test(source))
    return { text: source, array: false };
  const all = renameTokens(tokens(source), names);
  const inside = arrayInside(all);
  const list = inside ?? all;
  const foreign =
    wrap || list.some((token) => token.kind === 'function' && GOOGLE_ONLY.has(token.text.toUpperCase()));
  if (foreign) {
    return { text: `IFERROR(__xludf.DUMMYFUNCTION(${literal(source)}),${literalOf(value)})`, array: false };
  }
  const named = list.map(
    (token): Token => (token.kind === 'function' ? { kind: 'function', text: prefixed(token.text) } : token),
  );
  return { text: mapRanges(named, closeOpenRange), array: inside !== null };
}

const WRAPPED = /^IFERROR\(__xludf\.DUMMYFUNCTION\(((?:"(?:[^"]|"")*"&?)+)\),/i;

/** Google's export of a cell that the formula of another cell has filled: it holds its last value alone. */
export function isSpilled(text: string): boolean {
  return /^IFERROR\(__xludf\.DUMMYFUNCTION\("""COMPUTED_VALUE"""\),/i.test(text);
}

/** The bare name of a function of the file, where writing puts the same prefix back; else the name as it is. */
function unprefixed(name: string): string {
  const bare = name.replace(/^_xlfn\.(?:_xlws\.)?|^_xlws\./i, '');
  return FUTURE.has(bare.toUpperCase()) ? bare : name;
}

function prefixed(name: string): string {
  const upper = name.toUpperCase();
  if (!FUTURE.has(upper) || UNPREFIXED.has(upper)) return name;
  return `_xlfn.${WORKSHEET.has(upper) ? '_xlws.' : ''}${name}`;
}

/** File → Google, with `=`. */
export function fromFile(text: string, array: boolean, names: SheetNames = SAME_NAMES): string {
  const wrapped = WRAPPED.exec(text)?.[1];
  if (wrapped !== undefined) {
    const pieces = [...wrapped.matchAll(/"((?:[^"]|"")*)"/g)].map((m) => (m[1] ?? '').replaceAll('""', '"'));
    const inner = pieces.join('');
    return `=${names.size === 0 ? inner.replace(/^=/, '') : renameSheets(inner.replace(/^=/, ''), names)}`;
  }
  let google = text;
  if (google.includes('_xl')) {
    google = tokens(google)
      .map((t) => (t.kind === 'function' ? unprefixed(t.text) : t.text))
      .join('');
  }
  if (names.size > 0) google = renameSheets(google, names);
  if (/1048576|XFD/i.test(google)) google = mapRanges(tokens(google), openClosedRange);
  return array ? `=ARRAYFORMULA(${google})` : `=${google}`;
}

/** Moves the relative references of a file's formula, as filling does (for shared formulas). */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  const list = tokens(formula);
  const moveColumn = (dollar: string, letters: string): string => {
    const index = dollar === '$' ? columnIndex(letters) : columnIndex(letters) + columns;
    return index < 0 || index >= EXCEL_COLUMNS ? '' : dollar + columnName(index);
  };
  const moveRow = (dollar: string, digits: string): string => {
    const row = dollar === '$' ? Number(digits) : Number(digits) + rows;
    return row < 1 || row > EXCEL_ROWS ? '' : dollar + row;
  };
  return list
    .map((token, i) => {
      const besideColon = list[i - 1]?.text === ':' || list[i + 1]?.text === ':';
      if (token.kind === 'word') {
        const cell = CELL.exec(token.text);
        if (cell) {
          const column = moveColumn(cell[1] ?? '', cell[2] ?? '');
          const row = moveRow(cell[3] ?? '', cell[4] ?? '');
          return column === '' || row === '' ? '#REF!' : column + row;
        }
        const whole = /^(\$?)([A-Za-z]{1,3})$/.exec(token.text);
        if (whole && besideColon) return moveColumn(whole[1] ?? '', whole[2] ?? '') || '#REF!';
        const wholeRow = /^(\$)(\d+)$/.exec(token.text);
        if (wholeRow && besideColon) return token.text;
      }
      if (token.kind === 'number' && besideColon && isRow(token.text))
        return moveRow('', token.text) || '#REF!';
      return token.text;
    })
    .join('');
}
