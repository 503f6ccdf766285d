/** Values of the catalogue's lists by the words that people write: one value in a cell, or several. */
import { done, knownUnits, NameIndex, nearest, normalizeText, type Reading, refuse } from '../values';
import { type Catalogue, type Entry, type List, type ListKey, lists } from './lists';
import { short } from './references';

/** A list of the catalogue. Throws for a key that no model declares: a slip in the code, never in a workbook. */
export function listOf(list: ListKey, catalogue: Catalogue): List {
  const found = catalogue[list];
  if (found === undefined) throw new RangeError(`No list "${list}".`);
  return found;
}

/** Names of a list, made once: a column of 10,000 cells asks 10,000 times. */
const entriesByName = new WeakMap<readonly Entry[], NameIndex<Entry>>();

/** Labels claim their names before aliases do: a label that officers added beats a built-in alias. */
function namesOf(list: ListKey, entries: readonly Entry[]): NameIndex<Entry> {
  const known = entriesByName.get(entries);
  if (known !== undefined) return known;
  const labels = new NameIndex(entries.map((entry) => [entry.label, entry]));
  const aliases = entries.flatMap((entry) =>
    entry.aliases
      .filter((alias) => labels.named(alias).length === 0)
      .map((alias): [string, Entry] => [alias, entry]),
  );
  const names = new NameIndex<Entry>([
    ...entries.map((entry): [string, Entry] => [entry.label, entry]),
    ...aliases,
    // A word for another unit (a dozen, a canister) is no unmarked spelling of one in the list.
    ...(list === 'units' ? otherUnits : [])
      .filter((word) => labels.named(word).length === 0)
      .map((word): [string, Entry] => [word, NO_ENTRY]),
  ]);
  entriesByName.set(entries, names);
  return names;
}

const NO_ENTRY: Entry = { key: '', label: '', aliases: [], attributes: [] };
const builtInUnits = new NameIndex(
  lists.units.entries.flatMap((entry) =>
    [entry.label, ...entry.aliases].map((name): [string, true] => [name, true]),
  ),
);
const otherUnits = [...knownUnits, 'tá', 'lố', 'két', 'bì', 'gùi', 'xe'].filter(
  (word) => builtInUnits.named(word).length === 0,
);

/** The entries of a list that a word can mean: one is an answer, several are a question. */
const entriesNamed = (typed: string, list: ListKey, catalogue: Catalogue): readonly Entry[] =>
  namesOf(list, listOf(list, catalogue).entries).find(typed);

/** The separator between an entry's label and the id of its row: `Hộ vay vốn · CS-7K3F2`. */
export const LABEL_SEPARATOR = ' · ';

/** The entry whose id stands at the end of a cell, or alone in it: the id decides, whatever the name before it. */
function entryById(typed: string, list: ListKey, catalogue: Catalogue): Entry | undefined {
  const at = typed.lastIndexOf('·');
  const id = normalizeText(typed.slice(at + 1)).toUpperCase();
  return id === '' ? undefined : listOf(list, catalogue).entries.find((entry) => entry.id === id);
}

/** The only entry of a list that a word names, by its id, its label or an alias. */
export function findEntry(typed: string, list: ListKey, catalogue: Catalogue): Entry | undefined {
  const byId = entryById(typed, list, catalogue);
  if (byId !== undefined) return byId;
  const [only, ...others] = entriesNamed(typed, list, catalogue);
  return others.length === 0 && only !== NO_ENTRY ? only : undefined;
}

/** Reads one value of a list by its label, an alias, or a label that officers added. */
export function readChoice(typed: string, list: ListKey, catalogue: Catalogue): Reading<string> {
  const text = normalizeText(typed);
  const byId = entryById(text, list, catalogue);
  if (byId !== undefined) return done(byId.key);
  const found = entriesNamed(text, list, catalogue).filter((entry) => entry !== NO_ENTRY);
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0 && findEntry(text, list, catalogue) === only)
    return done(only.key);
  if (others.length > 0) {
    return refuse(
      'unknownChoice',
      `${short(text)} không dấu, có thể là ${found.map(({ label }) => short(label)).join(' hoặc ')}.`,
      'Ghi đủ dấu, hoặc chọn trong danh sách.',
    );
  }
  const close = nearest(
    text,
    listOf(list, catalogue).entries.map((entry) => entry.label),
    2,
  );
  const hint = close.length > 0 ? `Chọn ${close.map(short).join(' hoặc ')}` : 'Chọn một mục trong danh sách';
  const { header, isClosed, rowsOf } = listOf(list, catalogue);
  const orAdd =
    rowsOf !== undefined
      ? `, hoặc ghi mục này vào tab ${header} trước.`
      : isClosed
        ? '.'
        : ', hoặc thêm mục này vào tab Danh mục.';
  return refuse(
    'unknownChoice',
    `${rowsOf === undefined ? 'Danh mục' : 'Tab'} ${header} không có ${short(text)}.`,
    `${hint}${orAdd}`,
  );
}

/** The label of a list's key; a key that is not known reads as itself. */
export function labelOf(list: ListKey, key: string, catalogue: Catalogue): string {
  return listOf(list, catalogue).entries.find((entry) => entry.key === key)?.label ?? key;
}

/** What a cell holds for a list's key: the label, and the id of the row that it is. */
export function cellOfEntry(list: ListKey, key: string, catalogue: Catalogue): string {
  const entry = listOf(list, catalogue).entries.find((one) => one.key === key);
  if (entry === undefined) return key;
  return entry.id === undefined ? entry.label : `${entry.label}${LABEL_SEPARATOR}${entry.id}`;
}

/** An entry's attribute by the header of its column. */
export function attributeOf(
  list: ListKey,
  key: string,
  header: string,
  catalogue: Catalogue,
): string | number | undefined {
  const { attributes, entries } = listOf(list, catalogue);
  const at = attributes.findIndex((attribute) => attribute.header === header);
  const value = entries.find((entry) => entry.key === key)?.attributes[at];
  return value === '' ? undefined : value;
}

/** One of the values of a cell: the words as they stand there, and what they read as. */
export interface NamedValue {
  readonly typed: string;
  readonly reading: Reading<string>;
}

/** Parts of one label: none of a ward's has as many commas. */
const LONGEST = 8;

/**
 * The values of a cell, parted by comma, semicolon or line break. A label may itself hold a comma (“Già yếu, neo
 * đơn”): the longest run of parts that is one label is one value.
 */
export function readEach(cell: string, list: ListKey, catalogue: Catalogue): NamedValue[] {
  // The whole cell first: a label may hold a semicolon or a line break too.
  const whole = findEntry(cell, list, catalogue);
  if (whole !== undefined) return [{ typed: normalizeText(cell), reading: done(whole.key) }];
  const parts = cell
    .split(/[,;\n]/)
    .map((part) => normalizeText(part))
    .filter((part) => part !== '');
  const values: NamedValue[] = [];
  for (let at = 0; at < parts.length; ) {
    const words = (count: number): string => parts.slice(at, at + count).join(', ');
    let taken = Math.min(LONGEST, parts.length - at);
    while (taken > 1 && findEntry(words(taken), list, catalogue) === undefined) taken -= 1;
    const typed = words(taken);
    values.push({ typed, reading: readChoice(typed, list, catalogue) });
    at += taken;
  }
  return values;
}
