/** Writes the model's workbook as a package, on top of the one it was read from where there is one. */
import { newWorkbook, type Sheet, type Workbook } from '../model';
import { XML_HEAD } from './encoding';
import type { SheetNames } from './formula';
import type { PackageParts } from './kept';
import { missingParts } from './missing-parts';
import { definedNames } from './names-write';
import {
  addRelation,
  closePackage,
  freeId,
  freeName,
  type Package,
  RELATIONSHIPS,
  type Relationship,
  relationshipKind,
  relationshipsName,
  relationshipsOf,
  relativeTarget,
  setPart,
  setRelationships,
  targetPart,
} from './opc';
import { moreOf, ownProperties, type Stored, type StoredSheet, writeOwnPart } from './own-part';
import { PartMap } from './parts';
import { patchPart, tagsOf, withAttributes } from './patch';
import { writeSheet } from './sheet-write';
import { StringWriter } from './strings';
import { readStyles } from './styles-read';
import { StyleWriter } from './styles-write';
import { bookViews, entryXml, tabOrder } from './tabs-write';
import type { WriteContext } from './write-context';
import { encodeXstring, XmlReader } from './xml';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Order of the workbook's children (ECMA-376 part 1, 18.2.27). */
const ORDER = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'AlternateContent',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
  'calcPr',
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
];

interface Written {
  readonly bytes: Uint8Array;
  /** What the file does not hold, a Vietnamese sentence each. */
  readonly lost: readonly string[];
}

/** A name with the characters that Excel or XML refuse replaced by "_", and nothing in it that looks like an escape. */
function heldName(name: string): string {
  const held = [...name].map((c) =>
    encodeXstring(c) !== c || /[[\]:*?/\\']/.test(c) || (/\s/.test(c) && c !== ' ') ? '_' : c,
  );
  return held.join('').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '-') || '_';
}

/** The first characters of a name, at most `length` UTF-16 units, no surrogate pair split. */
function cutName(name: string, length: number): string {
  let cut = '';
  for (const c of name) {
    if (cut.length + c.length > length) break;
    cut += c;
  }
  return cut;
}

/** Names as Excel allows them: 31 characters, some characters not, none twice whatever the case. */
function fileNamesOf(sheets: readonly Sheet[], taken: readonly string[]): SheetNames {
  const names = new Map<string, string>();
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const isFit = (name: string): boolean =>
    name.length <= 31 &&
    name !== '' &&
    !/[[\]:*?/\\]|^'|'$/.test(name) &&
    !/^history$/i.test(name) &&
    !/\s/.test(name.replaceAll(' ', '')) &&
    encodeXstring(name) === name;
  const free = sheets.filter((sheet) => {
    if (!isFit(sheet.name) || used.has(sheet.name.toLowerCase())) return true;
    used.add(sheet.name.toLowerCase());
    return false;
  });
  for (const sheet of free) {
    const base = heldName(sheet.name);
    let name = cutName(base, 31);
    for (let n = 2; used.has(name.toLowerCase()) || !isFit(name); n++) name = `${cutName(base, 24)}-${n}`;
    used.add(name.toLowerCase());
    names.set(sheet.name, name);
  }
  return names;
}

