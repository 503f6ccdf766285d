/** Opening the pages: the sidebar, the officers' dialogs, the page for phones. */
import { tableKeys, tables } from '../domain/ward';
import { type Page, phonePage, showDialog, showSidebar } from '../google/page';
import { looksLikeSecret } from '../google/secrets';
import { openSpreadsheet } from '../google/spreadsheet';
import { recordWebAppAddress } from '../google/web-app';
import type { PageContext } from '../shared/contract';
import { type Installed, install, sayInstalled } from './install';
import { type Returned, run } from './run';
import { selfCheckOfPhone } from './self-check';

const at = (place: PageContext['place'], view = '', link = ''): PageContext => ({ place, view, link });

/** The sidebar begins with the form of the tab that is open. */
export function openEntry(): void {
  const tab = openSpreadsheet().getActiveSheet().getName();
  showSidebar(at('sidebar', tableKeys.find((key) => tables[key].sheet === tab) ?? ''));
}

/** The sidebar with what is wrong, to be mended. No table has this key. */
export const openProblems = (): void => showSidebar(at('sidebar', 'cần sửa'));

/** The dialogs by name: title, width and height in pixels. */
const dialogs = {
  period: ['Kỳ tổng hợp', 420, 460],
  export: ['Chọn báo cáo để xuất', 520, 640],
  issues: ['Phát hành', 560, 640],
  closing: ['Khóa sổ', 460, 520],
  start: ['Bắt đầu', 560, 640],
  models: ['Chọn mô hình', 560, 640],
  packs: ['Gói chỉ số', 600, 640],
  backup: ['Sao lưu', 560, 640],
  privacy: ['Riêng tư', 560, 640],
  borders: ['Sáp nhập, đổi tên chi hội', 600, 640],
  settings: ['Thông tin của Hội', 560, 620],
  links: ['Liên kết điện thoại', 640, 640],
  status: ['Ai đã ghi sổ', 560, 640],
  duplicates: ['Hội viên ghi trùng', 720, 640],
} as const;

export function openDialog(view: keyof typeof dialogs): void {
  const [title, width, height] = dialogs[view];
  showDialog(at('dialog', view), title, width, height);
}

/** Sets the workbook up; a new one goes on at once with the steps of the first day. */
export function installAndAsk(): Returned<Installed> {
  const answer = run(() => install(), sayInstalled, { action: 'Cài đặt sổ' });
  if (answer.ok && answer.isFirst) openDialog('start');
  return answer;
}

/** What Google hands to `doGet`, as far as it is used. */
interface Request {
  readonly parameter?: Readonly<Record<string, string | undefined>>;
}

/**
 * The page holds no data: it is the same for everyone, and every call it makes carries the secret. A secret that is
 * none is not passed on, so that nothing of the address is ever written into the page.
 */
export function phone(request: Request | undefined): Page {
  recordWebAppAddress();
  const parameters = request?.parameter ?? {};
  const checked = selfCheckOfPhone(parameters);
  if (checked !== null) return checked;
  const secret = parameters.k ?? '';
  return phonePage(at('phone', '', looksLikeSecret(secret) ? secret : ''));
}
