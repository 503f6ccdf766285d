/** The tools of the sidebar: a member's record, the monthly review (“ba biết”), active pairs. */
import type { Tool } from './Home';
import { MemberCard } from './MemberCard';
import { Pairs } from './Pairs';
import { ticks } from './ticks-tool';

export const tools: readonly Tool[] = [
  {
    key: 'member',
    table: 'members',
    title: 'Tìm hội viên',
    text: 'Xem, sửa hồ sơ; chuyển chi hội; ghi rời đi.',
    draw: ({ onBack, onEdit, member }) => <MemberCard onBack={onBack} onEdit={onEdit} member={member} />,
  },
  ticks,
  {
    key: 'pairs',
    table: 'pairings',
    title: 'Cặp đang giúp',
    text: 'Ghi lần hỗ trợ, khép cặp khi có kết quả.',
    draw: (acts) => <Pairs {...acts} />,
  },
];
