/** Chủ nhật xanh: streets cleaned, waste gathered, trees planted. One row is one session. */

import {
  chapterOrWard,
  count as countColumn,
  day,
  decimal,
  longText,
  quantity,
  text,
  WARD,
} from '../columns';
import { count, distinct, parts, sum } from '../figures/metric';
import { byChapterAndWard, byField, compare, figure, withBefore } from '../layout/blocks';
import { hasOneChapter } from '../report/chapter-names';
import { inReports } from '../report/in-reports';
import { type Figures, type ModelText, type ReportTable, shape, totalled } from '../report/part';
import {
  cellNumber,
  clauses,
  comparison,
  counted,
  during,
  listed,
  listedClearly,
  lowerFirst,
  sentence,
} from '../report/phrases';
import { totals } from '../report/tables-of';
import { readItems, unreadProblem } from '../tables/items';
import type { Part } from '../tables/parts';
import type { CellProblem } from '../tables/problem';
import { table } from '../tables/table';
import { formatNumber, monthsOf, toKilograms } from '../values';
import { model } from './model';

const greenSundayTable = table({
  key: 'greenSundays',
  sheet: 'Chủ nhật xanh',
  prefix: 'NX',
  about: 'Buổi dọn vệ sinh, trồng cây. Mỗi buổi một dòng.',
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['day', 'chapterCode', 'place', 'attendance'],
    words: 'cùng ngày, chi hội, địa điểm và lượt người',
    at: 'attendance',
  },
  spoken: {
    words:
      'chủ nhật xanh|ngày chủ nhật xanh|ra quân|dọn vệ sinh|vệ sinh môi trường|vsmt|tổng vệ sinh|trồng cây|trồng hoa|trồng mới|dọn cỏ|quét dọn|phát quang|thùng rác',
    also: 'môi trường|tuyến đường hoa|rác|đường|dọn',
    not: 'tặng',
    figures: [
      {
        column: 'attendance',
        kind: 'count',
        units: 'lượt|lượt người|người|hội viên|chị|chị em|phụ nữ|cán bộ|thành viên|lượt hội viên',
      },
      { column: 'streetKm', kind: 'count', units: 'lượt km' },
      { column: 'waste', kind: 'weight', near: 'rác|rác thải' },
      { column: 'waste', kind: 'area', near: 'rác|rác thải' },
      { column: 'waste', kind: 'count', units: 'm³', near: 'rác|rác thải|đất' },
      { column: 'streetKm', kind: 'length', power: -3 },
      { column: 'trees', kind: 'count', units: 'cây|cây con|gốc|khóm|cây giống', joins: true },
      { column: 'excavators', kind: 'count', units: 'máy xúc' },
      { column: 'trucks', kind: 'count', units: 'ô tô|xe tải|xe ô tô' },
      { column: 'bins', kind: 'count', units: 'thùng rác' },
    ],
    isOneRow: true,
  },
  time: { kind: 'day', on: 'day' },
  columns: {
    day: day('Ngày').required().help('Ngày làm.'),
    chapter: chapterOrWard('Chi hội').required().help('Chi hội làm; hoặc “Hội LHPN phường” nếu làm chung.'),
    place: text('Địa điểm').help('Đường, ngõ, nơi làm.').example('Đường Trần Nhân Tông'),
    attendance: countColumn('Lượt người').required().help('Bao nhiêu lượt người tham gia.').example('45'),
    streetKm: decimal('Km đường').help('Dọn được mấy km đường, ngõ.').example('1,5'),
    waste: quantity('Rác').help('Rác thu gom, kèm đơn vị: kg, m² hoặc m³.').example('120 kg'),
    trees: longText('Cây trồng')
      .help('Số cây và tên cây, cách nhau bằng dấu phẩy.')
      .example('200 cây phi lao, 50 cây hoa'),
    excavators: countColumn('Máy xúc', 1000).help('Số máy xúc huy động.'),
    trucks: countColumn('Ô tô', 1000).help('Số ô tô huy động.'),
    bins: countColumn('Thùng rác đặt mới').help('Số thùng rác mới đặt.'),
  },
  derive: (row) => {
    const problems: CellProblem[] = [];
    const { amount = 0, unit = null } = row.waste ?? {};
    const kg = unit === null ? null : toKilograms(amount, unit);
    const isKnown = kg !== null || unit === 'm²' || unit === 'm³';
    if (row.waste !== null && !isKnown) {
      problems.push({
        column: 'waste',
        code: unit === null ? 'missing' : 'conflict',
        severity: 'error',
        what: unit === null ? 'Số rác chưa có đơn vị.' : `Chưa biết cộng rác theo “${unit}”.`,
        todo: 'Ghi kèm kg, m² hoặc m³, ví dụ 120 kg.',
      });
    }
    const { items, unread, words } = readItems(row.trees ?? '');
    const trees: readonly Part[] = items;
    const left = unreadProblem('trees', [...unread, ...words], '200 cây phi lao');
    if (left !== null) problems.push(left);
    return {
      derived: {
        wasteKg: kg,
        /** Some wards write areas; they are kept apart, never turned into weights or volumes. */
        wasteArea: unit === 'm²' ? amount : null,
        wasteVolume: unit === 'm³' ? amount : null,
        planted: trees,
        isOfChapter: row.chapter !== WARD,
      },
      problems,
    };
  },
});

