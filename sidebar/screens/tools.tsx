/** The tools of the sidebar: a member's record, the monthly review (“ba biết”), active pairs. */
import type { Tool } from './Home';
import { MemberCard } from './MemberCard';
import { Pairs } from './Pairs';
import { Ticks } from './Ticks';

export const tools: readonly Tool[] = [
  {
    key: 'member',
    table: 'members',
    title: 'Tìm hội viên',
    text: 'Xem, sửa hồ sơ; chuyển chi hội; ghi rời đi.',
    draw: ({ onBack, onEdit }) => <MemberCard onBack={onBack} onEdit={onEdit} />,
  },
  {
    key: 'ticks',
    table: 'members',
    title: 'Ba biết',
    text: 'Biết mặt, biết hoàn cảnh, biết nhu cầu theo tổ.',
    draw: ({ onBack }) => <Ticks onBack={onBack} />,
  },
  {
    key: 'pairs',
    table: 'pairings',
    title: 'Cặp đang giúp',
    text: 'Ghi lần hỗ trợ, khép cặp khi có kết quả.',
    draw: (acts) => <Pairs {...acts} />,
  },
];
