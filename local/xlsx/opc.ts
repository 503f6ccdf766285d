/**
 * The package around a workbook (Open Packaging Conventions): parts in a zip, their content types, their
 * relationships.
 */
import { posix } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { bytesOf, textOf, XML_HEAD } from './encoding';
import { PartMap } from './parts';
import { attribute, XmlReader } from './xml';
import { PackageError, unzip } from './zip';

export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** As written in the file. */
  readonly target: string;
  readonly external: boolean;
}

export interface Package {
  /** Part name without the leading slash → its bytes. */
  readonly parts: PartMap<Uint8Array>;
  /** Extension in lower case → content type. */
  readonly defaults: Map<string, string>;
  /** Part name → content type. */
  readonly overrides: PartMap<string>;
  /** Does it use the namespaces of ISO/IEC 29500 Strict? */
  readonly strict: boolean;
  /** Parts that nothing referred to when the package was read: they are written back all the same. */
  readonly loose: ReadonlySet<string>;
}

export const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const CONTENT_TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';

const STRICT_RELATIONSHIPS = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
// ISO/IEC 29500 Strict names the same vocabulary by other addresses. Reading goes by local names, so only what we
// write into such a package is put into its namespaces.
const STRICT: readonly (readonly [string, string])[] = [
  [
    'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
    'http://purl.oclc.org/ooxml/spreadsheetml/main',
  ],
  [RELATIONSHIPS, STRICT_RELATIONSHIPS],
  [
    'http://schemas.openxmlformats.org/officeDocument/2006/customXml',
    'http://purl.oclc.org/ooxml/officeDocument/customXml',
  ],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'http://purl.oclc.org/ooxml/drawingml/main'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'http://purl.oclc.org/ooxml/drawingml/chart'],
  [
    'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing',
    'http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing',
  ],
];

function inWordsOf(pack: Package, xml: string): string {
  if (!pack.strict) return xml;
  return STRICT.reduce((text, [transitional, strict]) => text.replaceAll(transitional, strict), xml);
}

