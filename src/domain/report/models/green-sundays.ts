/** Sentences and the table on “Chủ nhật xanh”: sessions, streets, waste, trees. Areas are never turned into weights. */
import { breakDown, type MetricKey } from '../../figures';
import { formatNumber, monthsOf } from '../../values';
import type { ModelText, ReportTable } from '../data';
import type { Figures } from '../figures';
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
} from '../phrases';
import { totals } from '../tables-of';

/** Kinds of trees that a sentence names. */
const MOST_KINDS = 5;

const COLUMNS = [
  ['buoi', 'greenSundays'],
  ['luot', 'greenAttendance'],
  ['km', 'streetKm'],
  ['rac', 'wasteKg'],
  ['cay', 'trees'],
] as const;

export function greenSundays(figures: Figures): ModelText | null {
  const { value, before, period } = figures;
  const sessions = value('greenSundays');
  if (sessions === null) return null;
  const attendance = value('greenAttendance');
  const trend = comparison(sessions, before('greenSundays'), period);
  const paragraphs = [
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
  ];
  const amount = (key: MetricKey, noun: string, digits?: number): string[] => {
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
  const areas = amount('wasteArea', 'm² bãi rác', 0);
  const machines = listed([...amount('excavators', 'lượt máy xúc'), ...amount('trucks', 'lượt ô tô')]);
  const bins = amount('bins', 'thùng rác');
  const work = [
    km === null || km === 0 ? '' : `dọn sạch ${formatNumber(km, Number.isInteger(km) ? 0 : 1)} km đường, ngõ`,
    waste === '' ? '' : `thu gom ${waste} rác`,
    areas.length === 0 ? '' : `xoá ${areas.join('')}`,
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
  const second = [work.length === 0 ? '' : sentence(`chị em đã ${listedClearly(work)}`), planted].filter(
    (part) => part !== '',
  );
  if (second.length > 0) paragraphs.push(second.join(' '));
  return { title: 'Phong trào “Chủ nhật xanh”', paragraphs, table: table(figures) };
}

/** By quarter; a period of one quarter or less by month. */
function table(figures: Figures): ReportTable | null {
  const { ward, period } = figures;
  const byQuarter = monthsOf(period).length > 3;
  const dimension = byQuarter ? 'quarter' : 'month';
  const found = COLUMNS.map(
    ([, key]) =>
      new Map(breakDown(key, ward, period, [dimension]).map(({ keys: [at = ''], value }) => [at, value])),
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
export function spanName(key: string): string {
  const [year = '', part = ''] = key.split('-');
  return ROMAN[part] === undefined ? `Tháng ${Number(part)}/${year}` : `Quý ${ROMAN[part]}/${year}`;
}
