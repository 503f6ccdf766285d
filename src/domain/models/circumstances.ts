/**
 * Hardship, needs and what else the law calls sensitive (Nghị định 356/2025/NĐ-CP, Điều 4): here and nowhere else, so
 * that a ward can close this tab, keep it elsewhere or not keep it.
 */

import { choices, day, labelOf, longText, member, text, yesNo } from '../columns';
import { count, sum } from '../figures/metric';
import { compare } from '../layout/blocks';
import { inReports } from '../report/in-reports';
import type { Figures, ModelText } from '../report/part';
import { counted, leading, listed, lowerFirst, percent, sentence, upperFirst } from '../report/phrases';
import { table } from '../tables/table';
import { fold, formatDay, normalizeText, yearOf } from '../values';
import { baselineTable } from './chapters';
import { model } from './model';

/** What people write where someone has no religion. */
const NO_FAITH: ReadonlySet<string> = new Set([
  'khong',
  'khong co',
  'khong theo',
  'khong ton giao',
  'ko',
  'k',
]);

const nameOf = (typed: string): string => upperFirst(normalizeText(typed));

const circumstanceTable = table({
  key: 'circumstances',
  sheet: 'Hoàn cảnh',
  tabGroup: 'people',
  prefix: 'HC',
  about: 'Hoàn cảnh và nhu cầu của hội viên. Chỉ cán bộ phường xem; cần hội viên đồng ý.',
  isSensitive: true,
  isUndated: true,
  uniqueBy: ['member'],
  frozenColumns: 1,
  time: { kind: 'span', from: 'from', until: 'leftOn' },
  columns: {
    member: member('Hội viên').required().help('Tên hội viên kèm mã, như trong tab Hội viên.'),
    circumstances: choices('Hoàn cảnh', 'circumstances')
      .sensitive()
      .help('Một hoặc nhiều hoàn cảnh, cách nhau bằng dấu phẩy.')
      .example('Hộ cận nghèo, Đơn thân'),
    needs: choices('Nhu cầu', 'needs')
      .sensitive()
      .help('Một hoặc nhiều nhu cầu, cách nhau bằng dấu phẩy.')
      .example('Vay vốn'),
    canHelp: yesNo('Có điều kiện giúp đỡ').sensitive().help('Có thể nhận giúp một hội viên khác không.'),
    partyMember: yesNo('Đảng viên').sensitive().help('Có phải đảng viên không.'),
    ethnicity: text('Dân tộc').sensitive().help('Ghi khi hội viên đồng ý.').example('Kinh'),
    religion: text('Tôn giáo').sensitive().help('Ghi khi hội viên đồng ý.').example('Không'),
    consent: day('Đồng ý (ngày)').sensitive().help('Ngày hội viên đồng ý cho Hội giữ những điều này.'),
    note: longText('Ghi chú').person().help('Điều cần nhớ thêm. Không ghi chẩn đoán bệnh.'),
  },
  derive: (row, context) => {
    const owner = context.members.get(row.member);
    return {
      derived: {
        chapterCode: owner?.chapterCode ?? null,
        from: owner?.from ?? null,
        leftOn: owner?.until ?? null,
        /** By the chapters of their member: what she was before decides where the row counted. */
        spells:
          owner?.spells?.map((spell) => ({
            chapterCode: spell.chapterCode,
            from: spell.presentFrom,
            leftOn: spell.presentUntil,
          })) ?? null,
        isHardship: (row.circumstances ?? []).length > 0,
        hasNeed: (row.needs ?? []).length > 0,
        /** As people write one name in several ways: `kinh` is `Kinh`. */
        people: row.ethnicity === null ? null : nameOf(row.ethnicity),
        faith: row.religion === null ? null : nameOf(row.religion),
        isOfMinority: row.ethnicity !== null && fold(row.ethnicity) !== 'kinh',
        isReligious: row.religion !== null && !NO_FAITH.has(fold(row.religion)),
      },
      problems: [],
    };
  },
});

