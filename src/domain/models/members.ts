/** Members. Leavers stay with their state: the year's report counts them. No national id number: nothing needs it. */

import { birth, chapter, choice, day, longText, member, name, phone, text, yesNo } from '../columns';
import { combine, count, ratio } from '../figures/metric';
import { compare } from '../layout/blocks';
import { hasOneChapter } from '../report/chapter-names';
import { inReports } from '../report/in-reports';
import type { Figures, ModelText } from '../report/part';
import {
  beforeName,
  clauses,
  comparison,
  counted,
  during,
  listed,
  percent,
  sentence,
} from '../report/phrases';
import type { CellProblem } from '../tables/problem';
import { isCountedType, presentFrom, type Spell } from '../tables/spells';
import { table } from '../tables/table';
import { type Day, formatDay, identityKey, isWholeYear, type Period } from '../values';
import { ownChapter } from './chapters';
import { model } from './model';

/** A leaver whose day was not written down is taken as gone before any period: she is not counted as present. */
const LONG_AGO = '1900-01-01' as Day;

/** From which day a tick holds: the add-on writes it when a form ticks, a person may on the sheet. */
const knownSince = (tick: string) =>
  day(`${tick} từ ngày`)
    .system()
    .sensitive()
    .help(`Ngày đánh dấu “${tick}”. Biểu mẫu tự ghi; bỏ trống thì không so được với năm trước.`);

const memberTable = table({
  key: 'members',
  sheet: 'Hội viên',
  tabGroup: 'people',
  prefix: 'HV',
  about: 'Danh sách hội viên. Người chuyển đi, thôi sinh hoạt vẫn giữ dòng, chỉ đổi trạng thái.',
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['matchName', 'birthYear', 'chapterCode'],
    unlessBlank: ['birthYear'],
    words: 'cùng họ tên, năm sinh và chi hội',
    at: 'name',
    // A ward of thousands has namesakes of one year: each is a question when she is entered, and no notice afterwards.
    whenEntered: { by: ['matchName'], andEither: ['birthYear', 'chapterCode'] },
  },
  frozenColumns: 1,
  rewritesPast: {
    chapter: {
      says: 'Đổi chi hội ở đây là sửa lỗi: các năm trước cũng đổi theo. Nếu chị ấy chuyển chi hội, ghi lại như cũ rồi bấm Nhập liệu → Hội viên → Chuyển chi hội, có ngày chuyển.',
    },
    type: {
      says: 'Đổi loại ở đây là sửa lỗi: các năm trước cũng đổi theo. Nếu đổi từ một ngày, ghi lại như cũ rồi bấm Nhập liệu → Hội viên → Đổi loại.',
    },
    state: {
      to: 'active',
      says: 'Trạng thái này tính từ Ngày thay đổi. Nếu chị ấy đã rời đi rồi trở lại, bấm Nhập liệu → Hội viên → Ghi trở lại, để thời gian chị ấy vắng không bị tính.',
    },
  },
  time: { kind: 'span', from: 'presentFrom', until: 'presentUntil' },
  columns: {
    name: name('Họ và tên').required().help('Họ, đệm và tên đầy đủ, có dấu.').alias('Họ tên', 'Tên hội viên'),
    chapter: ownChapter(),
    group: text('Tổ').help('Tổ phụ nữ.').example('Tổ 3').numbered(),
    birth: birth('Ngày sinh').sensitive().help('Ngày sinh đầy đủ, hoặc chỉ năm sinh.').alias('Năm sinh'),
    phone: phone('Điện thoại').sensitive().help('Số điện thoại.').alias('SĐT', 'Số điện thoại'),
    address: text('Địa chỉ').sensitive().help('Số nhà, ngõ, đường.').example('Số 12, ngõ 3'),
    job: text('Nghề nghiệp').sensitive().help('Việc đang làm.').example('Buôn bán'),
    post: choice('Chức vụ', 'posts').help('Chức vụ trong Hội, nếu có.'),
    joined: day('Ngày vào Hội').help('Ngày được công nhận hội viên.'),
    type: choice('Loại hội viên', 'memberTypes').help('Bỏ trống là hội viên chính thức.'),
    knowsFace: yesNo('Biết mặt').sensitive().help('Chi hội trưởng đã biết mặt hội viên này chưa.'),
    knowsCircumstance: yesNo('Biết hoàn cảnh').sensitive().help('Đã biết hoàn cảnh gia đình chưa.'),
    knowsNeed: yesNo('Biết nhu cầu').sensitive().help('Đã biết hội viên cần gì chưa.'),
    state: choice('Trạng thái', 'memberStates')
      .required()
      .help('Đang sinh hoạt, hay đã rời đi.')
      .example('Đang sinh hoạt'),
    changed: day('Ngày thay đổi').help('Ngày chuyển đi, thôi sinh hoạt hoặc qua đời.'),
    consent: day('Đồng ý (ngày)')
      .sensitive()
      .help('Ngày chị ấy đồng ý cho Hội giữ thông tin của mình, sau khi được nói rõ giữ gì, để làm gì.'),
    withdrawn: day('Rút đồng ý (ngày)')
      .sensitive()
      .help('Ngày chị ấy không cho giữ nữa. Kiểm tra và Riêng tư nhắc xóa; các tổng số vẫn như cũ.'),
    note: longText('Ghi chú').person().help('Điều cần nhớ thêm.'),
    knowsFaceSince: knownSince('Biết mặt'),
    knowsCircumstanceSince: knownSince('Biết hoàn cảnh'),
    knowsNeedSince: knownSince('Biết nhu cầu'),
  },
  stamps: {
    knowsFace: 'knowsFaceSince',
    knowsCircumstance: 'knowsCircumstanceSince',
    knowsNeed: 'knowsNeedSince',
  },
  derive: (row) => {
    const hasLeft = row.state !== 'active';
    const problems: CellProblem[] = [];
    if (hasLeft && row.changed === null) {
      problems.push({
        column: 'changed',
        code: 'missing',
        severity: 'notice',
        what: 'Hội viên đã rời đi nhưng chưa có ngày thay đổi.',
        todo: 'Ghi ngày chuyển đi, thôi sinh hoạt hoặc qua đời.',
      });
    }
    if (row.joined !== null && row.changed !== null && hasLeft && row.changed < row.joined) {
      problems.push({
        column: 'changed',
        code: 'order',
        severity: 'error',
        what: 'Ngày thay đổi đứng trước ngày vào Hội.',
        todo: 'Xem lại hai ngày.',
      });
    }
    const leftOn = hasLeft ? (row.changed ?? LONG_AGO) : null;
    return {
      derived: {
        leftOn,
        presentFrom: presentFrom({ ...row, leftOn }),
        presentUntil: leftOn,
        isCounted: isCountedType(row.type),
        /** Set where she was something else before: then she counts by her spells, each as it was. */
        spells: null as readonly Spell[] | null,
        birthYear: row.birth?.year ?? null,
        matchName: identityKey(row.name),
        birthDecade: row.birth === null ? null : Math.floor(row.birth.year / 10) * 10,
      },
      problems,
    };
  },
});

