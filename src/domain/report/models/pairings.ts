/** Sentences on the model “1+1”: pairs by kind, and what came of them. */
import { POVERTY_RESULTS } from '../../tables/pairings';
import { formatMoney } from '../../values';
import { allChapters } from '../chapter-names';
import type { ModelText } from '../data';
import type { Figures } from '../figures';
import { clauses, comparison, counted, during, listedClearly, lowerFirst, sentence } from '../phrases';
import { tableByList } from '../tables-of';

/** Results as a sentence tells them: the noun counted, then what came of it. Others read by their label. */
const RESULTS: Readonly<Record<string, readonly [noun: string, what: string]>> = {
  joined: ['chị em', 'được vận động vào Hội'],
  admitted: ['người', 'được kết nạp Đảng'],
  employed: ['người', 'có việc làm'],
  borrowed: ['người', 'được vay vốn'],
  stronger: ['chi hội', 'tiến bộ'],
};

/** Told together, as households. */
const POVERTY: ReadonlySet<string> = new Set(POVERTY_RESULTS);

export function pairings(figures: Figures): ModelText | null {
  const { value, before, period, ward } = figures;
  const { catalogue } = ward.context;
  const pairs = value('pairs');
  const atWork = value('pairsAtWork');
  const results = value('pairResults');
  const times = value('supportTimes');
  if ([pairs, atWork, results, times].every((one) => one === null)) return null;

  const sentences: string[] = [];
  if (pairs !== null) {
    const made = figures.parts('pairs', 'kind');
    const kinds = catalogue.pairKinds.flatMap(({ key, label }) => {
      const n = made.find(({ keys }) => keys[0] === key)?.value ?? null;
      return n === null ? [] : [`${formatCounted(n)} ${lowerFirst(label)}`];
    });
    const [only, ...others] = catalogue.pairKinds.filter(({ key }) =>
      made.some(({ keys }) => keys[0] === key),
    );
    const by =
      only === undefined
        ? ''
        : others.length === 0
          ? `, ${pairs === 1 ? 'là' : 'đều là'} cặp ${lowerFirst(only.label)}`
          : `, gồm: ${kinds.join('; ')}`;
    sentences.push(
      sentence(
        `${during(period)}, ${clauses(
          `${allChapters(ward)} lập mới ${counted(pairs, 'cặp “1+1”')}`,
          comparison(pairs, before('pairs'), period),
        )}${by}`,
      ),
    );
  }
  if (atWork !== null) sentences.push(sentence(`cuối kỳ có ${counted(atWork, 'cặp đang giúp nhau')}`));

  const reached = figures.parts('pairResults', 'result');
  const told = catalogue.pairResults.flatMap(({ key, label }) => {
    const n = reached.find(({ keys }) => keys[0] === key)?.value ?? null;
    if (n === null || POVERTY.has(key)) return [];
    const [noun, what] = RESULTS[key] ?? [
      'cặp',
      key === 'other' ? 'đạt kết quả khác' : `đạt kết quả “${label}”`,
    ];
    return [`${counted(n, noun)} ${what}`];
  });
  const out = value('householdsOut');
  if (out !== null) told.push(`${counted(out, 'hộ')} thoát nghèo, thoát cận nghèo`);
  const support = value('supportValue');
  const worth = [
    ...(times === null
      ? []
      : [`có ${counted(times, 'lần hỗ trợ')} cho ${counted(value('pairsSupported') ?? 0, 'cặp')}`]),
    ...(support === null || support === 0 ? [] : [`tổng trị giá hỗ trợ là ${formatMoney(support)}`]),
  ].join('; ');
  const came = [
    ...(told.length > 0 ? [`nhờ các cặp “1+1”, ${listedClearly(told)}`] : []),
    ...(worth === '' ? [] : [worth]),
  ];
  return {
    title: 'Mô hình “1+1”',
    paragraphs: [sentences, came.map(sentence)].map((all) => all.join(' ')).filter((text) => text !== ''),
    table: tableByList(figures, 'Cặp “1+1” theo loại', 'pairKinds', 'kind', [
      ['moi', 'pairs'],
      ['dang_giup', 'pairsAtWork'],
      ['ket_qua', 'pairResults'],
      ['tri_gia', 'supportValue'],
    ]),
  };
}

const formatCounted = (n: number): string => counted(n, 'cặp');
