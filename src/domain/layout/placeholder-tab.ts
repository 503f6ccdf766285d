/** The tab `Ô điền báo cáo`: every placeholder of a template with what it is filled with now. */

import type { Placeholder, PlaceholderGroup } from '../report/placeholders';
import { excerpt, formatDay, formatPeriod, type Period } from '../values';
import { type Grid, GridBuilder } from './grid';
import type { Made } from './stamp';

export const PLACEHOLDERS_SHEET = 'Ô điền báo cáo';

const GROUPS: Readonly<Record<PlaceholderGroup, string>> = {
  text: 'Dùng ở bất cứ đâu',
  figure: 'Từng con số một',
  section: 'Các phần và bảng',
};

/** Letters of a value that a line shows. */
const SHOWN = 120;

export function layOutPlaceholders(
  all: readonly Placeholder[],
  kind: string,
  period: Period,
  made: Made,
): Grid {
  const grid = new GridBuilder(PLACEHOLDERS_SHEET, [330, 330, 340]);
  grid.line('Ô ĐIỀN CỦA MẪU BÁO CÁO', 'title', 30);
  grid.line(
    `${kind} · Kỳ: ${formatPeriod(period)} · Lập lúc ${made.time} ngày ${formatDay(made.day)}`,
    'stamp',
  );
  grid.line(
    'Ghi ô điền vào mẫu đúng như cột đầu. Ô có # là một phần: ghi {#tên} ở đầu, {/tên} ở cuối, những ô thụt vào chỉ dùng được ở trong phần đó. Phần không có gì thì không in.',
    'remark',
  );
  grid.row([
    { value: 'Ô điền', style: 'head' },
    { value: 'Đang là', style: 'head' },
    { value: 'Là gì', style: 'head' },
  ]);
  for (const [at, { tag, value, about, depth, group }] of all.entries()) {
    if (group !== all[at - 1]?.group) grid.line(GROUPS[group], 'heading');
    grid.row([
      { value: `${'      '.repeat(depth)}${tag}`, style: 'label' },
      { value: excerpt(value, SHOWN), style: 'text' },
      { value: about, style: 'text' },
    ]);
  }
  return grid.build(4);
}