const metrics = {
  partyMembers: count(circumstanceTable).only({ partyMember: true }).as('Hội viên là đảng viên', 'hội viên'),
  minorityMembers: count(circumstanceTable)
    .only({ isOfMinority: true })
    .as('Hội viên người dân tộc thiểu số', 'hội viên'),
  religiousMembers: count(circumstanceTable).only({ isReligious: true }).as('Hội viên có đạo', 'hội viên'),
  peoples: count(circumstanceTable).only({ people: '*' }).as('Hội viên theo dân tộc', 'hội viên'),
  faiths: count(circumstanceTable).only({ faith: '*' }).as('Hội viên theo tôn giáo', 'hội viên'),
  poorHouseholds: sum(baselineTable, 'poorHouseholds').as('Hộ nghèo', 'hộ'),
  nearPoorHouseholds: sum(baselineTable, 'nearPoorHouseholds').as('Hộ cận nghèo', 'hộ'),
  orphans: sum(baselineTable, 'orphans').as('Trẻ mồ côi', 'trẻ'),
  disabledChildren: sum(baselineTable, 'disabledChildren').as('Trẻ khuyết tật', 'trẻ'),
  hardshipMembers: count(circumstanceTable)
    .only({ isHardship: true })
    .as('Hội viên có hoàn cảnh khó khăn', 'hội viên'),
  circumstances: count(circumstanceTable)
    .only({ circumstances: '*' })
    .as('Hội viên theo hoàn cảnh', 'hội viên'),
  needs: count(circumstanceTable).only({ needs: '*' }).as('Hội viên theo nhu cầu', 'hội viên'),
};

export const circumstances = model({
  key: 'circumstances',
  label: 'Hoàn cảnh, nhu cầu hội viên',
  isCore: true,
  tables: [circumstanceTable],
  uses: ['hardshipHelped', 'hardshipHelpedRate'],
  place: 30,
  metrics,
  wardPage: {
    place: 30,
    ...compare(
      'Hoàn cảnh',
      ...([
        'hardshipMembers',
        'poorHouseholds',
        'nearPoorHouseholds',
        'orphans',
        'disabledChildren',
      ] as const),
    ),
  },
  report: inReports(() => ({
    place: 10,
    heading: 'task',
    lessIsBetter: ['poorHouseholds', 'nearPoorHouseholds', 'orphans', 'disabledChildren', 'hardshipMembers'],
    field: 'hoan_canh',
    indicators: {
      title: 'Hoàn cảnh, đời sống',
      keys: [
        ...([
          'poorHouseholds',
          'nearPoorHouseholds',
          'orphans',
          'disabledChildren',
          'hardshipMembers',
        ] as const),
        'hardshipHelpedRate',
      ],
    },
    tell,
  })),
});

/** The figures that the sentences are made of. */
type Asked = Figures<keyof typeof metrics | 'hardshipHelped' | 'hardshipHelpedRate'>;

/*
 * Counts of the whole ward only: names and counts by chapter stay out of the sentences, since the law calls these data
 * sensitive (Nghị định 356/2025/NĐ-CP, Điều 4).
 */
/** Needs that a sentence names. */
const MOST_NEEDS = 3;

function tell(figures: Asked): ModelText | null {
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
        sentence(`qua rà soát, có ${counted(hardship, 'hội viên có hoàn cảnh khó khăn')}${kinds}`),
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
      paragraphs.push(sentence(`nhu cầu chủ yếu của hội viên: ${listed(wishes)}`));
    }
  }

  return paragraphs.length === 0
    ? null
    : { title: 'Nắm hoàn cảnh, nhu cầu của hội viên', paragraphs, table: null };
}

/** The values of a dimension with their counts, most first; “khác” stands behind what it is other than. */
function largest(
  figures: Asked,
  key: 'hardshipMembers' | 'needs',
  list: 'circumstances' | 'needs',
): { label: string; n: number; isOther: boolean }[] {
  return figures
    .parts(key, list)
    .flatMap(({ keys: [name = ''], value }) =>
      name === '' || value === null
        ? []
        : [
            {
              ...{ label: labelOf(list, name, figures.ward.context.catalogue), n: value },
              isOther: name === 'other',
            },
          ],
    )
    .sort((a, b) => Number(a.isOther) - Number(b.isOther) || b.n - a.n);
}
