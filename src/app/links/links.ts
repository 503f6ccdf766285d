/** Links for phones: an officer makes one for a chapter, hands it out in Zalo, and takes it back. */

import { addDays, done, failed, formatDay, isDay } from '../../domain/values';
import type { StoredLink } from '../../google/memory';
import type { Input, Output, PhoneLink } from '../../shared/contract';
import { type Answer, invalid, type Problem } from '../../shared/problem';
import type { OpenWard } from '../rows/open-ward';
import type { Visit } from '../rpc/visit';
import type { Tools } from './tools';

/** A link that outlives its chapter head's term is a key nobody remembers. */
const LONGEST_DAYS = 400;

export const linkShown = (stored: StoredLink, ward: OpenWard, today: string, tools: Tools): PhoneLink => ({
  id: stored.id,
  chapter: stored.chapter,
  chapterLabel: ward.context.chapters.get(stored.chapter)?.label ?? stored.chapter,
  tables: [...stored.tables],
  createdAt: tools.showInstant(stored.createdAt),
  createdBy: stored.createdBy,
  until: stored.until,
  state: stored.isRevoked ? 'revoked' : stored.until < today ? 'expired' : 'open',
});

export function listLinks(visit: Visit, tools: Tools): Answer<Output<'links.list'>> {
  const ward = tools.openWard(visit, []);
  return done({
    links: tools
      .allLinks()
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
      .map((stored) => linkShown(stored, ward, visit.today, tools)),
    tables: tools.linkable(),
    chapters: tools.chapterOptions(ward.context, visit.today),
    address: tools.webAppAddress(),
  });
}

/** Why no link can be made for these kinds until that day; null where one can. */
export function refusedLink(
  { tables, until }: Pick<Input<'links.create'>, 'tables' | 'until'>,
  { today }: Visit,
  tools: Tools,
): Problem | null {
  const linkable = new Set<string>(tools.linkable().map(({ key }) => key));
  if (!tables.every((key) => linkable.has(key))) return { kind: 'badRequest' };
  const last = addDays(today, LONGEST_DAYS);
  if (!isDay(until) || until < today || until > last) {
    return invalid('until', 'Ngày hết hạn chưa đúng.', `Chọn một ngày từ hôm nay đến ${formatDay(last)}.`);
  }
  return tools.webAppAddress() === '' ? { kind: 'notDeployed' } : null;
}

export function createLink(
  { chapter, tables: wanted, until, submission }: Input<'links.create'>,
  visit: Visit,
  tools: Tools,
): Answer<Output<'links.create'>> {
  const ward = tools.openWard(visit, []);
  const own = ward.context.chapters.get(chapter);
  if (own === undefined) {
    return failed(invalid('chapter', 'Chi hội này không còn trong sổ.', 'Chọn lại chi hội.'));
  }
  const refused = refusedLink({ tables: wanted, until }, visit, tools);
  if (refused !== null) return failed(refused);
  // Sent again after its answer was lost: the link of which nobody has the address gives way to this one.
  const known = submission === undefined ? null : tools.openSubmissions([submission]);
  const before = submission === undefined ? null : (known?.before(submission) ?? null);
  const lost = tools.allLinks().find(({ id }) => id === before?.id);
  if (lost !== undefined) tools.dropLink(lost);
  const secret = tools.newSecret();
  const stored: StoredLink = {
    id: before?.id ?? tools.newId(new Set(tools.allLinks().map(({ id }) => id))),
    hash: tools.hashOf(secret),
    chapter: own.key,
    tables: [...new Set(wanted)],
    createdAt: visit.at,
    createdBy: visit.name,
    until,
    isRevoked: false,
  };
  if (submission !== undefined) known?.remember(new Map([[submission, { table: 'links', id: stored.id }]]));
  tools.storeLinks([stored]);
  const line = { what: `Tạo liên kết cho ${own.key}`, table: '', row: stored.id };
  if (lost === undefined || !tools.isLogged(visit.spreadsheet, line))
    tools.logAbout(visit, line.what, '', stored.id);
  return done({
    link: linkShown(stored, ward, visit.today, tools),
    url: `${tools.webAppAddress()}?k=${secret}`,
  });
}

/** The officer pastes the address that Google showed after deploying. */
export function setAddress(
  { address }: Input<'links.address'>,
  visit: Visit,
  tools: Tools,
): Answer<Output<'links.address'>> {
  // People copy it with blanks around it, or with a link's secret behind it.
  const plain = address.trim().replace(/[?#].*$/, '');
  if (!tools.isWebAppAddress(plain)) {
    const isTrial = /\/dev$/.test(plain);
    return failed(
      invalid(
        'address',
        isTrial
          ? 'Đây là địa chỉ chạy thử (/dev): chỉ người sửa được mã mới mở được.'
          : 'Đây chưa phải địa chỉ của ứng dụng web.',
        'Chép “URL ứng dụng web” ở bước 5: bắt đầu bằng https://script.google.com/macros/s/ và kết thúc bằng /exec.',
      ),
    );
  }
  tools.keepWebAppAddress(plain);
  tools.logAbout(visit, 'Ghi địa chỉ trang điện thoại', '', '');
  return done({ address: plain });
}

export function revokeLink(
  { id }: Input<'links.revoke'>,
  visit: Visit,
  tools: Tools,
): Answer<Output<'links.revoke'>> {
  const found = tools.allLinks().find((stored) => stored.id === id);
  if (found === undefined) {
    return failed({ kind: 'gone', what: 'Không còn liên kết này.', todo: 'Tải lại danh sách.' });
  }
  const revoked = { ...found, isRevoked: true };
  tools.storeLinks([revoked]);
  const line = { what: `Thu lại liên kết của ${found.chapter}`, table: '', row: id };
  // Sent again after it was cut, it may be logged already.
  if (!found.isRevoked || !tools.isLogged(visit.spreadsheet, line)) tools.logAbout(visit, line.what, '', id);
  return done({ link: linkShown(revoked, tools.openWard(visit, []), visit.today, tools) });
}