export function writePackage(workbook: Workbook, kept?: PackageParts): Written {
  const pack: Package = kept
    ? {
        ...kept.pack,
        parts: new PartMap(kept.pack.parts),
        defaults: new Map(kept.pack.defaults),
        overrides: new PartMap(kept.pack.overrides),
      }
    : {
        parts: new PartMap(),
        defaults: new Map(),
        overrides: new PartMap(),
        strict: false,
        loose: new Set(),
      };
  const workbookPart = kept?.workbookPart ?? 'xl/workbook.xml';
  const relationships: Relationship[] = [...(kept?.relationships ?? [])];
  const lost = new Set<string>(kept?.losses ?? []);
  dropStale(pack, workbookPart, relationships);

  const alive = new Set(workbook.sheets.map((sheet) => sheet.id));
  for (const entry of kept?.entries ?? []) {
    if (entry.sheet === null || alive.has(entry.sheet)) continue;
    pack.parts.delete(entry.part);
    pack.parts.delete(relationshipsName(entry.part));
    const at = relationships.findIndex((r) => r.id === entry.relationship);
    if (at >= 0) relationships.splice(at, 1);
  }

  const others = (kept?.entries ?? []).filter((entry) => entry.sheet === null);
  const fileNames = fileNamesOf(
    workbook.sheets,
    others.map((entry) => entry.attributes.name ?? ''),
  );
  const fileName = (sheet: Sheet): string => fileNames.get(sheet.name) ?? sheet.name;
  for (const [name, other] of fileNames) {
    lost.add(
      `Tab “${name}” mang tên “${other}” trong Excel, vì Excel không nhận tên dài hơn 31 chữ, trùng tên, hoặc có dấu [ ] : * ? / \\. Sổ Hội vẫn dùng tên cũ.`,
    );
  }
  const renamed = new Map<string, string>();
  for (const entry of kept?.entries ?? []) {
    const sheet = workbook.sheets.find((s) => s.id === entry.sheet);
    const before = entry.attributes.name ?? '';
    if (sheet !== undefined && fileName(sheet) !== before) renamed.set(before, fileName(sheet));
  }

  const context: WriteContext = {
    workbook,
    kept,
    pack,
    styles: new StyleWriter(kept?.styles ?? readStyles(undefined, [], 'en_US'), workbook.locale),
    strings: new StringWriter(kept?.strings),
    fileNames,
    renamed,
    sheetById: new Map(workbook.sheets.map((sheet) => [sheet.id, sheet])),
    sheetByName: new Map(workbook.sheets.map((sheet) => [sheet.name, sheet])),
    lost,
  };

  // ---- sheets ----
  const entryOf = new Map(
    (kept?.entries ?? []).flatMap((entry) => (entry.sheet === null ? [] : [[entry.sheet, entry] as const])),
  );
  const usedIds = new Set((kept?.entries ?? []).map((entry) => Number(entry.attributes.sheetId ?? 0)));
  const firstVisible = workbook.sheets.find((sheet) => !sheet.hidden);
  const storedSheets: StoredSheet[] = [];
  const rows = new Map<number, string>();
  for (const sheet of workbook.sheets) {
    const entry = entryOf.get(sheet.id);
    const part = entry?.part ?? freeName(pack, 'xl/worksheets/sheet#.xml');
    storedSheets.push(writeSheet(sheet, part, sheet === firstVisible, context));
    const id = entry?.relationship ?? addRelation(relationships, 'worksheet', workbookPart, part);
    let number = Number(entry?.attributes.sheetId ?? 0);
    if (number === 0) {
      number = 1;
      while (usedIds.has(number)) number++;
      usedIds.add(number);
    }
    rows.set(
      sheet.id,
      entryXml(fileName(sheet), sheet.hidden, number, id, entry, kept?.sheets.get(sheet.id)),
    );
  }
  const order = tabOrder(workbook, kept);
  const entriesXml = order.map((tab) =>
    typeof tab === 'number' ? (rows.get(tab) ?? '') : (others.find((o) => o.part === tab)?.xml ?? ''),
  );

  // ---- styles, strings, our own part ----
  const place = (kind: string, fallback: string): string => {
    const found = relationships.find((r) => relationshipKind(r) === kind && !r.external);
    if (found !== undefined) return targetPart(workbookPart, found);
    const part = freeName(pack, fallback);
    addRelation(relationships, kind, workbookPart, part);
    return part;
  };
  const styles = context.styles.xml();
  if (kept === undefined || kept.styles.isNew || styles !== kept.styles.part.text)
    setPart(pack, place('styles', 'xl/styles.xml'), styles, `${OFFICE}.spreadsheetml.styles+xml`);
  const strings = context.strings.xml();
  if (
    kept?.strings === undefined
      ? !context.strings.empty || kept === undefined
      : strings !== kept.strings.source.text
  )
    setPart(
      pack,
      place('sharedStrings', 'xl/sharedStrings.xml'),
      strings,
      `${OFFICE}.spreadsheetml.sharedStrings+xml`,
    );
  setOwnPart(pack, workbook, storedSheets, kept, workbookPart, relationships);

  // ---- the workbook part ----
  const elements = new Map<string, string>();
  for (const [name, sources] of kept?.workbookRaw ?? []) elements.set(name, sources.join(''));
  elements.set('bookViews', bookViews(elements.get('bookViews'), workbook, kept, order));
  elements.set('sheets', withItems(elements.get('sheets'), 'sheets', kept?.entries ?? [], entriesXml));
  const names = definedNames(workbook, kept, order, context);
  elements.set(
    'definedNames',
    withItems(elements.get('definedNames'), 'definedNames', kept?.names ?? [], names),
  );
  // The add-on changes cells that formulas elsewhere look at: whoever opens the file recalculates.
  elements.set('calcPr', recalculated(elements.get('calcPr')));
  if (kept === undefined) {
    elements.set('workbookPr', '<workbookPr/>');
    const body = ORDER.map((name) => elements.get(name) ?? '').join('');
    const xml = `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">${body}</workbook>`;
    setPart(pack, workbookPart, xml, `${OFFICE}.spreadsheetml.sheet.main+xml`);
  } else {
    const text = patchPart(kept.workbookSource, elements, ORDER, MAIN, RELATIONSHIPS);
    if (text !== kept.workbookSource.text) setPart(pack, workbookPart, text);
  }
  setRelationships(pack, workbookPart, relationships);
  if (kept === undefined) {
    const root: Relationship[] = [];
    addRelation(root, 'officeDocument', '', workbookPart);
    setRelationships(pack, '', root);
  } else for (const sentence of missingParts(kept, pack, alive)) lost.add(sentence);
  return { bytes: closePackage(pack), lost: [...lost] };
}