const metrics = {
  greenSundays: count(greenSundayTable).as('Buổi Chủ nhật xanh', 'buổi'),
  greenChapters: distinct(greenSundayTable, 'chapterCode')
    .only({ isOfChapter: true })
    .as('Chi hội tham gia Chủ nhật xanh', 'chi hội'),
  greenAttendance: sum(greenSundayTable, 'attendance').as('Lượt người Chủ nhật xanh', 'lượt'),
  streetKm: sum(greenSundayTable, 'streetKm').as('Đường, ngõ đã dọn (km)', 'km'),
  wasteKg: sum(greenSundayTable, 'wasteKg').as('Rác đã dọn, theo cân', 'kg'),
  wasteArea: sum(greenSundayTable, 'wasteArea').as('Rác đã dọn, theo diện tích (m²)', 'm²'),
  wasteVolume: sum(greenSundayTable, 'wasteVolume').as('Rác đã dọn, theo khối (m³)', 'm³'),
  trees: parts(greenSundayTable, 'planted').as('Cây đã trồng', 'cây'),
  excavators: sum(greenSundayTable, 'excavators').as('Lượt máy xúc', 'lượt'),
  trucks: sum(greenSundayTable, 'trucks').as('Lượt ô tô', 'lượt'),
  bins: sum(greenSundayTable, 'bins').as('Thùng rác đặt mới', 'thùng'),
};

export const greenSundays = model({
  key: 'greenSundays',
  label: 'Chủ nhật xanh',
  tables: [greenSundayTable],
  uses: ['chapters'],
  place: 120,
  metrics,
  targets: { greenSundays: ['chủ nhật xanh'] },
  wardPage: {
    place: 120,
    ...compare(
      'Chủ nhật xanh',
      'greenSundays',
      'greenChapters',
      'greenAttendance',
      'streetKm',
      'trees',
      'bins',
    ),
  },
  summary: {
    place: 10,
    blocks: [
      compare(
        'Chủ nhật xanh',
        ...(['greenSundays', 'greenChapters', 'greenAttendance', 'streetKm'] as const),
        ...(['wasteKg', 'wasteArea', 'wasteVolume'] as const),
        ...(['trees', 'excavators', 'trucks', 'bins'] as const),
      ),
      byField('Cây trồng theo loại', 'item', 'Cây', withBefore('Số cây', 'trees')),
      byChapterAndWard(
        'Chủ nhật xanh theo chi hội',
        withBefore('Buổi', 'greenSundays'),
        figure('Lượt người', 'greenAttendance'),
        figure('Km đường', 'streetKm'),
        figure('Cây trồng', 'trees'),
        figure('Thùng rác', 'bins'),
      ),
    ],
  },
  report: inReports(() => ({
    place: 110,
    field: 'chu_nhat_xanh',
    table: shape('Bảng theo quý hoặc tháng', 'Thời gian', [
      totalled('buoi', 'Số buổi', 20, 'Buổi'),
      totalled('luot', 'Lượt người', 22),
      totalled('km', 'Km đường', 22),
      totalled('rac', 'Rác (kg)', 22),
      totalled('cay', 'Cây trồng', 22),
    ]),
    indicators: {
      title: 'Chủ nhật xanh',
      keys: ['greenSundays', 'greenChapters', 'greenAttendance', 'streetKm', 'wasteKg', 'trees', 'bins'],
      yearly: ['greenSundays'],
    },
    annex: [
      ['buoi_chu_nhat', 'greenSundays', 'Buổi Chủ nhật xanh', 14],
      ['luot_chu_nhat', 'greenAttendance', 'Lượt người', 15],
      ['cay', 'trees', 'Cây đã trồng', 15],
    ],
    tell,
  })),
});

/** The figures that the sentences are made of. */
type Asked = Figures<keyof typeof metrics | 'chapters'>;

/** Kinds of trees that a sentence names. */
const MOST_KINDS = 5;

const COLUMNS = [
  ['buoi', 'greenSundays'],
  ['luot', 'greenAttendance'],
  ['km', 'streetKm'],
  ['rac', 'wasteKg'],
  ['cay', 'trees'],
] as const;

