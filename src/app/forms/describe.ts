/** What the forms are drawn from, for the person who opens them. */

import { done, failed } from '../../domain/values';
import { type AnyTable, tableKeys, tables } from '../../domain/ward';
import { recallTexts } from '../../google/memory';
import type { Input, Output } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import { listedBy, openWard } from '../rows/open-ward';
import { entryColumns } from '../rows/tab';
import { lastKey } from '../rows/written';
import { governs, tablesFor } from '../rpc/person';
import type { Visit } from '../rpc/visit';
import { chapterOption, chapterOptions, formOf, listsFor } from './fields';

export function describeForms(_: Input<'form.describe'>, visit: Visit): Answer<Output<'form.describe'>> {
  // Lists whose entries are rows are read with the catalogue.
  const ward = openWard(visit, tableKeys.flatMap(listedBy), { withSettings: true });
  if (!ward.tabs.has('chapters')) return failed({ kind: 'notInstalled', sheet: tables.chapters.sheet });
  const { person, context, data } = ward;
  const keys = tablesFor(visit);
  const recalled = recallTexts(keys.map((key) => lastKey(visit.name, key)));
  const forms = keys.map((key) =>
    formOf(
      key,
      { person, today: visit.today, context, last: lastOf(recalled[lastKey(visit.name, key)]) },
      data.settings.pictures === true,
    ),
  );
  const columns = keys.flatMap((key) => {
    const table: AnyTable = tables[key];
    return entryColumns(table).map(([, column]) => column);
  });
  const own = person.chapter === null ? undefined : context.chapters.get(person.chapter);
  const isLink = person.role === 'link';
  return done({
    person: {
      name: person.name,
      role: person.role === 'owner' ? 'officer' : person.role,
      chapter: own === undefined ? null : chapterOption(own, visit.today),
      linkUntil: visit.link?.until ?? null,
    },
    today: visit.today,
    forms,
    lists: listsFor(columns, context, governs(person)),
    chapters: chapterOptions(context, visit.today).filter(({ key }) => !isLink || key === person.chapter),
    closedUntil: data.settings.closedUntil,
    unionName: data.settings.shortName ?? data.settings.unionName ?? '',
  });
}

/** What the cache kept of the person's last row; the add-on wrote it, a value that is no text is left out. */
function lastOf(text: string | undefined): Readonly<Record<string, string>> {
  if (text === undefined) return {};
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, one]) => typeof one === 'string'));
}
