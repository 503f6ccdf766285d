/** The workbook's settings, as in Sheets' File menu: its language (how days and numbers are written) and its zone. */
import type { Desk } from './desk';
import { element } from './dom';
import { modal } from './notices';

const LOCALES: readonly (readonly [string, string])[] = [
  ['vi_VN', 'Việt Nam: 31/12/2022 và 1.234,5'],
  ['en_US', 'Hoa Kỳ: 12/31/2022 và 1,234.5'],
  ['en_GB', 'Anh: 31/12/2022 và 1,234.5'],
  ['fr_FR', 'Pháp: 31/12/2022 và 1 234,5'],
];
const HANOI = 'Asia/Ho_Chi_Minh';
/** The same zone under the name that it had before; browsers list this one. */
const HANOI_BEFORE = 'Asia/Saigon';

function choice(id: string, options: readonly (readonly [string, string])[], now: string): HTMLSelectElement {
  const known = options.some(([value]) => value === now);
  const all = known ? options : [[now, now] as const, ...options];
  const select = element('select', { id, class: 'prompt-text' });
  select.append(
    ...all.map(([value, label]) => {
      const option = element('option', { value }, label);
      option.selected = value === now;
      return option;
    }),
  );
  return select;
}

export function askSettings(desk: Desk): void {
  const locale = choice('locale', LOCALES, desk.locale);
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== HANOI && zone !== HANOI_BEFORE);
  const timeZone = choice(
    'time-zone',
    [[HANOI, 'Việt Nam (Hà Nội)'], ...zones.map((zone) => [zone, zone] as const)],
    desk.timeZone,
  );
  const close = (): void => {
    shut();
    desk.grid.focus();
  };
  const save = (): void => {
    close();
    desk.act({ kind: 'settings', locale: locale.value, timeZone: timeZone.value });
  };
  const box = element(
    'div',
    { class: 'question settings' },
    element('header', { class: 'head' }, element('h2', {}, 'Cài đặt bảng tính')),
    element('p', {}, element('label', { for: 'locale' }, 'Ngày và số viết theo kiểu')),
    locale,
    element('p', {}, element('label', { for: 'time-zone' }, 'Múi giờ')),
    timeZone,
    element('p', { class: 'quiet' }, 'Số liệu đã ghi không đổi, chỉ cách hiện và cách đọc chữ gõ vào.'),
    element(
      'footer',
      {},
      element('button', { class: 'plain', type: 'button', onclick: close }, 'Hủy'),
      element('button', { class: 'primary', type: 'button', onclick: save }, 'Lưu'),
    ),
  );
  const shut = modal(box, { label: 'Cài đặt bảng tính', onEscape: close });
  locale.focus();
}