/** @throws PackageError */
export function openPackage(bytes: Uint8Array): Package {
  const parts = new PartMap<Uint8Array>();
  for (const [name, content] of unzip(bytes)) parts.setExactly(name, content);
  const types = parts.get('[Content_Types].xml');
  if (types === undefined) throw new PackageError('not-xlsx', 'no content types');
  parts.delete('[Content_Types].xml');

  const defaults = new Map<string, string>();
  const overrides = new PartMap<string>();
  const reader = new XmlReader(textOf(types)).root();
  reader.children((name) => {
    const a = reader.attributes();
    if (name === 'Default') defaults.set((a.Extension ?? '').toLowerCase(), a.ContentType ?? '');
    if (name === 'Override')
      overrides.set((a.PartName ?? '').replaceAll('\\', '/').replace(/^\//, ''), a.ContentType ?? '');
  });
  const bare: Package = { parts, defaults, overrides, strict: false, loose: new Set() };
  const strict = relationshipsOf(bare, '').some((r) => r.type.startsWith(STRICT_RELATIONSHIPS));
  const pack: Package = { ...bare, strict };
  const linked = reachable(pack);
  const root = relationshipsName('');
  const loose = [...parts.keys()].filter((name) => {
    const owner = ownerOf(name);
    if (owner === null) return !linked.has(name);
    return parts.nameOf(name) !== parts.nameOf(root) && !linked.has(parts.nameOf(owner));
  });
  return { ...pack, loose: new Set(loose) };
}

/** `xl/_rels/workbook.xml.rels` → `xl/workbook.xml`; null for what is no list of relationships. */
function ownerOf(part: string): string | null {
  const found = /^(.*\/)?_rels\/([^/]*)\.rels$/i.exec(part);
  return found && (found[1] ?? '') + (found[2] ?? '');
}

export function contentType(pack: Package, part: string): string {
  const extension = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
  return pack.overrides.get(part) ?? pack.defaults.get(extension) ?? '';
}

/** `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`; '' → the package's own. */
export function relationshipsName(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

export function relationshipsOf(pack: Package, part: string): Relationship[] {
  const bytes = pack.parts.get(relationshipsName(part));
  if (bytes === undefined) return [];
  const found: Relationship[] = [];
  const reader = new XmlReader(textOf(bytes)).root();
  reader.children(() => {
    const a = reader.attributes();
    found.push({
      id: a.Id ?? '',
      type: a.Type ?? '',
      target: a.Target ?? '',
      external: a.TargetMode === 'External',
    });
  });
  return found;
}

/** The last word of a relationship's type: `…/relationships/drawing` → `drawing`. */
export function relationshipKind(relationship: Relationship): string {
  return relationship.type.slice(relationship.type.lastIndexOf('/') + 1);
}

/** The part that a relationship of `source` refers to. */
export function targetPart(source: string, relationship: Relationship): string {
  const plain = (relationship.target.split('#')[0] ?? '').replaceAll('\\', '/');
  let decoded: string;
  try {
    decoded = decodeURI(plain);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    decoded = plain; // A bare "%" in a part name: taken as written.
  }
  const path = decoded.startsWith('/') ? decoded.slice(1) : posix.join(posix.dirname(source), decoded);
  // LibreOffice 7 names parts above the root; readers take the root for it.
  return posix.normalize(path).replace(/^(\.\.\/)+/, '');
}

export function relativeTarget(source: string, part: string): string {
  return posix.relative(posix.dirname(`/${source}`), `/${part}`);
}

/** Writes a part's relationships; unchanged from the file where they are the same. */
export function setRelationships(pack: Package, part: string, relationships: readonly Relationship[]): void {
  const name = relationshipsName(part);
  if (relationships.length === 0) {
    pack.parts.delete(name);
    return;
  }
  const same = (a: Relationship, b: Relationship | undefined): boolean =>
    a.id === b?.id && a.type === b.type && a.target === b.target && a.external === b.external;
  const before = relationshipsOf(pack, part);
  if (before.length === relationships.length && relationships.every((r, i) => same(r, before[i]))) return;
  const rows = relationships.map(
    (r) =>
      `<Relationship Id="${attribute(r.id)}" Type="${attribute(r.type)}" Target="${attribute(r.target)}"${r.external ? ' TargetMode="External"' : ''}/>`,
  );
  const xml = `${XML_HEAD}<Relationships xmlns="${PACKAGE_RELATIONSHIPS}">${rows.join('')}</Relationships>`;
  pack.parts.set(name, bytesOf(inWordsOf(pack, xml)));
}

/** A relationship id that is not taken. */
export function freeId(relationships: readonly Relationship[]): string {
  const taken = new Set(relationships.map((r) => r.id));
  for (let n = relationships.length + 1; ; n++) if (!taken.has(`rId${n}`)) return `rId${n}`;
}

/** A part name that is not taken: `pattern` with `#` for the number. */
export function freeName(pack: Package, pattern: string): string {
  for (let n = 1; ; n++) {
    const name = pattern.replace('#', String(n));
    if (!pack.parts.has(name)) return name;
  }
}

export function setPart(pack: Package, name: string, content: string | Uint8Array, type?: string): void {
  pack.parts.set(name, typeof content === 'string' ? bytesOf(inWordsOf(pack, content)) : content);
  if (type !== undefined) pack.overrides.set(name, type);
}

/** The parts that can be reached from a part's relationships ('' is the package); the others are unused. */
export function reachable(pack: Package, from = ''): Set<string> {
  const found = new Set<string>();
  const visit = (source: string): void => {
    for (const relationship of relationshipsOf(pack, source)) {
      if (relationship.external) continue;
      const part = pack.parts.nameOf(targetPart(source, relationship));
      if (found.has(part) || !pack.parts.has(part)) continue;
      found.add(part);
      visit(part);
    }
  };
  visit(from);
  return found;
}

const ALREADY_PACKED = /\.(png|jpe?g|gif|zip|docx|xlsx|mp4)$/i;

/** Zips the package. Parts that nothing refers to any more are left out. The same package gives the same bytes. */
export function closePackage(pack: Package): Uint8Array {
  const kept = reachable(pack);
  for (const name of pack.loose) kept.add(name);
  const extensions = new Map(pack.defaults);
  extensions.set('rels', 'application/vnd.openxmlformats-package.relationships+xml');
  extensions.set('xml', extensions.get('xml') ?? 'application/xml');
  const types = [...extensions].map(
    ([extension, type]) => `<Default Extension="${attribute(extension)}" ContentType="${attribute(type)}"/>`,
  );
  for (const [part, type] of pack.overrides) {
    if (kept.has(pack.parts.nameOf(part)))
      types.push(`<Override PartName="/${attribute(part)}" ContentType="${attribute(type)}"/>`);
  }
  const files: Zippable = {};
  // A fixed moment, so that a save that changes nothing changes no byte. Zip cannot hold one before 1980.
  const options = { level: 6, mtime: new Date(1980, 0, 1, 12) } as const;
  files['[Content_Types].xml'] = [
    bytesOf(`${XML_HEAD}<Types xmlns="${CONTENT_TYPES}">${types.join('')}</Types>`),
    options,
  ];
  const root = relationshipsName('');
  // In a fixed order, so that the same workbook gives the same file.
  for (const [name, bytes] of [...pack.parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const owner = ownerOf(name);
    const wanted =
      owner === null
        ? kept.has(name)
        : kept.has(name) || name === pack.parts.nameOf(root) || kept.has(pack.parts.nameOf(owner));
    if (wanted)
      files[name] = ALREADY_PACKED.test(name) ? [bytes, { ...options, level: 0 }] : [bytes, options];
  }
  return zipSync(files);
}

/** Adds a relationship of `source` to `part`, and answers its id. */
export function addRelation(
  relationships: Relationship[],
  kind: string,
  source: string,
  part: string,
): string {
  const id = freeId(relationships);
  relationships.push({
    id,
    type: `${RELATIONSHIPS}/${kind}`,
    target: relativeTarget(source, part),
    external: false,
  });
  return id;
}

/** The id of the relationship of `source` to `part`, which is added where there is none. */
export function setRelation(
  relationships: Relationship[],
  kind: string,
  source: string,
  part: string,
): string {
  const existing = relationships.find(
    (r) => relationshipKind(r) === kind && !r.external && targetPart(source, r) === part,
  );
  return existing?.id ?? addRelation(relationships, kind, source, part);
}

export function dropRelation(relationships: Relationship[], source: string, part: string): void {
  const at = relationships.findIndex((r) => !r.external && targetPart(source, r) === part);
  if (at >= 0) relationships.splice(at, 1);
}
