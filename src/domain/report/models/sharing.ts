/** Sentences and the table on the sharing point: what was brought and taken, by item. Nobody who takes is named. */
import { type Stock, sharingStock } from '../../figures';
import { formatNumber } from '../../values';
import type { ModelText, ReportTable } from '../data';
import type { Figures } from '../figures';
import {
  cellNumber,
  comparison,
  counted,
  during,
  leading,
  listed,
  listedClearly,
  lowerFirst,
  sentence,
} from '../phrases';

/** Items that a page bears. */
const MOST = 12;

/** Items that a sentence names. */
const MOST_TAKEN = 3;

export function sharing(figures: Figures): ModelText | null {
  const { value, before, period, ward } = figures;
  const brought = value('sharingIn');
  const taken = value('sharingOut');
  if (brought === null && taken === null) return null;
  const kinds = value('sharingItems');
  const items = sharingStock(ward, period).sort((a, b) => b.in + b.out - (a.in + a.out));
  const moves = listed([
    ...(brought === null ? [] : [`${counted(brought, 'lần')} mang đồ đến`]),
    ...(taken === null ? [] : [`${counted(taken, 'lần')} lấy về dùng`]),
  ]);
  const trend = comparison(brought, before('sharingIn'), period);
  const takenMost = items.filter((item) => item.out > 0).sort((a, b) => b.out - a.out);
  const most = leading(takenMost, MOST_TAKEN, ({ out }) => out).map(amountTaken);
  return {
    title: 'Điểm chia sẻ “Ai thừa mang đến – Ai thiếu tự lấy dùng”',
    paragraphs: [
      [
        sentence(
          `điểm chia sẻ của Hội ${lowerFirst(during(period))} đón ${moves}${kinds === null ? '' : `, với ${counted(kinds, 'mặt hàng')}`}${trend === '' ? '' : `; số lần mang đến ${trend}`}`,
        ),
        most.length === 0 ? '' : sentence(`được lấy dùng nhiều nhất là ${listedClearly(most)}`),
      ]
        .filter((part) => part !== '')
        .join(' '),
    ],
    table: table(items),
  };
}

/** `quần áo (117 bộ)`: the label says the unit behind the name. */
function amountTaken({ label, out }: Stock): string {
  const [, name = label, unit = ''] = /^(.*?) \(([^()]+)\)$/.exec(label) ?? [];
  return `${lowerFirst(name)} (${unit === '' ? formatNumber(out) : counted(out, unit)})`;
}

function table(items: readonly Stock[]): ReportTable | null {
  if (items.length < 2) return null;
  return {
    title: items.length > MOST ? `Hàng ở điểm chia sẻ (${MOST} mặt hàng nhiều nhất)` : 'Hàng ở điểm chia sẻ',
    rows: items.slice(0, MOST).map((item, at) => ({
      tt: String(at + 1),
      ten: item.label,
      dau_ky: cellNumber(item.opening),
      vao: cellNumber(item.in),
      ra: cellNumber(item.out),
      con: cellNumber(item.left),
    })),
    once: {},
  };
}
