/**
 * Renders report data into a .docx template: synchronous, in a bare V8. What is wrong with a template is said as data,
 * since wards make their own in Word.
 */
import Docxtemplater from 'docxtemplater';
import { excerpt, nearest } from '../values';
import { Archive } from './archive';
import { dropColumns, joinCells, withNumbers } from './columns';
import type { ReportData } from './data';
import { expand, hasSection, headingsIn, partsWithoutPlace } from './expand';
import { fieldsOf } from './fields';
import { keepTogether } from './page-breaks';
import { type Placed, placePictures, pngSize } from './pictures';
import { placeholderNamesOf } from './placeholders';
import { withoutEmptySections } from './sections';
import { tooLarge } from './weight';

/** What is wrong with a template, for the person who made it. */
interface TemplateProblem {
  readonly what: string;
  readonly where: string;
  readonly todo: string;
}

export type Rendered =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      /** Names of told parts that the template has no place for. */
      readonly unplaced: readonly string[];
      /** The template has a place for what only the ward's own file says; nothing is printed there. */
      readonly hasInternalPlace: boolean;
    }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

const DOCUMENT = 'word/document.xml';

/** PNG bytes by chart key. */
export type Pictures = Readonly<Record<string, Uint8Array>>;

/**
 * @param template bytes of a .docx, or the same as base64.
 * @param pictures charts without a picture here leave no trace in the document.
 * @param isInternal the ward's own file, which alone says where figures come from and what the report keeps back.
 */
export function renderReport(
  template: Uint8Array | string,
  data: ReportData,
  pictures: Pictures,
  isInternal = false,
): Rendered {
  if (template.length === 0) return refused(EMPTY_FILE);
  const zip = open(template);
  if (zip === null) return refused(NO_TEMPLATE);
  if (hasMacro(zip)) return refused(HAS_MACRO);
  const asMade = zip.file(DOCUMENT)?.asText() ?? '';
  const written = expand(asMade, data.kind);
  zip.file(DOCUMENT, written);
  const drawn = new Map(
    data.charts.flatMap(({ key, description }): [string, Placed][] => {
      const bytes = pictures[key];
      return bytes === undefined || pngSize(bytes) === null ? [] : [[key, { bytes, description }]];
    }),
  );
  const fields = fieldsOf(data, {
    drawn: new Set(drawn.keys()),
    headings: headingsIn(asMade),
    isInternal,
  });
  const problems: TemplateProblem[] = [];
  const names = placeholderNamesOf(data);
  let places = 0;
  const see = (part: TagPart, file: string, near: string): void => {
    places += 1;
    if (!names.has(part.value)) problems.push(unknownName(part.value, names, placeOf(file, near)));
  };
  const weigh = (parts: readonly TagPart[], file: string): void => {
    const section = tooLarge(parts, fields);
    if (section !== null) problems.push(explodes(section, partOf(file)));
  };
  try {
    const document = new Docxtemplater(zip, {
      paragraphLoop: true,
      linebreaks: true,
      errorLogging: false,
      modules: [tagReader(see, weigh)],
      nullGetter: (part: TagPart) => {
        if (part.module !== 'rawxml' && part.value !== undefined) problems.push(misplacedName(part.value));
        return '';
      },
    });
    if (problems.length > 0) return refused(...problems);
    if (places === 0) return refused(NO_PLACES);
    document.render(fields);
  } catch (error) {
    return refused(...problemsOf(error));
  }
  if (problems.length > 0) return refused(...problems);
  placePictures(zip, drawn);
  layOut(zip);
  stampDay(zip, data.day);
  return {
    ok: true,
    bytes: zip.generate({ type: 'uint8array', compression: 'DEFLATE' }),
    unplaced: partsWithoutPlace(
      written,
      data.models.map(({ field }) => field),
    ),
    hasInternalPlace: !isInternal && ['bang_nguon', 'ghi_chu'].some((name) => hasSection(asMade, name)),
  };
}

const refused = (...problems: TemplateProblem[]): Rendered => ({ ok: false, problems: unique(problems) });

const unique = (problems: readonly TemplateProblem[]): TemplateProblem[] =>
  problems.filter(
    (one, at) => problems.findIndex((other) => other.what === one.what && other.where === one.where) === at,
  );

const NO_TEMPLATE: TemplateProblem = {
  what: 'Tệp mẫu báo cáo không phải văn bản Word (.docx), hoặc đã hỏng.',
  where: 'Tệp mẫu',
  todo: 'Mở tệp mẫu trong Word, lưu lại thành .docx, rồi đưa vào lần nữa.',
};

