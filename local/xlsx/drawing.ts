/** The drawing of a sheet: its anchors, of which those of our charts are told apart by their name. */
import type { Chart } from '../model';
import { XML_HEAD } from './encoding';
import { attribute, attributeText, XmlReader } from './xml';

const EMU_PER_PIXEL = 9525;
const NAME = 'Biểu đồ Sổ Hội';

interface Anchor {
  readonly source: string;
  /** Relationship ids in it. */
  readonly ids: readonly string[];
  /** Present: a chart that the add-on made. */
  readonly chartId?: number;
  readonly from?: Chart['anchor'];
  /** Pixels; absent where the anchor ends at a cell. */
  readonly size?: { readonly width: number; readonly height: number };
}

export interface Drawing {
  readonly head: string;
  readonly tail: string;
  readonly anchors: readonly Anchor[];
}

const EMPTY: Drawing = {
  head: `${XML_HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`,
  tail: '</xdr:wsDr>',
  anchors: [],
};

const pixels = (emu: string): number => Math.round(Number(emu) / EMU_PER_PIXEL);

export function readDrawing(xml: string): Drawing {
  const reader = new XmlReader(xml).root();
  const rootTag = reader.tag().replace(/\/>$/, '>');
  const name = /^<([^\s/>]+)/.exec(rootTag)?.[1] ?? 'xdr:wsDr';
  const anchors: Anchor[] = [];
  reader.children(() => anchors.push(readAnchor(reader.raw())));
  return { head: XML_HEAD + rootTag, tail: `</${name}>`, anchors };
}

function readAnchor(source: string): Anchor {
  const ids = [...source.matchAll(/\s[\w.-]+:(?:id|embed|link|dm|lo|qs|cs|pict)="([^"]+)"/g)].map(
    (m) => m[1] ?? '',
  );
  let chartId: number | undefined;
  const place: Record<string, string> = {};
  let size: Anchor['size'];
  const reader = new XmlReader(source).root();
  reader.children((part) => {
    if (part === 'from') reader.children((field) => (place[field] = reader.content()));
    else if (part === 'ext') {
      const a = reader.attributes();
      size = { width: pixels(a.cx ?? '0'), height: pixels(a.cy ?? '0') };
    } else {
      const inside = reader.depth;
      while (reader.next() && reader.depth >= inside) {
        if (reader.kind !== 'open' || reader.name !== 'cNvPr' || chartId !== undefined) continue;
        const found = new RegExp(`^${NAME} (\\d+)$`).exec(reader.attributes().name ?? '');
        if (found) chartId = Number(found[1]);
      }
    }
  });
  const from =
    place.col === undefined || place.row === undefined
      ? undefined
      : {
          row: Number(place.row),
          column: Number(place.col),
          offsetX: pixels(place.colOff ?? '0'),
          offsetY: pixels(place.rowOff ?? '0'),
        };
  return {
    source,
    ids,
    ...(chartId === undefined ? {} : { chartId }),
    ...(from === undefined ? {} : { from }),
    ...(size === undefined ? {} : { size }),
  };
}

/** The anchor of one of our charts; `id` is the relationship to its part. */
export function chartAnchor(chart: Chart, id: string, shape: number): string {
  const { anchor } = chart;
  const title = typeof chart.options.title === 'string' ? chart.options.title : '';
  return (
    `<xdr:oneCellAnchor><xdr:from><xdr:col>${anchor.column}</xdr:col><xdr:colOff>${Math.round(anchor.offsetX * EMU_PER_PIXEL)}</xdr:colOff>` +
    `<xdr:row>${anchor.row}</xdr:row><xdr:rowOff>${Math.round(anchor.offsetY * EMU_PER_PIXEL)}</xdr:rowOff></xdr:from>` +
    `<xdr:ext cx="${Math.round(chart.width * EMU_PER_PIXEL)}" cy="${Math.round(chart.height * EMU_PER_PIXEL)}"/>` +
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${shape}" name="${NAME} ${chart.id}" descr="${attributeText(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
    `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${attribute(id)}"/>` +
    '</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>'
  );
}

export function writeDrawing(anchors: readonly string[], found: Drawing = EMPTY): string {
  return found.head + anchors.join('') + found.tail;
}

/** Largest shape number in use, so that new ones do not repeat it. */
export function lastShape(anchors: readonly string[]): number {
  let last = 1;
  for (const found of anchors.join('').matchAll(/cNvPr\s[^>]*?\bid="(\d+)"/g))
    last = Math.max(last, Number(found[1]));
  return last;
}
