/** The pairs at work that a page may choose from, with the support that each was given so far. */

import { givingsByPair } from '../../domain/figures';
import { compareText, done } from '../../domain/values';
import { labelOf } from '../../domain/ward';
import type { Input, Output, PairRow } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import { openWard } from '../rows/open-ward';
import { needsOf, reachable } from '../rpc/person';
import type { Visit } from '../rpc/visit';

/** By a link only its own chapter's; a head's own come first. */
export function pairsAtWork(_: Input<'pairs.atWork'>, visit: Visit): Answer<Output<'pairs.atWork'>> {
  if (visit.link !== null && !needsOf(visit.link).pairs) return done({ rows: [] });
  const { data, person, context } = openWard(visit, ['supports']);
  const given = givingsByPair(data, visit.today);
  const away = (chapter: string): number => (person.chapter === null || chapter === person.chapter ? 0 : 1);
  const rows = reachable(person, context)
    .pairs.all.filter(({ key, until }) => until === null && !key.includes(' '))
    .sort((a, b) => away(a.chapterCode) - away(b.chapterCode) || compareText(a.label, b.label))
    .map(({ key, label, kind, chapterCode, from }): PairRow => {
      const so = given.get(key);
      return {
        id: key,
        label,
        kind: labelOf('pairKinds', kind, context.catalogue),
        chapter: chapterCode,
        since: from,
        times: so?.times ?? 0,
        value: so?.value ?? 0,
        last: so?.last ?? null,
      };
    });
  return done({ rows });
}