const NO_PLACES: TemplateProblem = {
  what: 'Mẫu báo cáo không có chỗ điền nào.',
  where: 'Tệp mẫu',
  todo: 'Ghi các chỗ điền vào mẫu, ví dụ {ten_don_vi}, hoặc dùng lại mẫu có sẵn.',
};

const EMPTY_FILE: TemplateProblem = {
  what: 'Tệp mẫu báo cáo trống, không phải văn bản Word.',
  where: 'Tệp mẫu',
  todo: 'Chọn lại tệp mẫu, hoặc xóa “Mẫu báo cáo riêng” trong tab Cài đặt để dùng mẫu có sẵn.',
};

const HAS_MACRO: TemplateProblem = {
  what: 'Tệp mẫu có macro (chương trình chạy trong Word) nên không dùng được.',
  where: 'Tệp mẫu',
  todo: 'Mở tệp trong Word, chọn Lưu thành → Văn bản Word (.docx) không có macro, rồi đưa vào lần nữa.',
};

/** A .docm, or a .docx that carries one's program: nothing that runs goes into a ward's document. */
function hasMacro(zip: Archive): boolean {
  const types = zip.file('[Content_Types].xml')?.asText() ?? '';
  return (
    /macroEnabled|vbaProject/i.test(types) ||
    Object.keys(zip.files).some((name) => /vbaProject\.bin$/i.test(name))
  );
}

/** What can be seen only once all is filled in: annexes left out, columns without a figure, rows at the end of a page. */
function layOut(zip: Archive): void {
  const document = zip.file(DOCUMENT)?.asText();
  if (document === undefined) return;
  zip.file(DOCUMENT, keepTogether(joinCells(dropColumns(withoutEmptySections(withNumbers(document))))));
}

function open(template: Uint8Array | string): Archive | null {
  try {
    const zip =
      typeof template === 'string' ? new Archive(template, { base64: true }) : new Archive(template);
    return zip.file(DOCUMENT) === null ? null : zip;
  } catch {
    // The zip library says so by throwing: the bytes are no archive.
    return null;
  }
}

// --- Tags ------------------------------------------------------------------------------------------------------------

interface TagPart {
  readonly type: string;
  readonly value: string;
  readonly module?: string;
  readonly subparsed?: readonly TagPart[];
  /** `insidetag`: text that a reader sees. */
  readonly position?: string;
}

/** A docxtemplater module that only looks: reports each tag of each file once it is parsed. */
function tagReader(
  see: (part: TagPart, file: string, near: string) => void,
  weigh: (parts: readonly TagPart[], file: string) => void,
) {
  const walk = (parts: readonly TagPart[], file: string): void => {
    for (const [at, part] of parts.entries()) {
      if (part.type === 'placeholder') see(part, file, paragraphAt(parts, at));
      if (part.subparsed !== undefined) walk(part.subparsed, file);
    }
  };
  return {
    name: 'TagReader',
    postparse: <P extends TagPart>(parts: P[], options: unknown): P[] => {
      walk(parts, fileOf(options));
      weigh(parts, fileOf(options));
      return parts;
    },
  };
}

/** The text of the paragraph in which a part stands, other tags as they are written. */
function paragraphAt(parts: readonly TagPart[], at: number): string {
  const isEdge = ({ type, value }: TagPart) => type !== 'placeholder' && /<w:p[ >]|<\/w:p>/.test(value ?? '');
  let from = at;
  while (from > 0 && !isEdge(parts[from - 1] ?? NOWHERE)) from -= 1;
  let to = at;
  while (to < parts.length - 1 && !isEdge(parts[to + 1] ?? NOWHERE)) to += 1;
  return parts
    .slice(from, to + 1)
    .map(({ type, value, position }) =>
      type === 'placeholder' ? `{${value}}` : position === 'insidetag' ? value : '',
    )
    .join('');
}
const NOWHERE: TagPart = { type: 'tag', value: '<w:p>' };

/** The library passes its options here, though its declarations put the modules first. */
function fileOf(options: unknown): string {
  const path =
    typeof options === 'object' && options !== null && 'filePath' in options ? options.filePath : '';
  return typeof path === 'string' ? path : '';
}

function unknownName(name: string, names: ReadonlySet<string>, where: string): TemplateProblem {
  const close = nearest(name, [...names], 3).map((known) => `{${known}}`);
  return {
    what: `Chỗ điền {${name}} không có trong báo cáo.`,
    where,
    todo:
      close.length === 0
        ? 'Xóa chỗ điền này trong mẫu. Bấm Ô điền của mẫu để xem các chỗ điền có thể dùng.'
        : `Sửa thành ${close.join(' hoặc ')}, hoặc xóa chỗ điền này trong mẫu.`,
  };
}

/** Characters of a paragraph that tell it from others. */
const SHOWN = 60;