/** A list of the workbook part: unchanged where its items are. */
function withItems(
  before: string | undefined,
  name: string,
  items: readonly { readonly xml: string }[],
  now: readonly string[],
): string {
  if (before !== undefined && items.map(({ xml }) => xml).join('') === now.join('')) return before;
  if (now.length === 0) return '';
  const { open, close } = tagsOf(before ?? `<${name}/>`);
  return open + now.join('') + close;
}

function recalculated(before: string | undefined): string {
  if (before === undefined) return '<calcPr calcId="191029" fullCalcOnLoad="1"/>';
  const tag = new XmlReader(before).root().tag();
  return withAttributes(tag, { fullCalcOnLoad: 1 }) + before.slice(tag.length);
}

/** What Excel makes again by itself (the order of calculation), and what is no longer true after a change. */
function dropStale(pack: Package, workbookPart: string, relationships: Relationship[]): void {
  for (let i = relationships.length - 1; i >= 0; i--) {
    const one = relationships[i];
    if (one === undefined || !['calcChain', 'revisionHeaders'].includes(relationshipKind(one))) continue;
    pack.parts.delete(targetPart(workbookPart, one));
    relationships.splice(i, 1);
  }
  const root = relationshipsOf(pack, '');
  const rest = root.filter(
    (r) => !r.type.includes('digital-signature') && relationshipKind(r) !== 'customXml',
  );
  if (rest.length < root.length) setRelationships(pack, '', rest);
  // Custom parts that LibreOffice attached to the package go back to the workbook, where Excel looks for them.
  for (const relation of root.filter((r) => relationshipKind(r) === 'customXml')) {
    const target = relativeTarget(workbookPart, targetPart('', relation));
    relationships.push({ ...relation, id: freeId(relationships), target });
  }
}

function setOwnPart(
  pack: Package,
  workbook: Workbook,
  sheets: readonly StoredSheet[],
  kept: PackageParts | undefined,
  workbookPart: string,
  relationships: Relationship[],
): void {
  const stored: Stored = {
    version: 1,
    id: workbook.id,
    locale: workbook.locale,
    timeZone: workbook.timeZone,
    nextId: workbook.nextId,
    sheets,
    ...moreOf(workbook, Object.keys(newWorkbook(''))),
    ...(workbook.namedRanges.length === 0 ? {} : { namedRanges: workbook.namedRanges }),
    ...(workbook.metadata.length === 0 ? {} : { metadata: workbook.metadata }),
    ...(workbook.documentProperties.size === 0
      ? {}
      : { documentProperties: [...workbook.documentProperties] }),
    ...(workbook.scriptProperties.size === 0 ? {} : { scriptProperties: [...workbook.scriptProperties] }),
    ...(workbook.userProperties.size === 0
      ? {}
      : { userProperties: [...workbook.userProperties].map(([user, list]) => [user, [...list]] as const) }),
  };
  const part = kept?.ownPart ?? freeName(pack, 'customXml/item#.xml');
  setPart(pack, part, writeOwnPart(stored));
  if (kept?.ownPart) return;
  const properties = part.replace(/item(\d+)\.xml$/, 'itemProps$1.xml');
  setPart(pack, properties, ownProperties(), `${OFFICE}.customXmlProperties+xml`);
  const own: Relationship[] = [];
  addRelation(own, 'customXmlProps', part, properties);
  setRelationships(pack, part, own);
  addRelation(relationships, 'customXml', workbookPart, part);
}
