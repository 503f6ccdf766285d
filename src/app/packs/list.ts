/** What the dialog shows: the packages with how much of each the ward has, and the ward's indicators. */
import { packs } from '../../domain/packs/packs';
import { done, identityKey } from '../../domain/values';
import type { Output } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import type { Visit } from '../rpc/visit';
import { openForPacks, standingRows, textOf } from './opened';
import type { Tools } from './tools';

type Listed = Output<'packs.list'>;

export function listPacks(visit: Visit, tools: Tools): Answer<Listed> {
  const ward = openForPacks(visit, tools);
  const rows = standingRows(ward);
  const tab = ward.tabs.get('indicators');
  const unitOf = (cells: (typeof rows)[number]['cells']): string =>
    tab === undefined ? '' : textOf(tab, cells, 'unit');
  const builtIn = packs.map(({ key, name, about, indicators }) => ({
    ...{ key, name, about },
    indicators: indicators.map((one) => `${one.name} (${one.unit})`),
    installed: rows.filter(({ pack }) => identityKey(pack) === identityKey(name)).length,
  }));
  const known = new Set(builtIn.map(({ name }) => identityKey(name)));
  const own = new Map<string, Listed['packs'][number]>();
  for (const { pack, name, cells } of rows) {
    const key = identityKey(pack);
    if (pack === '' || known.has(key)) continue;
    const one = own.get(key) ?? { key: '', name: pack, about: '', indicators: [], installed: 0 };
    own.set(key, {
      ...one,
      indicators: [...one.indicators, `${name} (${unitOf(cells)})`],
      installed: one.installed + 1,
    });
  }
  return done({
    packs: [...builtIn, ...own.values()],
    indicators: ward.data.records.indicators.rows.map(({ key, name, group, unit }) => ({
      ...{ id: key, name, unit },
      group: group ?? '',
    })),
    wrong: rows.length - ward.data.records.indicators.rows.length,
  });
}
