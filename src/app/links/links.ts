/** Links for phones: an officer makes one for a chapter, hands it out in Zalo, and takes it back. */

import { addDays, done, failed, formatDay, isDay } from '../../domain/values';
import { isTableKey, newRowId, tables } from '../../domain/ward';
import { isLogged } from '../../google/log';
import { allLinks, dropLink, openSubmissions, type StoredLink, storeLink } from '../../google/memory';
import { hashOf, newSecret } from '../../google/secrets';
import { isWebAppAddress, keepWebAppAddress, webAppAddress } from '../../google/web-app';
import type { Input, Output, PhoneLink } from '../../shared/contract';
import { type Answer, invalid } from '../../shared/problem';
import { chapterOptions } from '../forms/fields';
import { type OpenWard, openWard } from '../rows/open-ward';
import { showInstant } from '../rows/view';
import { logAbout } from '../rows/written';
import { isLinkable } from '../rpc/person';
import type { Visit } from '../rpc/visit';

/** A link that outlives its chapter head's term is a key nobody remembers. */
const LONGEST_DAYS = 400;

const linkShown = (stored: StoredLink, ward: OpenWard, today: string): PhoneLink => ({
  id: stored.id,
  chapter: stored.chapter,
  chapterLabel: ward.context.chapters.get(stored.chapter)?.label ?? stored.chapter,
  tables: [...stored.tables],
  createdAt: showInstant(stored.createdAt),
  createdBy: stored.createdBy,
  until: stored.until,
  state: stored.isRevoked ? 'revoked' : stored.until < today ? 'expired' : 'open',
});

export function listLinks(_: Input<'links.list'>, visit: Visit): Answer<Output<'links.list'>> {
  const ward = openWard(visit, []);
  return done({
    links: allLinks()
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
      .map((stored) => linkShown(stored, ward, visit.today)),
    tables: (Object.keys(tables) as (keyof typeof tables)[])
      .filter(isLinkable)
      .map((key) => ({ key, title: tables[key].sheet })),
    chapters: chapterOptions(ward.context, visit.today),
    address: webAppAddress(),
  });
}

export function createLink(
  { chapter, tables: wanted, until, submission }: Input<'links.create'>,
  visit: Visit,
): Answer<Output<'links.create'>> {
  const ward = openWard(visit, []);
  const own = ward.context.chapters.get(chapter);
  if (own === undefined) {
    return failed(invalid('chapter', 'Chi hội này không còn trong sổ.', 'Chọn lại chi hội.'));
  }
  if (!wanted.every((key) => isTableKey(key) && isLinkable(key))) return failed({ kind: 'badRequest' });
  const last = addDays(visit.today, LONGEST_DAYS);
  if (!isDay(until) || until < visit.today || until > last) {
    return failed(
      invalid('until', 'Ngày hết hạn chưa đúng.', `Chọn một ngày từ hôm nay đến ${formatDay(last)}.`),
    );
  }
  const address = webAppAddress();
  if (address === '') return failed({ kind: 'notDeployed' });
  // Sent again after its answer was lost: the link of which nobody has the address gives way to this one.
  const known = submission === undefined ? null : openSubmissions([submission]);
  const before = submission === undefined ? null : (known?.before(submission) ?? null);
  const lost = allLinks().find(({ id }) => id === before?.id);
  if (lost !== undefined) dropLink(lost);
  const secret = newSecret();
  const stored: StoredLink = {
    id: before?.id ?? newRowId('LK', new Set(allLinks().map(({ id }) => id)), Math.random),
    hash: hashOf(secret),
    chapter: own.key,
    tables: [...new Set(wanted)],
    createdAt: visit.at,
    createdBy: visit.name,
    until,
    isRevoked: false,
  };
  if (submission !== undefined) known?.remember(new Map([[submission, { table: 'links', id: stored.id }]]));
  storeLink(stored);
  const line = { what: `Tạo liên kết cho ${own.key}`, table: '', row: stored.id };
  if (lost === undefined || !isLogged(visit.spreadsheet, line)) logAbout(visit, line.what, '', stored.id);
  return done({ link: linkShown(stored, ward, visit.today), url: `${address}?k=${secret}` });
}

/** The officer pastes the address that Google showed after deploying. */
export function setAddress(
  { address }: Input<'links.address'>,
  visit: Visit,
): Answer<Output<'links.address'>> {
  // People copy it with blanks around it, or with a link's secret behind it.
  const plain = address.trim().replace(/[?#].*$/, '');
  if (!isWebAppAddress(plain)) {
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
  keepWebAppAddress(plain);
  logAbout(visit, 'Ghi địa chỉ trang điện thoại', '', '');
  return done({ address: plain });
}

export function revokeLink({ id }: Input<'links.revoke'>, visit: Visit): Answer<Output<'links.revoke'>> {
  const found = allLinks().find((stored) => stored.id === id);
  if (found === undefined) {
    return failed({ kind: 'gone', what: 'Không còn liên kết này.', todo: 'Tải lại danh sách.' });
  }
  const revoked = { ...found, isRevoked: true };
  storeLink(revoked);
  const line = { what: `Thu lại liên kết của ${found.chapter}`, table: '', row: id };
  // Sent again after it was cut, it may be logged already.
  if (!found.isRevoked || !isLogged(visit.spreadsheet, line)) logAbout(visit, line.what, '', id);
  return done({ link: linkShown(revoked, openWard(visit, []), visit.today) });
}