/**
 * What members were before: one row says how a member stood until a day on which her chapter, her type or her state
 * changed. Her own row says how she stands now, so that a change of it leaves the years before as they were.
 */
const memberHistoryTable = table({
  key: 'memberHistory',
  sheet: 'Quá trình hội viên',
  tabGroup: 'people',
  prefix: 'QT',
  about: 'Trước mỗi ngày đổi, hội viên ở chi hội nào, loại nào. Biểu mẫu tự ghi khi chuyển, trở lại.',
  isMadeWhenNeeded: true,
  isForOfficers: true,
  // Of two changes on one day only the first has a past: nothing lay between them.
  uniqueBy: ['member', 'day'],
  time: { kind: 'span', from: 'since', until: 'day' },
  columns: {
    day: day('Ngày đổi').required().help('Từ ngày này hội viên khác đi: chuyển chi hội, đổi loại, trở lại.'),
    member: member('Hội viên').required().help('Tên hội viên kèm mã, như trong tab Hội viên.'),
    chapter: chapter('Chi hội trước đó').required().help('Chi hội của chị ấy đến hết hôm trước ngày đổi.'),
    type: choice('Loại trước đó', 'memberTypes').help('Bỏ trống là hội viên chính thức.'),
    state: choice('Trạng thái trước đó', 'memberStates').help(
      'Bỏ trống là đang sinh hoạt; ghi khi chị ấy đã rời đi rồi trở lại.',
    ),
    note: longText('Ghi chú').person().help('Điều cần nhớ thêm.'),
  },
  derive: () => ({ derived: { since: null }, problems: [] }),
});

/** Who sits in the standing board sits in the committee too. */
const STANDING = ['president', 'vicePresident', 'standing'] as const;
const COMMITTEE = [...STANDING, 'committee'] as const;

