/**
 * A package as a text that one ward copies and another pastes: a line for people, then JSON, an indicator a line. What is
 * pasted may be anything: it is read whole or refused, and each refusal says where, what, and what to do.
 */
import * as z from 'zod/mini';
import { done, failed, identityKey, isPrintable, quote, type Refusal, type Result } from '../values';
import { COUNTINGS, DIRECTIONS, HEADINGS, type Pack, type PackIndicator } from './pack';

const KIND = 'so-hoi/goi-chi-so';
const VERSION = 1;

/** A ward with more indicators of its own has none that anybody records. */
const MOST_INDICATORS = 200;
const LONGEST = 300_000;
/** Places that are told at once; a text that is wrong all over is wrong in one way. */
const MOST_REFUSALS = 8;

const COPY_AGAIN = 'Mở lại gói ở sổ gửi, chép cả đoạn rồi dán lại.';

/** The text. Its first line is for whoever gets it in a chat. */
export function writePack({ name, about, indicators }: Omit<Pack, 'key' | 'lists'>): string {
  const head = JSON.stringify({ kind: KIND, version: VERSION, name, about, count: indicators.length });
  return [
    `Gói chỉ số ${quote(name)} của Sổ Hội, ${indicators.length} chỉ số. Chép cả đoạn này, mở Sổ Hội → Quản lý → Gói chỉ số → Nhận gói, rồi dán.`,
    `${head.slice(0, -1)},"indicators":[`,
    indicators.map((one) => JSON.stringify(one)).join(',\n'),
    ']}',
  ].join('\n');
}

const FORMULA = 'formula';
const UNPRINTABLE = 'unprintable';
/** What Sheets may take for the beginning of a formula; a dash before a sentence is none. */
const isFormula = (text: string): boolean => /^\s*(?:[=@]|[+-](?!\s))/u.test(text);

const words = (most: number) =>
  z.string().check(
    z.refine((text) => text.trim() !== '', 'blank'),
    z.maxLength(most),
    z.refine((text) => !isFormula(text), FORMULA),
    z.refine(isPrintable, UNPRINTABLE),
  );

const indicator = z.strictObject({
  name: words(200),
  group: z.optional(words(300)),
  heading: z.optional(z.enum(HEADINGS)),
  unit: words(40),
  counting: z.enum(COUNTINGS),
  numerator: z.optional(words(200)),
  denominator: z.optional(words(200)),
  direction: z.optional(z.enum(DIRECTIONS)),
  sentence: z.optional(words(2000)),
  isSensitive: z.optional(z.boolean()),
  isReported: z.optional(z.boolean()),
});

const envelope = z.looseObject({ kind: z.literal(KIND), version: z.int().check(z.positive()) });
const body = z.strictObject({
  kind: z.literal(KIND),
  version: z.literal(VERSION),
  name: words(100),
  about: z.optional(z.string().check(z.maxLength(500), z.refine(isPrintable, UNPRINTABLE))),
  count: z.int(),
  indicators: z.array(indicator),
});

/** What the fields are called on the tab. */
const FIELDS: Readonly<Record<string, string>> = {
  name: 'Tên',
  group: 'Nhóm',
  heading: 'Thuộc phần',
  unit: 'Đơn vị',
  counting: 'Cách tính',
  numerator: 'Tử số',
  denominator: 'Mẫu số',
  direction: 'Chiều tốt',
  sentence: 'Mẫu câu',
  isSensitive: 'Nhạy cảm',
  isReported: 'Đưa vào báo cáo',
  about: 'Giới thiệu',
  count: 'Số chỉ số',
  indicators: 'Các chỉ số',
};

