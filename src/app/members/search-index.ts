/**
 * The members that a page may search by itself: short rows, so that ten thousand of them are one answer of some
 * 600 KB. Kept in the cache for a few minutes, because the whole member tab is the slowest thing to read.
 */

import { done, sortedByName } from '../../domain/values';
import { dropTexts, keepTexts, recallTexts } from '../../google/memory';
import type { IndexRow, Input, Output } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import { openWard } from '../rows/open-ward';
import { needsOf } from '../rpc/person';
import type { Visit } from '../rpc/visit';

/** Rows of one answer. */
const PAGE = 20_000;
/** A value of the cache holds 100 KB; a Vietnamese letter is up to three bytes of it. */
const CHUNK = 30_000;
const MOST_CHUNKS = 60;
const SECONDS = 300;
const KEY = 'members';

/** After a change of the member tab. */
export function forgetMembers(): void {
  dropTexts([KEY]);
}

interface Kept {
  readonly version: string;
  readonly rows: readonly IndexRow[];
}

const chunkKey = (version: string, chunk: number): string => `${KEY}.${version}.${chunk}`;

function recall(): Kept | null {
  const head = recallTexts([KEY])[KEY];
  if (head === undefined) return null;
  const [version = '', count = '0'] = head.split('|');
  const keys = Array.from({ length: Number(count) }, (_, chunk) => chunkKey(version, chunk));
  const found = recallTexts(keys);
  const texts = keys.flatMap((key) => found[key] ?? []);
  // The cache may drop any of them before the others.
  return texts.length === keys.length ? { version, rows: JSON.parse(texts.join('')) as IndexRow[] } : null;
}

function keep({ version, rows }: Kept): void {
  const text = JSON.stringify(rows);
  const count = Math.ceil(text.length / CHUNK);
  if (count > MOST_CHUNKS) return;
  const texts: Record<string, string> = { [KEY]: `${version}|${count}` };
  for (let chunk = 0; chunk < count; chunk += 1) {
    texts[chunkKey(version, chunk)] = text.slice(chunk * CHUNK, (chunk + 1) * CHUNK);
  }
  keepTexts(texts, SECONDS);
}

function readMembers(visit: Visit): Kept {
  const { data } = openWard(visit, ['members']);
  const rows = sortedByName(data.context.members.all, ({ label }) => label)
    .filter(({ key }) => key !== '')
    .map(
      ({ key, label, birthYear, group, chapterCode, isActive }): IndexRow => [
        key,
        label,
        birthYear,
        group,
        chapterCode,
        isActive,
      ],
    );
  return { version: visit.at.replace(/\D/g, ''), rows };
}

/** By a link only its own chapter's members: name, group and year of birth; none where its kinds of rows name none. */
export function membersIndex(
  { from }: Input<'members.index'>,
  visit: Visit,
): Answer<Output<'members.index'>> {
  const { link } = visit;
  if (link !== null && !needsOf(link).members) return done({ rows: [], next: null, version: '' });
  const known = recall();
  const { version, rows } = known ?? readMembers(visit);
  if (known === null) keep({ version, rows });
  const mine = link === null ? rows : rows.filter(([, , , , chapter]) => chapter === link.chapter);
  return done({
    rows: mine.slice(from, from + PAGE),
    next: from + PAGE < mine.length ? from + PAGE : null,
    version,
  });
}
