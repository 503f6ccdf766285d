/**
 * What a template says once for all: what stands between `{#phan_phong_trao}` and its end stands for every model's part
 * under that heading, between `{#phan}` and `{/phan}` for every other part that the template does not name itself, and a
 * column with `{cot}` in its header for every column of its table. Both are written out before the template is filled, so
 * that a model needs no place of its own and no template has to know its columns. Works on what Word saves: a tag may be
 * split over runs.
 */
import { spansOf } from './blocks';
import { type AnnexColumn, CHOSEN_COLUMNS, CORE_COLUMNS, coreColumnsOf } from './chapters';
import type { ReportKindKey } from './kinds';
import { type PartHeading, partHeadings } from './part';
import { allSlots, headingTag, type PlacedPart, type Slot, slotsIn } from './parts';

/** Names that a template may use inside `{#phan}` in place of a part's own. */
const PART = 'phan';
/** The section of an annex of charts: one place, for every chart of the report. */
const CHARTS = 'bieu_do';

/** Twentieths of a point in a millimetre. */
const TWIPS = 1440 / 25.4;
/** The column that names the lines keeps at least this share of the table. */
const LEAST_LABEL = 0.2;

const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => text).join('');

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Writes other text for a tag; a paragraph that Word split into runs takes its text in the first of them. */
function retold(xml: string, change: (text: string) => string): string {
  const inOne = xml.replace(
    /(<w:t(?: [^>]*)?>)([^<]*)(<\/w:t>)/g,
    (_whole, open: string, text: string, close: string) => `${open}${change(text)}${close}`,
  );
  const wanted = change(textOf(xml));
  if (textOf(inOne) === wanted) return inOne;
  let isFirst = true;
  return xml.replace(/(<w:t(?: [^>]*)?>)[^<]*(<\/w:t>)/g, (_whole, open: string, close: string) => {
    const text = isFirst ? wanted : '';
    isFirst = false;
    return `${open}${text}${close}`;
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a section stands: the paragraphs of its two tags, and what lies between them. Null where one is missing. */
function sectionOf(xml: string, name: string): { readonly open: Span; readonly close: Span } | null {
  let open: Span | null = null;
  for (const span of spansOf(xml, 'p')) {
    const text = textOf(xml.slice(span.start, span.end)).trim();
    if (text === `{#${name}}`) open = span;
    else if (text === `{/${name}}` && open !== null) return { open, close: span };
  }
  return null;
}

/** Changes what lies between the tags of a section; null takes the section away with its tags. */
function inSection(xml: string, name: string, change: (inner: string) => string | null): string {
  const found = sectionOf(xml, name);
  if (found === null) return xml;
  const { open, close } = found;
  const inner = change(xml.slice(open.end, close.start));
  return inner === null
    ? xml.slice(0, open.start) + xml.slice(close.end)
    : xml.slice(0, open.end) + inner + xml.slice(close.start);
}

/** A column that a table is to have, with the tags of its cells. */
interface ExpandedColumn {
  readonly title: string;
  readonly cell: string;
  readonly total: string;
  /** Millimetres. */
  readonly width: number;
  readonly isLeft: boolean;
}

/** Writes out the column with `{cot}` of the first table that has one. */
function withColumns(
  xml: string,
  columns: readonly ExpandedColumn[],
  label: { readonly title: string; readonly cell: string } | null,
): string {
  const table = [...spansOf(xml, 'tbl')].find(({ start, end }) =>
    textOf(xml.slice(start, end)).includes('{cot}'),
  );
  if (table === undefined) return xml;
  const own = xml.slice(table.start, table.end);
  const first = own.indexOf('<w:tr');
  const widths = [...own.slice(0, first).matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, width]) =>
    Number(width),
  );
  const rows = [...spansOf(own, 'tr')].map(({ start, end }) => own.slice(start, end));
  const header = [...spansOf(rows[0] ?? '', 'tc')].map(({ start, end }) =>
    textOf((rows[0] ?? '').slice(start, end)),
  );
  const at = header.findIndex((text) => text.includes('{cot}'));
  const labelAt = Math.max(0, at - 1);
  if (at < 0 || widths.length !== header.length) return xml;
  const all = widths.reduce((sum, width) => sum + width, 0);
  const fixed = widths.reduce(
    (sum, width, index) => sum + (index === at || index === labelAt ? 0 : width),
    0,
  );
  const wanted = columns.map(({ width }) => Math.round(width * TWIPS));
  const most = Math.round((all - fixed) * (1 - LEAST_LABEL));
  const sum = wanted.reduce((total, width) => total + width, 0);
  const given = sum > most ? wanted.map((width) => Math.round((width * most) / sum)) : wanted;
  const rest = all - fixed - given.reduce((total, width) => total + width, 0);
  const widthsNow = widths.flatMap((width, index) =>
    index === at ? given : [index === labelAt ? rest : width],
  );
  const hasTotal = columns.some(({ total }) => total !== '');

  const cellOf = (cell: string, width: number, change: (text: string) => string): string =>
    retold(cell, change).replace(/(<w:tcW\b[^>]*w:w=")\d+(")/, `$1${width}$2`);
  const body = rows.map((row, rowAt) => {
    const isTotal = textOf(row).includes('{tong}');
    if (isTotal && !hasTotal) return '';
    const spans = [...spansOf(row, 'tc')];
    const head = row.slice(0, spans[0]?.start ?? 0);
    const tail = row.slice(spans.at(-1)?.end ?? 0);
    const cells = spans.flatMap(({ start, end }, index) => {
      const cell = row.slice(start, end);
      if (index !== at) {
        const now = widthsNow[index < at ? index : index - 1 + columns.length] ?? 0;
        return [
          cellOf(cell, now, (text) =>
            label === null
              ? text
              : text.replace('{ten_cot}', escaped(label.title)).replace('{nhan}', label.cell),
          ),
        ];
      }
      return columns.map((column, n) => {
        const isLast = n === columns.length - 1 && index === spans.length - 1;
        const filled = cellOf(cell, widthsNow[at + n] ?? 0, (text) =>
          (isLast ? text : text.replace('{/dong}', ''))
            .replace('{cot}', column.title)
            .replace('{o}', column.cell)
            .replace('{tong}', column.total),
        );
        return column.isLeft && rowAt > 0 ? toTheLeft(filled) : filled;
      });
    });
    return head + cells.join('') + tail;
  });
  let column = -1;
  const grid = own.slice(0, first).replace(/<w:gridCol w:w="\d+"\/>/g, () => {
    column += 1;
    return column === at
      ? given.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
      : `<w:gridCol w:w="${widthsNow[column < at ? column : column - 1 + columns.length] ?? 0}"/>`;
  });
  return `${xml.slice(0, table.start)}${grid}${body.join('')}</w:tbl>${xml.slice(table.end)}`;
}

/** A cell of words: they begin at the left, with the room that numbers have at the right. */
const toTheLeft = (cell: string): string =>
  cell
    .replace(/<w:jc w:val="right"\/>/g, '<w:jc w:val="left"/>')
    .replace(
      /(<w:left w:type="dxa" w:w=")(\d+)("\/>[\s\S]*?<w:right w:type="dxa" w:w=")(\d+)(")/,
      (_whole, open: string, left: string, between: string, right: string, close: string) =>
        `${open}${right}${between}${left}${close}`,
    );

/** The block of `{#phan}` for one part. */
function blockOf(block: string, { table, chart }: PlacedPart, nextId: () => number): string {
  const withTable = inSection(block, 'bang', (inner) =>
    table === undefined
      ? null
      : withColumns(
          inner,
          table.columns.map(({ name, header, width, align, isTotalled, isAlwaysShown }) => ({
            title: `${escaped(header)}${isAlwaysShown === true ? '' : `{an_${name}}`}`,
            cell: `{${name}}`,
            total: isTotalled ? `{tong_${name}}` : '',
            width,
            isLeft: align === 'left',
          })),
          { title: table.label.header, cell: `{${table.label.name}}` },
        ),
  );
  return chart === undefined
    ? inSection(withTable, 'co_bieu_do', () => null)
    : chartIn(withTable, chart, nextId);
}

/** The place of a chart made that of one part's. */
function chartIn(xml: string, chart: NonNullable<PlacedPart['chart']>, nextId: () => number): string {
  const found = sectionOf(xml, 'co_bieu_do');
  if (found === null) return xml;
  const { open, close } = found;
  const tags = (xml: string): string =>
    retold(xml, (text) =>
      text
        .replace('co_bieu_do}', `co_bieu_do_${chart.field}}`)
        .replace('{chu_thich}', `{chu_thich_${chart.field}}`),
    );
  const inner = xml
    .slice(open.end, close.start)
    .replace(/descr="bieu_do:[^"]*"/g, `descr="bieu_do:${chart.key}"`)
    .replace(/(<wp:docPr id=")\d+(")/g, () => `<wp:docPr id="${nextId()}"`);
  return (
    xml.slice(0, open.start) +
    tags(xml.slice(open.start, open.end)) +
    [...spansOf(inner, 'p')].reduceRight(
      (now, { start, end }) => now.slice(0, start) + tags(now.slice(start, end)) + now.slice(end),
      inner,
    ) +
    tags(xml.slice(close.start, close.end)) +
    xml.slice(close.end)
  );
}

const annexColumns = (columns: readonly AnnexColumn[]): ExpandedColumn[] =>
  columns.map(([name, , , width]) => ({
    ...{ title: `{cot_${name}}`, cell: `{${name}}`, total: `{tong_${name}}`, width, isLeft: false },
  }));

export const hasSection = (document: string, name: string): boolean => sectionOf(document, name) !== null;

/** The headings under which a template gathers parts. @param document the template as it was made. */
export const headingsIn = (document: string): ReadonlySet<PartHeading> =>
  new Set(partHeadings.filter((heading) => hasSection(document, headingTag(heading))));

/** Writes the block between a section's tags out for each of these slots. */
function writtenOut(xml: string, name: string, slots: readonly Slot[], nextId: () => number): string {
  const found = sectionOf(xml, name);
  if (found === null) return xml;
  const { open, close } = found;
  const tag = (span: Span, field: string) =>
    retold(xml.slice(span.start, span.end), (text) => text.replace(name, field));
  const block = xml.slice(open.end, close.start);
  const written = slots.map(
    ({ part, field }) => tag(open, field) + blockOf(block, part, nextId) + tag(close, field),
  );
  return xml.slice(0, open.start) + written.join('') + xml.slice(close.end);
}

/** The parts, each where its heading is, else where the others stand. */
function withParts(document: string, kind: ReportKindKey): string {
  const named = new Set(
    [...spansOf(document, 'p')].flatMap(({ start, end }) =>
      [...textOf(document.slice(start, end)).matchAll(/\{#([a-z0-9_]+)\}/g)].map(([, name = '']) => name),
    ),
  );
  let id = Math.max(0, ...[...document.matchAll(/<wp:docPr id="(\d+)"/g)].map(([, own]) => Number(own)));
  const nextId = () => {
    id += 1;
    return id;
  };
  const gathered = headingsIn(document);
  // A part whose sections say their own heading may be named as a whole.
  const free = slotsIn(kind).filter(({ field, part }) => !named.has(field) && !named.has(part.field));
  const xml = [...gathered].reduce(
    (now, heading) =>
      writtenOut(
        now,
        headingTag(heading),
        free.filter((slot) => slot.heading === heading),
        nextId,
      ),
    document,
  );
  const withOthers = writtenOut(
    xml,
    PART,
    free.filter(({ heading }) => !gathered.has(heading)),
    nextId,
  );
  const charts = [...new Set(slotsIn(kind).map(({ part }) => part.chart))].filter(
    (chart) => chart !== undefined,
  );
  return inSection(withOthers, CHARTS, (block) =>
    charts.map((chart) => chartIn(block, chart, nextId)).join(''),
  );
}

/** @param document `word/document.xml` of a template. */
export function expand(document: string, kind: ReportKindKey): string {
  let xml = withParts(document, kind);
  xml = inSection(xml, 'bang_chi_hoi', (inner) =>
    withColumns(inner, annexColumns(kind === 'models' ? CORE_COLUMNS : coreColumnsOf()), null),
  );
  return inSection(xml, 'bang_mo_hinh', (inner) => withColumns(inner, annexColumns(CHOSEN_COLUMNS), null));
}

/**
 * Names of the parts that a template has no place for. @param document the template, written out. @param told the
 * sections that are to be told, by their field.
 */
export const partsWithoutPlace = (document: string, told: readonly string[]): string[] => {
  const text = [...spansOf(document, 'p')]
    .map(({ start, end }) => textOf(document.slice(start, end)))
    .join('\n');
  const missing = allSlots.filter(
    ({ field, part }) =>
      told.includes(field) && !text.includes(`{#${field}}`) && !text.includes(`{#${part.field}}`),
  );
  return [...new Set(missing.map(({ part }) => part.name))];
};
