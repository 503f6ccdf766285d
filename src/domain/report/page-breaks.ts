/**
 * Where a page may break in a rendered document: a table's header does not part from its first rows, its last row does
 * not stand alone on a page, the name of a group does not part from its group, a caption or heading from what follows.
 * Works on `word/document.xml` after rendering, so in wards' own templates too. A long table still breaks anywhere else.
 */

import { tagsOf } from './blocks';

/** A table, row, cell or paragraph: where it stands in the document, and those inside it. */
interface Piece {
  readonly name: string;
  readonly start: number;
  /** The end of its opening tag. */
  readonly opened: number;
  end: number;
  readonly inner: Piece[];
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** @param document `word/document.xml`; one that does not nest as it should stays as it is. */
export function keepTogether(document: string): string {
  const all = read(document);
  if (all === null) return document;
  const kept = new Set<Piece>();
  const whole = new Set<Piece>();
  const visit = (pieces: readonly Piece[], isTop: boolean): void => {
    for (const [at, piece] of pieces.entries()) {
      if (piece.name === 'tbl') {
        keepRows(document, piece, kept, whole);
        keepCaption(document, pieces, at, kept);
      } else if (isTop && isHeading(document, pieces, at)) kept.add(piece);
      visit(piece.inner, false);
    }
  };
  visit(all, true);
  const edits = [
    ...[...kept].map((one) => keepNext(document, one)),
    ...[...whole].map((one) => unsplit(document, one)),
  ]
    .filter((edit) => edit !== null)
    .sort((a, b) => a.from - b.from);
  const parts: string[] = [];
  let done = 0;
  for (const { from, to, text } of edits) {
    parts.push(document.slice(done, from), text);
    done = to;
  }
  return parts.join('') + document.slice(done);
}

// --- Reading -----------------------------------------------------------------------------------------------------------

const NAMES: ReadonlySet<string> = new Set(['tbl', 'tr', 'tc', 'p']);

/** The pieces of a document in their order; null where an end does not fit its beginning. */
function read(document: string): Piece[] | null {
  const top: Piece[] = [];
  const open: Piece[] = [];
  for (const { name, isEnd, isWhole, start, end } of tagsOf(document, NAMES)) {
    if (isEnd) {
      const piece = open.pop();
      if (piece?.name !== name) return null;
      piece.end = end;
      continue;
    }
    const piece: Piece = { name, start, opened: end, end, inner: [] };
    (open.at(-1)?.inner ?? top).push(piece);
    if (!isWhole) open.push(piece);
  }
  return open.length === 0 ? top : null;
}

const xmlOf = (document: string, piece: Piece): string => document.slice(piece.start, piece.end);
const named = (piece: Piece, name: string): Piece[] => piece.inner.filter((one) => one.name === name);

const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');

/** What a reader sees; a cell that goes on from the row above counts as one with something in it. */
const isBlank = (xml: string): boolean =>
  textOf(xml).trim() === '' &&
  !/<w:(?:drawing|pict|object|sym)\b/.test(xml) &&
  !/<w:vMerge(?:\/>| w:val="continue")/.test(xml);

// --- Tables ------------------------------------------------------------------------------------------------------------

/** Rows with more paragraphs in a cell are no lines of a table but a page laid out by one. */
const MOST_PARAGRAPHS = 20;

const isLine = (row: Piece): boolean =>
  named(row, 'tc').every(
    (cell) => named(cell, 'tbl').length === 0 && named(cell, 'p').length <= MOST_PARAGRAPHS,
  );

const isRepeated = (xml: string): boolean =>
  /<w:tblHeader(?:\/>| w:val="(?:true|1|on)")/.test(/<w:trPr>[\s\S]*?<\/w:trPr>/.exec(xml)?.[0] ?? '');

/** A table of so many rows, header and total among them, is kept whole: it takes less room than a picture. */
const SHORT = 7;

/** More rows in turn that look like the names of groups are a form to fill in, not groups. */
const MOST_NAMES = 3;

function keepRows(document: string, table: Piece, kept: Set<Piece>, whole: Set<Piece>): void {
  const rows = named(table, 'tr');
  const last = rows.length - 1;
  const firstPlain = rows.findIndex((row) => !isRepeated(xmlOf(document, row)));
  // A table whose header does not repeat has one all the same: its first row.
  const headers = Math.max(1, firstPlain === -1 ? rows.length : firstPlain);
  const names = groupNames(rows.map((row) => isGroupName(document, row)));
  for (const [at, row] of rows.entries()) {
    if (!isLine(row)) continue;
    whole.add(row);
    // The header and the first row below it; two rows before the last; names of groups. The last has no next.
    const keeps = rows.length <= SHORT || at <= headers || at >= last - 2 || names[at] === true;
    if (keeps && at < last)
      for (const cell of named(row, 'tc')) for (const line of named(cell, 'p')) kept.add(line);
  }
}

/** One text across the row: the other cells blank, or the cell as wide as the table. */
function isGroupName(document: string, row: Piece): boolean {
  const cells = named(row, 'tc').map((cell) => xmlOf(document, cell));
  const filled = cells.filter((cell) => !isBlank(cell));
  if (filled.length !== 1) return false;
  return cells.length > 1 || /<w:gridSpan w:val="(?!1")\d+"/.test(cells[0] ?? '');
}

