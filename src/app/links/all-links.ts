/** Links for many chapters at once: for those without one, or for all in place of what they have. */
import { done, failed } from '../../domain/values';
import type { StoredLink } from '../../google/memory';
import type { Input, Output } from '../../shared/contract';
import { type Answer, invalid } from '../../shared/problem';
import type { Visit } from '../rpc/visit';
import { linkShown, refusedLink } from './links';
import { hexadecimal, sha256, webSafe } from './sha256';
import type { Tools } from './tools';

type All = Output<'links.createAll'>;

export function createAll(
  { isForAll, tables, until, submission }: Input<'links.createAll'>,
  visit: Visit,
  tools: Tools,
): Answer<All> {
  const refused = refusedLink({ tables, until }, visit, tools);
  if (refused !== null) return failed(refused);
  const ward = tools.openWard(visit, []);
  const known = tools.openSubmissions([submission]);
  // Sent again after its answer was lost: nobody has the addresses of these, new ones take their place.
  const lost = new Set(known.before(submission)?.id.split(',') ?? []);
  const links = tools.allLinks();
  const isOpen = (link: StoredLink): boolean => !link.isRevoked && link.until >= visit.today;
  const has = new Set(links.flatMap((link) => (isOpen(link) && !lost.has(link.id) ? [link.chapter] : [])));
  const chapters = tools.chapterOptions(ward.context, visit.today).filter(({ isActive }) => isActive);
  const wanted = chapters.filter(({ key }) => isForAll || !has.has(key));
  if (wanted.length === 0) {
    return failed(
      chapters.length === 0
        ? invalid('', 'Sổ chưa có chi hội nào đang hoạt động.', 'Ghi chi hội trước.')
        : invalid(
            '',
            'Chi hội nào cũng đã có liên kết đang dùng.',
            'Muốn in lại phiếu cho mọi chi hội thì chọn “Tạo mới cho mọi chi hội”.',
          ),
    );
  }
  const taken = new Set(links.map(({ id }) => id));
  // One secret for all is drawn, 256 bits of it; each link's is hashed from it and its number.
  const seed = tools.newSecret() + tools.newSecret();
  const address = tools.webAppAddress();
  const made = wanted.map(({ key }, at) => {
    const secret = webSafe(sha256(`${seed}.${at}`).slice(0, 16));
    const id = tools.newId(taken);
    taken.add(id);
    const stored: StoredLink = {
      ...{ id, hash: hexadecimal(sha256(secret)), chapter: key, tables: [...new Set(tables)] },
      ...{ createdAt: visit.at, createdBy: visit.name, until, isRevoked: false },
    };
    return { stored, url: `${address}?k=${secret}` };
  });
  const ids = made.map(({ stored }) => stored.id);
  known.remember(new Map([[submission, { table: 'links', id: ids.join(',') }]]));
  const isReplaced = (link: StoredLink): boolean =>
    isOpen(link) && (lost.has(link.id) || (isForAll && wanted.some(({ key }) => key === link.chapter)));
  const revoked = links.filter(isReplaced).map((link): StoredLink => ({ ...link, isRevoked: true }));
  tools.storeLinks([...made.map(({ stored }) => stored), ...revoked]);
  const codes = wanted.map(({ key }) => key).join(', ');
  const also = revoked.length === 0 ? '' : `, thu lại ${revoked.length} liên kết cũ`;
  tools.logAbout(visit, `Tạo liên kết cho ${codes}${also}`, '', ids.join(', '));
  return done({
    made: made.map(({ stored, url }) => ({ link: linkShown(stored, ward, visit.today, tools), url })),
    revoked: revoked.map((link) => linkShown(link, ward, visit.today, tools)),
    kept: isForAll ? [] : chapters.filter(({ key }) => has.has(key)).map(({ label }) => label),
  });
}
