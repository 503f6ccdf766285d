/** The exported report, read from the .docx: its paragraphs and its tables. */
import { strFromU8, unzipSync } from 'fflate';
import type { PrintedTable } from './printed';

export interface Report {
  readonly paragraphs: readonly string[];
  /** By caption (`Thu, chi các quỹ`) or title of the annex (`TỪNG LẦN TẶNG QUÀ`). */
  readonly tables: ReadonlyMap<string, PrintedTable>;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};
const textIn = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = '']) => text)
    .join('')
    .replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();

/** Paragraphs and tables of a .docx, in the order of its pages. */
export function readReport(bytes: Uint8Array): Report {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  const paragraphs: string[] = [];
  const tables = new Map<string, PrintedTable>();
  let [caption, annex] = ['', ''];
  for (const [piece] of xml.matchAll(/<w:tbl>[\s\S]*?<\/w:tbl>|<w:p[ >][\s\S]*?<\/w:p>/g)) {
    if (!piece.startsWith('<w:tbl>')) {
      const text = textIn(piece);
      if (text === '') continue;
      paragraphs.push(text);
      if (/^Phụ lục [IVX]+$/.test(text)) annex = text;
      // Under the title of an annex stand its period and what it belongs to, in brackets.
      if (!text.startsWith('(')) caption = text;
      continue;
    }
    const rows = (piece.match(/<w:tr[ >][\s\S]*?<\/w:tr>/g) ?? []).map((row) =>
      (row.match(/<w:tc>[\s\S]*?<\/w:tc>/g) ?? []).map(textIn),
    );
    const [, number = '', title = caption] = /^(Bảng \d+)\. (.*)$/.exec(caption) ?? [];
    const name = number === '' ? annex : number;
    tables.set(title, {
      name,
      headers: rows[0] ?? [],
      rows: rows.slice(1).map((cells, at) => ({
        cells,
        at: () => `dòng ${cells[0] === '' ? 'cộng' : (cells[0] ?? at + 1)}`,
        number: Number(cells[0] ?? 0) || at + 1,
      })),
    });
  }
  return { paragraphs, tables };
}