const metrics = {
  members: count(memberTable).only({ isCounted: true }).as('Hội viên', 'hội viên'),
  honoraryMembers: count(memberTable).only({ isCounted: false }).as('Hội viên danh dự', 'hội viên'),
  coreMembers: count(memberTable).only({ type: 'core' }).as('Hội viên nòng cốt', 'hội viên'),
  membersJoined: count(memberTable).only({ isCounted: true }).during('joined').as('Hội viên mới', 'hội viên'),
  membersLeft: count(memberTable)
    .only({ isCounted: true })
    .during('leftOn')
    .as('Hội viên giảm', 'hội viên')
    .wasCalled('Hội viên rời đi'),
  membersGained: combine('Hội viên tăng thêm', 'hội viên', ['membersJoined'], ['membersLeft']),
  // Who is written down late was a member all along: a paper list that is typed in makes no growth.
  membersAtStart: combine('Hội viên đầu kỳ', 'hội viên', ['members'], ['membersGained']),
  memberGrowth: ratio('Tỷ lệ tăng hội viên', 'membersGained', 'membersAtStart'),
  committeeMembers: count(memberTable).only({ post: COMMITTEE }).as('Ủy viên Ban Chấp hành', 'người'),
  standingMembers: count(memberTable).only({ post: STANDING }).as('Ủy viên Ban Thường vụ', 'người'),
  memberRate: ratio('Tỷ lệ thu hút hội viên', 'members', 'womenAdults'),
};

export const members = model({
  key: 'members',
  label: 'Tổ chức Hội, hội viên',
  isCore: true,
  tables: [memberTable, memberHistoryTable],
  uses: [
    ...(['chapters', 'groups', 'pledges', 'womenAdults', 'partyMembers'] as const),
    ...(['minorityMembers', 'religiousMembers'] as const),
  ],
  place: 20,
  metrics,
  targets: {
    members: ['số hội viên'],
    membersJoined: ['kết nạp hội viên', 'phát triển hội viên'],
    memberRate: ['tỷ lệ thu hút', 'tỷ lệ tập hợp'],
  },
  weights: { memberRate: 20, membersGained: 15 },
  wardPage: {
    place: 20,
    ...compare(
      'Tổ chức Hội',
      ...(['chapters', 'groups', 'pledges', 'womenAdults', 'members', 'memberRate'] as const),
      ...(['membersJoined', 'membersLeft', 'membersGained', 'memberGrowth', 'coreMembers'] as const),
      ...(['partyMembers', 'minorityMembers', 'religiousMembers'] as const),
      ...(['committeeMembers', 'standingMembers'] as const),
    ),
  },
  report: inReports(() => ({
    place: 10,
    heading: 'organisation',
    lessIsBetter: ['membersLeft'],
    field: 'to_chuc',
    isOfModelsReport: true,
    indicators: {
      title: 'Tổ chức Hội',
      keys: [
        ...(['chapters', 'groups', 'womenAdults', 'members', 'memberRate', 'membersJoined'] as const),
        ...(['membersLeft', 'memberGrowth', 'coreMembers', 'partyMembers'] as const),
        ...(['minorityMembers', 'religiousMembers', 'committeeMembers', 'standingMembers'] as const),
        'pledges',
      ],
      yearly: ['members', 'memberRate', 'membersJoined'],
    },
    annex: [
      ['phu_nu', 'womenAdults', 'Phụ nữ từ 18 tuổi', 17],
      ['hoi_vien', 'members', 'Hội viên', 15],
      ['ty_le', 'memberRate', 'Tỷ lệ thu hút', 17],
      ['hoi_vien_moi', 'membersJoined', 'Hội viên mới', 13],
    ],
    chart: { key: 'membersByChapter', field: 'hoi_vien' },
    tell,
  })),
});

/** The figures that the sentences are made of. */
type Asked = Figures<
  | keyof typeof metrics
  | ('chapters' | 'groups' | 'pledges' | 'womenAdults' | 'partyMembers')
  | ('minorityMembers' | 'religiousMembers')
>;
type Structural = 'chapters' | 'groups' | 'womenAdults' | 'members' | 'memberRate';

/** The structure of the Union in one sentence, for part I; `''` where nothing of it is recorded. */
export function structure(figures: Figures<Structural>): string {
  const [chapters, groups, women, members, rate] = (
    ['chapters', 'groups', 'womenAdults', 'members', 'memberRate'] as const
  ).map(figures.value);
  const bodies = listed([
    ...(chapters == null ? [] : [counted(chapters, 'chi hội')]),
    ...(groups == null ? [] : [counted(groups, 'tổ phụ nữ')]),
  ]);
  const people =
    women == null
      ? members == null
        ? ''
        : `có ${counted(members, 'hội viên')}`
      : clauses(
          `tổng số phụ nữ từ 18 tuổi trở lên là ${counted(women, 'người')}`,
          members == null ? '' : `trong đó có ${counted(members, 'hội viên')}`,
          rate == null ? '' : `tỷ lệ thu hút hội viên đạt ${percent(rate)}`,
        );
  const parts = [bodies === '' ? '' : `cơ cấu tổ chức của Hội gồm ${bodies}`, people].filter(
    (part) => part !== '',
  );
  return parts.length === 0 ? '' : sentence(parts.join('; '));
}