function tell(figures: Asked): ModelText | null {
  const { value, before, period } = figures;
  const sessions = value('greenSundays');
  if (sessions === null) return null;
  const attendance = value('greenAttendance');
  const trend = comparison(sessions, before('greenSundays'), period);
  const paragraphs = [
    [
      sentence(
        `phong trào “Chủ nhật xanh” ${lowerFirst(during(period))} có ${clauses(
          counted(sessions, 'buổi'),
          // Beside the sessions: after the people, it would be read as theirs.
          trend,
          attendance === null
            ? ''
            : `${trend === '' ? '' : 'với '}${counted(attendance, 'lượt người')} tham gia`,
        )}`,
      ),
      takingPart(figures),
    ]
      .filter((part) => part !== '')
      .join(' '),
  ];
  const amount = (key: keyof typeof metrics, noun: string, digits?: number): string[] => {
    const n = value(key);
    return n === null || n === 0
      ? []
      : [digits === undefined ? counted(n, noun) : `${formatNumber(n, digits)} ${noun}`];
  };
  const km = value('streetKm');
  const waste = listed([
    ...amount('wasteKg', 'kg', Number.isInteger(value('wasteKg') ?? 0) ? 0 : 1),
    ...amount('wasteVolume', 'm³', Number.isInteger(value('wasteVolume') ?? 0) ? 0 : 1),
  ]);
  const areas = amount('wasteArea', 'm²', 0);
  const machines = listed([...amount('excavators', 'lượt máy xúc'), ...amount('trucks', 'lượt ô tô')]);
  const bins = amount('bins', 'thùng rác');
  const work = [
    km === null || km === 0 ? '' : `dọn sạch ${formatNumber(km, Number.isInteger(km) ? 0 : 1)} km đường, ngõ`,
    waste === '' ? '' : `thu gom ${waste} rác`,
    areas.length === 0 ? '' : `thu dọn rác trên diện tích ${areas.join('')}`,
    machines === '' ? '' : `huy động ${machines}`,
    bins.length === 0 ? '' : `đặt mới ${bins.join('')}`,
  ].filter((part) => part !== '');
  const trees = value('trees');
  const kinds = [...figures.byKey('trees', 'item')].sort(([, a], [, b]) => b - a);
  const [[only, ofOnly] = ['', 0]] = kinds;
  const isOneKind = kinds.length === 1 && /^cây /i.test(only) && ofOnly === trees;
  const planted =
    trees === null || trees === 0
      ? ''
      : sentence(
          `trồng thêm ${counted(trees, isOneKind ? only : 'cây')}${
            kinds.length < 2
              ? only === '' || isOneKind
                ? ''
                : ` (${only})`
              : `, ${kinds.length > MOST_KINDS ? 'nhiều nhất là' : 'gồm'} ${listed(kinds.slice(0, MOST_KINDS).map(([name, n]) => `${formatNumber(n)} ${name}`))}`
          }`,
        );
  const second = [work.length === 0 ? '' : sentence(`hội viên đã ${listedClearly(work)}`), planted].filter(
    (part) => part !== '',
  );
  if (second.length > 0) paragraphs.push(second.join(' '));
  return { title: 'Phong trào “Chủ nhật xanh”', paragraphs, table: bySpan(figures) };
}

/** `Có 12/13 chi hội tham gia.`; `''` where the ward is one chapter, or only the ward itself did it. */
function takingPart(figures: Asked): string {
  const active = figures.value('greenChapters');
  const chapters = figures.value('chapters');
  return active === null || hasOneChapter(figures.ward)
    ? ''
    : active === chapters
      ? sentence(`cả ${formatNumber(active)} chi hội đều tham gia`)
      : sentence(
          `có ${chapters === null || chapters < active ? active : `${active}/${chapters}`} chi hội tham gia`,
        );
}

/** By quarter; a period of one quarter or less by month. */
function bySpan(figures: Asked): ReportTable | null {
  const { period } = figures;
  const byQuarter = monthsOf(period).length > 3;
  const dimension = byQuarter ? 'quarter' : 'month';
  const found = COLUMNS.map(
    ([, key]) => new Map(figures.parts(key, dimension).map(({ keys: [at = ''], value }) => [at, value])),
  );
  const lines = [...new Set(found.flatMap((one) => [...one.keys()]))].sort();
  if (lines.length < 2) return null;
  return {
    title: `Chủ nhật xanh theo ${byQuarter ? 'quý' : 'tháng'}`,
    rows: lines.map((at, index) => ({
      tt: String(index + 1),
      ten: spanName(at),
      ...Object.fromEntries(COLUMNS.map(([name], of) => [name, cellNumber(found[of]?.get(at) ?? null)])),
    })),
    once: totals(figures, COLUMNS),
  };
}

const ROMAN: Readonly<Record<string, string>> = { Q1: 'I', Q2: 'II', Q3: 'III', Q4: 'IV' };

/** `2022-Q1` → `Quý I/2022`; `2022-03` → `Tháng 3/2022`. */
function spanName(key: string): string {
  const [year = '', part = ''] = key.split('-');
  return ROMAN[part] === undefined ? `Tháng ${Number(part)}/${year}` : `Quý ${ROMAN[part]}/${year}`;
}