/** @returns the package, or everything that is wrong with the text. */
export function readPack(text: string): Result<Omit<Pack, 'key'>, readonly Refusal[]> {
  const refused = (what: string, todo: string) => failed([{ what, todo }]);
  if (text.trim() === '') return refused('Chưa dán gì.', 'Chép gói ở sổ gửi rồi dán vào đây.');
  if (text.length > LONGEST)
    return refused('Đoạn này dài quá, không phải một gói chỉ số.', 'Chỉ dán đoạn chữ của gói.');
  const [start, end] = [text.indexOf('{'), text.lastIndexOf('}')];
  if (start < 0)
    return refused(
      'Đoạn này không phải gói chỉ số của Sổ Hội.',
      'Ở sổ gửi, bấm Sổ Hội → Quản lý → Gói chỉ số → Gửi gói, chép đoạn chữ hiện ra rồi dán vào đây.',
    );
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.slice(start, end + 1));
  } catch {
    return failed([broken(text.slice(start))]);
  }
  const outside = envelope.safeParse(parsed);
  if (!outside.success)
    return refused(
      'Đoạn này không phải gói chỉ số của Sổ Hội.',
      'Chép lại gói ở sổ gửi: Gói chỉ số → Gửi gói.',
    );
  if (outside.data.version > VERSION) {
    return refused(
      `Gói này làm bằng bản Sổ Hội mới hơn (gói kiểu ${outside.data.version}; sổ này đọc được đến kiểu ${VERSION}).`,
      'Nhờ người cài tiện ích cập nhật Sổ Hội, rồi dán lại.',
    );
  }
  const read = body.safeParse(parsed);
  if (!read.success) {
    const said = read.error.issues.map((issue) => refusalOf(issue, parsed));
    const more = said.length - MOST_REFUSALS;
    return failed(
      more > 0 ? [...said.slice(0, MOST_REFUSALS), { what: `Và ${more} chỗ nữa.`, todo: COPY_AGAIN }] : said,
    );
  }
  const { name, about = '', count, indicators } = read.data;
  if (indicators.length === 0) return refused('Gói này không có chỉ số nào.', COPY_AGAIN);
  if (indicators.length > MOST_INDICATORS)
    return refused(
      `Gói này có ${indicators.length} chỉ số; một gói nhiều nhất ${MOST_INDICATORS}.`,
      'Nhờ nơi gửi chia làm mấy gói.',
    );
  if (indicators.length !== count)
    return refused(`Gói ghi là có ${count} chỉ số mà ở đây có ${indicators.length}.`, COPY_AGAIN);
  const twice = doubled(indicators);
  // JSON knows no `undefined`: a field that is not there is not there.
  return twice.length > 0
    ? failed(twice)
    : done({ name, about, indicators: indicators as readonly PackIndicator[] });
}

/** Two of one name would be one indicator twice. */
function doubled(indicators: readonly { readonly name: string }[]): Refusal[] {
  const first = new Map<string, number>();
  return indicators.flatMap(({ name }, at) => {
    const key = identityKey(name);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, at);
      return [];
    }
    return [
      {
        what: `Chỉ số thứ ${before + 1} và thứ ${at + 1} của gói cùng tên ${quote(name)}.`,
        todo: 'Nhờ nơi gửi đổi tên một trong hai rồi gửi lại.',
      },
    ];
  });
}

/** A text that is no JSON: cut at its end, or changed on its way. Says after which indicator. */
function broken(text: string): Refusal {
  const names = text.split('\n').flatMap((line) => {
    try {
      const one: unknown = JSON.parse(line.trim().replace(/,$/u, ''));
      return typeof one === 'object' && one !== null && 'name' in one ? [String(one.name)] : [];
    } catch {
      return [];
    }
  });
  const last = names.at(-1);
  const where = last === undefined ? 'ngay từ đầu' : `sau chỉ số ${quote(last)}`;
  return /\]\s*\}\s*$/u.test(text)
    ? {
        what: `Gói có chữ bị đổi trên đường gửi, nên không đọc được ${where}.`,
        todo: `${COPY_AGAIN} Đừng sửa và đừng gửi qua Word: Word đổi dấu ngoặc kép.`,
      }
    : { what: `Gói bị cắt: thiếu phần ${where}.`, todo: COPY_AGAIN };
}

type Issue = z.core.$ZodIssue;

function refusalOf(issue: Issue, parsed: unknown): Refusal {
  const [part, at, field] = issue.path;
  const isOfOne = part === 'indicators' && typeof at === 'number';
  const whose = isOfOne ? nameOf(at, valueAt(parsed, ['indicators', at, 'name'])) : '';
  if (issue.code === 'unrecognized_keys')
    return {
      what: `${isOfOne ? whose : 'Gói'} có mục lạ ${issue.keys.map(quote).join(', ')}, sổ không biết ghi vào đâu.`,
      todo: 'Nhờ người cài tiện ích cập nhật Sổ Hội, hoặc xin lại gói.',
    };
  const key = String((isOfOne ? field : part) ?? '');
  const box = part === 'name' ? 'Tên gói' : `Mục ${FIELDS[key] ?? 'nội dung'}`;
  const where = isOfOne ? `${whose}: ${box.replace('Mục', 'mục')}` : box;
  const value = valueAt(parsed, issue.path);
  return {
    what: `${where} ${complaint(issue, value)}.`,
    todo: 'Nhờ nơi gửi sửa ở tab Chỉ số rồi gửi lại gói.',
  };
}

function complaint(issue: Issue, value: unknown): string {
  if (value === undefined) return 'không có';
  if (issue.code === 'too_big') return `dài quá ${issue.maximum} chữ cái`;
  const shown = typeof value === 'string' || typeof value === 'number' ? ` (${quote(value)})` : '';
  if (issue.code !== 'custom') return `ghi điều sổ không hiểu${shown}`;
  if (issue.message === FORMULA) return `bắt đầu như công thức${shown}`;
  return issue.message === UNPRINTABLE ? 'có ký tự không in được' : 'để trống';
}

const nameOf = (at: number, name: unknown): string =>
  typeof name === 'string' && name.trim() !== ''
    ? `Chỉ số thứ ${at + 1} (${quote(name)})`
    : `Chỉ số thứ ${at + 1}`;

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    value,
  );
