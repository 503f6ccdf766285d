/**
 * Sentences on hardship and needs: counts of the whole ward only. Names and counts by chapter stay out, since the law
 * calls these data sensitive (Nghị định 356/2025/NĐ-CP, Điều 4).
 */
import { labelOf } from '../../tables';
import { formatDay, yearOf } from '../../values';
import type { ModelText } from '../data';
import type { Figures } from '../figures';
import { counted, leading, listed, lowerFirst, percent, sentence } from '../phrases';

/** Needs that a sentence names. */
const MOST_NEEDS = 3;

export function circumstances(figures: Figures): ModelText | null {
  const { value, period, asOf } = figures;
  const paragraphs: string[] = [];

  const households = (
    [
      ['poorHouseholds', 'hộ nghèo'],
      ['nearPoorHouseholds', 'hộ cận nghèo'],
      ['orphans', 'trẻ mồ côi'],
      ['disabledChildren', 'trẻ khuyết tật'],
    ] as const
  ).flatMap(([key, noun]) => {
    const n = value(key);
    return n === null ? [] : [{ n, noun }];
  });
  const some = households.filter(({ n }) => n > 0).map(({ n, noun }) => counted(n, noun));
  const none = households.filter(({ n, noun }) => n === 0 && noun.startsWith('hộ')).map(({ noun }) => noun);
  if (some.length > 0) {
    const gone = none.length === 0 ? '' : `; không còn ${listed(none)}`;
    paragraphs.push(sentence(`đầu năm ${yearOf(period.to)}, địa bàn có ${listed(some)}${gone}`));
  } else if (none.length > 0) {
    paragraphs.push(sentence(`đầu năm ${yearOf(period.to)}, địa bàn không còn ${listed(none)}`));
  }

  const hardship = value('hardshipMembers');
  if (hardship !== null && hardship > 0) {
    const all = largest(figures, 'hardshipMembers', 'circumstances');
    const [only] = all;
    const kinds =
      only === undefined
        ? ''
        : all.length === 1
          ? only.n === hardship
            ? ` (${lowerFirst(only.label)})`
            : `, trong đó có ${counted(only.n, lowerFirst(only.label))}`
          : `, ${
              all.reduce((sum, { n }) => sum + n, 0) === hardship
                ? 'gồm'
                : 'trong đó (một người có thể có nhiều hoàn cảnh)'
            }: ${all.map(({ label, n }) => `${lowerFirst(label)} ${counted(n, 'người')}`).join('; ')}`;
    const helped = value('hardshipHelped');
    const rate = value('hardshipHelpedRate');
    paragraphs.push(
      [
        sentence(`Hội nắm chắc hoàn cảnh của ${counted(hardship, 'hội viên có khó khăn')}${kinds}`),
        helped === null || helped === 0
          ? ''
          : sentence(
              `đến ngày ${formatDay(asOf)} có ${counted(helped, 'hội viên khó khăn')} đang được nhận giúp qua mô hình “1+1”${
                rate === null ? '' : `, đạt ${percent(rate)}`
              }`,
            ),
      ]
        .filter((part) => part !== '')
        .join(' '),
    );
    const needs = leading(largest(figures, 'needs', 'needs'), MOST_NEEDS, ({ n }) => n);
    if (needs.length > 0) {
      const wishes = needs.map(({ label, n }) => `${lowerFirst(label)} (${counted(n, 'người')})`);
      paragraphs.push(sentence(`điều chị em cần nhất là ${listed(wishes)}`));
    }
  }

  return paragraphs.length === 0
    ? null
    : { title: 'Nắm hoàn cảnh, nhu cầu của hội viên', paragraphs, table: null };
}

/** The values of a dimension with their counts, most first. */
function largest(
  figures: Figures,
  key: 'hardshipMembers' | 'needs',
  list: 'circumstances' | 'needs',
): { label: string; n: number }[] {
  return figures
    .parts(key, list)
    .flatMap(({ keys: [name = ''], value }) =>
      name === '' || value === null
        ? []
        : [{ label: labelOf(list, name, figures.ward.context.catalogue), n: value }],
    )
    .sort((a, b) => b.n - a.n);
}