function groupNames(looks: readonly boolean[]): boolean[] {
  return looks.map((isName, at) => {
    if (!isName) return false;
    let [from, to] = [at, at];
    while (looks[from - 1] === true) from -= 1;
    while (looks[to + 1] === true) to += 1;
    return to - from < MOST_NAMES;
  });
}

/** The paragraph before a table, and blank ones between the two. */
function keepCaption(document: string, pieces: readonly Piece[], table: number, kept: Set<Piece>): void {
  for (let at = table - 1; at >= 0; at -= 1) {
    const piece = pieces[at];
    if (piece?.name !== 'p') return;
    const xml = xmlOf(document, piece);
    if (/<w:sectPr\b|<w:br\b[^>]*w:type="page"/.test(xml)) return;
    kept.add(piece);
    if (!isBlank(xml)) return;
  }
}

// --- Headings ----------------------------------------------------------------------------------------------------------

/** Letters of a heading; a longer paragraph is none. */
const LONGEST_HEADING = 200;

/** `I. …`, `1. …`, `a) …`: by the sign that counts it; `''` for a text that is no heading. */
function headingSign(document: string, piece: Piece | undefined): 'I' | '1' | 'a' | '' {
  if (piece?.name !== 'p') return '';
  const text = textOf(xmlOf(document, piece)).trim();
  if (text.length > LONGEST_HEADING || /[.;,:!?]$/.test(text)) return '';
  if (/^[IVXLC]+\. /.test(text)) return 'I';
  if (/^\d{1,2}\. /.test(text)) return '1';
  return /^[a-zđ]\) /.test(text) ? 'a' : '';
}

/** A counted title without a full stop; of several in turn that count alike, which are a list, none. */
function isHeading(document: string, pieces: readonly Piece[], at: number): boolean {
  const sign = headingSign(document, pieces[at]);
  return (
    sign !== '' &&
    at < pieces.length - 1 &&
    headingSign(document, pieces[at + 1]) !== sign &&
    headingSign(document, pieces[at - 1]) !== sign
  );
}

// --- Writing -----------------------------------------------------------------------------------------------------------

const KEEP = '<w:keepNext/>';

/** `w:keepNext` stands after `w:pStyle` and before every other property (ECMA-376, CT_PPrBase). */
function keepNext(document: string, { start, opened, end }: Piece): Edit | null {
  const tag = document.slice(start, opened);
  if (tag.endsWith('/>')) {
    const text = `${tag.slice(0, -2).trimEnd()}><w:pPr>${KEEP}</w:pPr></w:p>`;
    return { from: start, to: end, text };
  }
  const [properties] = /^\s*<w:pPr(?:\/>|>)/.exec(document.slice(opened, opened + 200)) ?? [];
  if (properties === undefined) return { from: opened, to: opened, text: `<w:pPr>${KEEP}</w:pPr>` };
  const inside = opened + properties.length;
  if (properties.endsWith('/>')) return { from: opened, to: inside, text: `<w:pPr>${KEEP}</w:pPr>` };
  const own = document.slice(inside, document.indexOf('</w:pPr>', inside));
  const [style = ''] = /^\s*<w:pStyle\b[^>]*\/>/.exec(own) ?? [];
  const [old] = /^\s*<w:keepNext\b[^>]*\/>/.exec(own.slice(style.length)) ?? [];
  const from = inside + style.length;
  return { from, to: from + (old?.length ?? 0), text: KEEP };
}

/** A row with a wish of its own keeps it. */
function unsplit(document: string, { start, opened, end }: Piece): Edit | null {
  const row = document.slice(opened, end);
  const [exception = ''] = /^\s*<w:tblPrEx>[\s\S]*?<\/w:tblPrEx>/.exec(row) ?? [];
  const [properties] = /^\s*<w:trPr>[\s\S]*?<\/w:trPr>/.exec(row.slice(exception.length)) ?? [];
  const from = opened + exception.length;
  if (document.slice(start, opened).endsWith('/>') || properties?.includes('<w:cantSplit') === true)
    return null;
  if (properties === undefined) return { from, to: from, text: '<w:trPr><w:cantSplit/></w:trPr>' };
  const inside = from + properties.indexOf('<w:trPr>') + '<w:trPr>'.length;
  return { from: inside, to: inside, text: '<w:cantSplit/>' };
}
