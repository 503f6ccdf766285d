/** Notes: the comments part and the old drawing (VML) that Excel wants beside it. */
import { cellName, parseCell } from '../a1';
import { XML_HEAD } from './encoding';
import { attribute, decodeXstring, escapeText, XmlReader } from './xml';

export interface FoundComments {
  /** From the start to the end of the authors list, whose numbers the kept comments use. */
  readonly head: string;
  readonly tail: string;
  readonly authors: number;
  /** By cell, `B2`: the note's text, and its element. */
  readonly notes: ReadonlyMap<string, { readonly text: string; readonly source: string }>;
}

export function readComments(xml: string): FoundComments {
  const reader = new XmlReader(xml).root();
  const name = /^<([^\s/>]+)/.exec(reader.tag())?.[1] ?? 'comments';
  const rootTag = reader.tag();
  let authorsXml = '<authors><author></author></authors>';
  let authors = 1;
  const notes = new Map<string, { text: string; source: string }>();
  reader.children((section) => {
    if (section === 'authors') {
      authorsXml = reader.raw();
      authors = (authorsXml.match(/<(?:\w+:)?author[\s>/]/g) ?? []).length;
    } else if (section === 'commentList') {
      reader.children(() => {
        const ref = reader.attributes().ref ?? '';
        const from = reader.start;
        let text = '';
        const depth = reader.depth;
        let inText = false;
        while (reader.next() && reader.depth >= depth) {
          // Phonetic guides (rPh) hold a `t` as well; notes never have them.
          if (reader.name === 't') inText = reader.kind === 'open' || (reader.kind === 'text' && inText);
          if (reader.kind === 'text' && inText) text += decodeXstring(reader.text());
        }
        notes.set(ref, { text, source: reader.source.slice(from, reader.position) });
      });
    }
  });
  return { head: `${XML_HEAD}${rootTag}${authorsXml}`, tail: `</${name}>`, authors, notes };
}

const EMPTY: FoundComments = {
  head: `${XML_HEAD}<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author></author></authors>`,
  tail: '</comments>',
  authors: 1,
  notes: new Map(),
};

export function writeComments(notes: ReadonlyMap<string, string>, found: FoundComments = EMPTY): string {
  const elements = [...notes].map(([ref, text]) => {
    const old = found.notes.get(ref);
    if (old?.text === text) return old.source;
    const font = '<rPr><sz val="10"/><color rgb="FF000000"/><rFont val="Arial"/></rPr>';
    return `<comment ref="${ref}" authorId="0"><text><r>${font}<t xml:space="preserve">${escapeText(text)}</t></r></text></comment>`;
  });
  return `${found.head}<commentList>${elements.join('')}</commentList>${found.tail}`;
}

const SHAPE = /<v:shape\b[\s\S]*?<\/v:shape>/g;

export interface FoundShapes {
  /** Everything that is not a note: form controls, pictures in headers. */
  readonly rest: string;
  readonly byCell: ReadonlyMap<string, string>;
  readonly hasOthers: boolean;
}

export function readShapes(vml: string): FoundShapes {
  const byCell = new Map<string, string>();
  let hasOthers = false;
  const rest = vml.replace(SHAPE, (shape) => {
    const row = /<x:Row>\s*(\d+)\s*<\/x:Row>/.exec(shape)?.[1];
    const column = /<x:Column>\s*(\d+)\s*<\/x:Column>/.exec(shape)?.[1];
    if (!/ObjectType="Note"/.test(shape) || row === undefined || column === undefined) {
      hasOthers = true;
      return shape;
    }
    byCell.set(cellName(Number(row), Number(column)), shape);
    return '';
  });
  return { rest, byCell, hasOthers };
}

const VML_HEAD =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
  '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>' +
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>';

/** A box of about 220 px, as tall as the text needs. */
function noteShape(ref: string, text: string, number: number): string {
  const cell = parseCell(ref) ?? { row: 0, column: 0 };
  const lines = text.split('\n').reduce((n, line) => n + Math.max(1, Math.ceil(line.length / 32)), 0);
  const height = Math.min(400, 16 + lines * 14);
  return (
    `<v:shape id="_x0000_s${2000 + number}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:165pt;height:${height}pt;z-index:${number + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${cell.column + 1}, 12, ${cell.row}, 4, ${cell.column + 3}, 32, ${cell.row + 1 + Math.ceil(height / 16)}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${cell.row}</x:Row><x:Column>${cell.column}</x:Column></x:ClientData></v:shape>`
  );
}

export function writeShapes(notes: ReadonlyMap<string, string>, found?: FoundShapes): string {
  const base = found?.rest ?? VML_HEAD;
  // New shapes are numbered after those that stay.
  let number = 0;
  for (const id of base.concat(...(found?.byCell.values() ?? [])).matchAll(/_x0000_s(\d+)/g)) {
    number = Math.max(number, Number(id[1]) - 2000);
  }
  const shapes = [...notes].map(
    ([ref, text]) => found?.byCell.get(ref) ?? noteShape(attribute(ref), text, ++number),
  );
  const end = base.lastIndexOf('</xml>');
  return end < 0 ? base : base.slice(0, end) + shapes.join('') + base.slice(end);
}
