/** Sentences on the organisation: chapters, groups, members, who came and who left. */
import { formatDay } from '../../values';
import { hasOneChapter } from '../chapter-names';
import type { ModelText } from '../data';
import type { Figures } from '../figures';
import {
  beforeName,
  clauses,
  comparison,
  counted,
  during,
  isWholeYear,
  listed,
  percent,
  sentence,
} from '../phrases';

/** The structure of the Union in one sentence, for part I; `''` where nothing of it is recorded. */
export function structure(figures: Figures): string {
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

export function organisation(figures: Figures): ModelText | null {
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
      : `${gained > 0 ? 'tăng' : 'giảm'} ${counted(Math.abs(gained), 'người')} so với ${
          isWholeYear(period) ? `cuối ${beforeName(period)}` : beforeName(period)
        }`;
  const stock =
    members === null
      ? ''
      : clauses(`đến ngày ${formatDay(asOf)} toàn Hội có ${counted(members, 'hội viên')}`, change);
  if (moves !== '') {
    paragraphs.push(
      [sentence(`${during(period)}, Hội ${moves}`), ...(stock === '' ? [] : [sentence(stock)])].join(' '),
    );
  } else if (stock !== '') paragraphs.push(sentence(stock));

  const kinds = [
    [value('coreMembers'), 'hội viên nòng cốt'],
    [value('partyMembers'), 'hội viên là đảng viên'],
    [value('honoraryMembers'), 'hội viên danh dự'],
  ] as const;
  const core = kinds.flatMap(([n, noun]) => (n === null || n === 0 ? [] : [counted(n, noun)]));
  const signed =
    pledges === null || pledges === 0 || chapters === null || pledges > chapters
      ? ''
      : hasOneChapter(figures.ward)
        ? 'Chi hội đã ký giao ước thi đua trong kỳ.'
        : sentence(`đã có ${pledges}/${chapters} chi hội ký giao ước thi đua trong kỳ`);
  const second = [signed, core.length === 0 ? '' : sentence(`Hội có ${listed(core)}`)].filter(
    (part) => part !== '',
  );
  if (second.length > 0) paragraphs.push(second.join(' '));
  if (paragraphs.length === 0) return null;

  return {
    title: 'Xây dựng tổ chức Hội, phát triển hội viên',
    paragraphs: withTrend(paragraphs, comparison(joined, before('membersJoined'), period)),
    table: null,
  };
}

/** Says how recruiting went against the year before, where there is something to compare. */
function withTrend(paragraphs: readonly string[], trend: string): string[] {
  const [first = '', ...rest] = paragraphs;
  return trend === '' ? [...paragraphs] : [`${first} Số hội viên mới ${trend}.`, ...rest];
}