function placeOf(file: string, near: string): string {
  const text = unescaped(near).trim();
  return text === '' ? partOf(file) : `${partOf(file)}, đoạn “${excerpt(text, SHOWN)}”`;
}

const unescaped = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');

const explodes = (section: string, where: string): TemplateProblem => ({
  what: `Phần lặp {#${section}} lặp trong chính các phần lặp khác nên báo cáo sẽ dài vô cùng.`,
  where,
  todo: `Xóa bớt các dấu {#…} lồng nhau quanh {#${section}}, như ở mẫu có sẵn.`,
});

const misplacedName = (name: string): TemplateProblem => ({
  what: `Chỗ điền {${name}} đứng ngoài phần của nó nên không có gì để điền.`,
  where: 'Thân văn bản',
  todo: `Đưa {${name}} vào trong phần lặp có nó, như ở mẫu có sẵn.`,
});

function partOf(file: string): string {
  if (/header/.test(file)) return 'Đầu trang';
  if (/footer/.test(file)) return 'Chân trang';
  if (/docProps/.test(file)) return 'Thuộc tính của tệp';
  return 'Thân văn bản';
}

// --- Errors ----------------------------------------------------------------------------------------------------------

interface TagError {
  readonly id: string;
  readonly file: string;
  readonly tag: string;
  readonly context: string;
}

/** The facts of docxtemplater's errors; an error of another kind passes through. */
function tagErrors(error: unknown): TagError[] {
  if (!(error instanceof Error) || !('properties' in error)) throw error;
  const properties = error.properties as Readonly<Record<string, unknown>>; // the library's own shape, read with care
  if (Array.isArray(properties.errors)) return properties.errors.flatMap(tagErrors);
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return [
    {
      id: text(properties.id),
      file: text(properties.file),
      tag: text(properties.xtag),
      context: text(properties.context),
    },
  ];
}

const problemsOf = (error: unknown): TemplateProblem[] => tagErrors(error).map(told);

function told({ id, file, tag, context }: TagError): TemplateProblem {
  const near = (context === '' ? tag : context).replace(/<[^>]+>/g, '').trim();
  const where = near === '' ? partOf(file) : `${partOf(file)}, gần “${excerpt(near, SHOWN)}”`;
  switch (id) {
    case 'unclosed_loop':
      return { what: `Phần {#${tag}} mở mà không đóng.`, where, todo: `Thêm {/${tag}} ở cuối phần ấy.` };
    case 'unopened_loop':
      return {
        what: `Có {/${tag}} mà không có {#${tag}}.`,
        where,
        todo: `Thêm {#${tag}} ở đầu phần, hoặc xóa {/${tag}}.`,
      };
    case 'closing_tag_does_not_match_opening_tag':
      return {
        what: 'Hai phần lặp đóng mở chéo nhau hoặc khác tên.',
        where,
        todo: 'Đóng phần bên trong trước, rồi mới đóng phần bên ngoài; tên lúc đóng như tên lúc mở.',
      };
    case 'unclosed_tag':
    case 'duplicate_open_tag':
      return { what: 'Có dấu { mà thiếu dấu }.', where, todo: 'Thêm dấu } sau tên chỗ điền.' };
    case 'unopened_tag':
    case 'duplicate_close_tag':
      return {
        what: 'Có dấu } mà thiếu dấu {.',
        where,
        todo: 'Thêm dấu { trước tên chỗ điền, hoặc xóa dấu }.',
      };
    case 'unbalanced_loop_tags':
    case 'loop_position_invalid':
      return {
        what: 'Một phần lặp mở trong bảng mà đóng ngoài bảng, hoặc ngược lại.',
        where,
        todo: 'Đặt cả hai dấu mở và đóng trong cùng một hàng của bảng, hoặc cùng ngoài bảng.',
      };
    case 'filetype_not_identified':
    case 'filetype_not_handled':
    case 'malformed_xml':
    case 'file_has_invalid_xml':
      return NO_TEMPLATE;
    default:
      return {
        what: `Mẫu báo cáo có chỗ chưa đúng (${id}).`,
        where,
        todo: 'So chỗ ấy với mẫu có sẵn và sửa lại, hoặc dùng lại mẫu có sẵn.',
      };
  }
}

// --- Properties of the file ---------------------------------------------------------------------------------------

/** The file says the document's day, not the day its template was made. */
function stampDay(zip: Archive, day: string): void {
  const core = zip.file('docProps/core.xml')?.asText();
  if (core === undefined) return;
  zip.file(
    'docProps/core.xml',
    core.replace(
      /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
      (_whole, open: string) => `${open}${day}T00:00:00Z`,
    ),
  );
}