function tell(figures: Asked): ModelText | null {
  const { value, before, period, asOf } = figures;
  const members = value('members');
  const joined = value('membersJoined');
  const left = value('membersLeft');
  const pledges = value('pledges');
  const chapters = value('chapters');
  const paragraphs: string[] = [];

  const moves = listed([
    ...(joined === null ? [] : [`kết nạp ${counted(joined, 'hội viên mới')}`]),
    ...(left === null ? [] : [`có ${counted(left, 'hội viên chuyển đi, thôi sinh hoạt hoặc qua đời')}`]),
  ]);
  const membersBefore = before('members');
  const gained = members === null || membersBefore === null ? 0 : members - membersBefore;
  const change =
    gained === 0
      ? ''
      : `${gained > 0 ? 'tăng' : 'giảm'} ${counted(Math.abs(gained), 'người')}${
          membersBefore ? ` (${percent(Math.abs(gained) / membersBefore)})` : ''
        } so với ${isWholeYear(period) ? `cuối ${beforeName(period)}` : beforeName(period)}`;
  const stock =
    members === null
      ? ''
      : clauses(`đến ngày ${formatDay(asOf)} toàn ${figures.us} có ${counted(members, 'hội viên')}`, change);
  if (moves !== '') {
    paragraphs.push(
      [
        sentence(`${during(period)}, ${figures.us} ${moves}`),
        ...(stock === '' ? [] : [sentence(stock)]),
      ].join(' '),
    );
  } else if (stock !== '') paragraphs.push(sentence(stock));

  const kinds = [
    [value('coreMembers'), 'hội viên nòng cốt'],
    [value('partyMembers'), 'hội viên là đảng viên'],
    [value('minorityMembers'), 'hội viên là người dân tộc thiểu số'],
    [value('religiousMembers'), 'hội viên có đạo'],
    [value('honoraryMembers'), 'hội viên danh dự'],
  ] as const;
  const core = kinds.flatMap(([n, noun]) => (n === null || n === 0 ? [] : [counted(n, noun)]));
  const signed =
    pledges === null || pledges === 0 || chapters === null || pledges > chapters
      ? ''
      : hasOneChapter(figures.ward)
        ? 'Chi hội đã ký giao ước thi đua trong kỳ.'
        : sentence(`đã có ${pledges}/${chapters} chi hội ký giao ước thi đua trong kỳ`);
  const committee = value('committeeMembers');
  const standing = value('standingMembers');
  const boards =
    committee === null
      ? ''
      : sentence(
          clauses(
            hasOneChapter(figures.ward)
              ? `${figures.us} có ${counted(committee, 'ủy viên Ban Chấp hành Hội')}`
              : `Ban Chấp hành Hội có ${counted(committee, 'người')}`,
            standing === null || standing === committee
              ? ''
              : `trong đó Ban Thường vụ ${counted(standing, 'người')}`,
          ),
        );
  const second = [
    signed,
    core.length === 0 ? '' : sentence(`${figures.us} có ${listed(core)}`),
    boards,
  ].filter((part) => part !== '');
  if (second.length > 0) paragraphs.push(second.join(' '));
  if (paragraphs.length === 0) return null;

  return {
    title: 'Xây dựng tổ chức Hội, phát triển hội viên',
    paragraphs: withTrend(paragraphs, trendOf(joined, before('membersJoined'), gained, period)),
    table: null,
  };
}

/**
 * How recruiting went against the year before. Where it went the other way than the number of members did, the number
 * of then stands alone: “giảm” beside “tăng” would read as a contradiction.
 */
function trendOf(joined: number | null, then: number | null, gained: number, period: Period): string {
  if (joined === null || then === null) return '';
  const isOpposed = (joined - then) * gained < 0;
  const trend = comparison(joined, then, period);
  return isOpposed
    ? sentence(`${beforeName(period)} kết nạp ${counted(then, 'hội viên mới')}`)
    : trend === ''
      ? ''
      : sentence(`số hội viên mới ${trend}`);
}

/** Says how recruiting went against the year before, where there is something to compare. */
function withTrend(paragraphs: readonly string[], trend: string): string[] {
  const [first = '', ...rest] = paragraphs;
  return trend === '' ? [...paragraphs] : [`${first} ${trend}`, ...rest];
}
