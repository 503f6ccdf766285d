/**
 * Conditional formats between Google's criteria and the file's `cfRule` elements, and banding.
 *
 * Banding is written as conditional formats, over the cells that have no colour of their own: it then follows rows
 * that are inserted in Excel, costs a few hundred bytes instead of a format in every blank cell, and is recognised
 * on reading by a text in its formula (`N("…")` is 0), which Excel and LibreOffice keep.
 */

import { areaName, parseAreas } from '../a1';
import type { Area, Banding, ConditionalFormat } from '../model';
import { fromFile, toFile } from './formula';
import { readDifference, type StyleTable } from './styles-read';
import type { StyleWriter } from './styles-write';
import type { Surroundings } from './validation';
import { attribute, attributeText, decodeXstring, escapeText, writeAttributes, XmlReader } from './xml';

const OPERATORS: Readonly<Record<string, string>> = {
  NUMBER_BETWEEN: 'between',
  NUMBER_NOT_BETWEEN: 'notBetween',
  NUMBER_EQUAL_TO: 'equal',
  NUMBER_NOT_EQUAL_TO: 'notEqual',
  NUMBER_GREATER_THAN: 'greaterThan',
  NUMBER_GREATER_THAN_OR_EQUAL_TO: 'greaterThanOrEqual',
  NUMBER_LESS_THAN: 'lessThan',
  NUMBER_LESS_THAN_OR_EQUAL_TO: 'lessThanOrEqual',
  DATE_AFTER: 'greaterThan',
  DATE_BEFORE: 'lessThan',
  DATE_EQUAL_TO: 'equal',
};
const NUMBER_CRITERIA = new Map(
  Object.entries(OPERATORS)
    .filter(([name]) => name.startsWith('NUMBER_'))
    .map(([name, operator]) => [operator, name]),
);

const quoted = (value: unknown): string => `"${String(value).replaceAll('"', '""')}"`;
const operand = (value: string | number | undefined): string => {
  if (typeof value === 'string' && value.startsWith('=')) return value.slice(1);
  return typeof value === 'number' ||
    (value !== undefined && value.trim() !== '' && !Number.isNaN(Number(value)))
    ? String(value)
    : quoted(value ?? '');
};

interface Spelled {
  readonly attributes: string;
  readonly formulas: readonly string[];
}

function spell(format: ConditionalFormat, here: Surroundings): Spelled | null {
  const first = format.areas[0];
  if (first === undefined) return null;
  const cell = areaName({ ...first, rows: 1, columns: 1 });
  const [a, b] = format.values;
  const operator = OPERATORS[format.criteria];
  if (operator !== undefined) {
    if (format.criteria.startsWith('DATE_') && typeof a !== 'number') return null;
    const formulas = [
      operand(a),
      ...(operator === 'between' || operator === 'notBetween' ? [operand(b)] : []),
    ];
    return { attributes: ` type="cellIs" operator="${operator}"`, formulas };
  }
  switch (format.criteria) {
    case 'CUSTOM_FORMULA':
      return { attributes: ' type="expression"', formulas: [toFile(String(a), '', here.toFileNames).text] };
    case 'TEXT_EQ':
    case 'TEXT_EQUAL_TO':
      return { attributes: ' type="cellIs" operator="equal"', formulas: [quoted(a)] };
    case 'TEXT_CONTAINS':
      return {
        attributes: ` type="containsText" operator="containsText" text="${attributeText(String(a))}"`,
        formulas: [`NOT(ISERROR(SEARCH(${quoted(a)},${cell})))`],
      };
    case 'TEXT_DOES_NOT_CONTAIN':
      return {
        attributes: ` type="notContainsText" operator="notContains" text="${attributeText(String(a))}"`,
        formulas: [`ISERROR(SEARCH(${quoted(a)},${cell}))`],
      };
    case 'TEXT_STARTS_WITH':
      return {
        attributes: ` type="beginsWith" operator="beginsWith" text="${attributeText(String(a))}"`,
        formulas: [`LEFT(${cell},LEN(${quoted(a)}))=${quoted(a)}`],
      };
    case 'TEXT_ENDS_WITH':
      return {
        attributes: ` type="endsWith" operator="endsWith" text="${attributeText(String(a))}"`,
        formulas: [`RIGHT(${cell},LEN(${quoted(a)}))=${quoted(a)}`],
      };
    case 'CELL_EMPTY':
      return { attributes: ' type="containsBlanks"', formulas: [`LEN(TRIM(${cell}))=0`] };
    case 'CELL_NOT_EMPTY':
      return { attributes: ' type="notContainsBlanks"', formulas: [`LEN(TRIM(${cell}))>0`] };
    default:
      return null;
  }
}

export interface FoundRule {
  readonly sqref: string;
  /** Other attributes of the element around it, as source. */
  readonly wrapper: string;
  readonly priority: number;
  /** The whole `cfRule` element. */
  readonly source: string;
  /** Absent: a kind that Google's rules do not know (colour scales, data bars, icons). */
  readonly format?: ConditionalFormat;
  /** Present: one of our banding rules. */
  readonly banding?: {
    readonly id: number;
    readonly part: BandPart;
    readonly areas: readonly Area[];
    readonly color: string;
  };
}

const MARK = 'Sổ Hội: dải màu';
type BandPart = 'header' | 'first' | 'second' | 'footer';

/** Reads one `conditionalFormatting`, at its start tag. Rules come in the order of the file. */
export function readConditional(reader: XmlReader, table: StyleTable, here: Surroundings): FoundRule[] {
  const { sqref = '', ...others } = reader.attributes();
  const wrapper = writeAttributes(others);
  const areas = parseAreas(sqref, here.grid(here.sheet) ?? { rows: 1000, columns: 26 });
  const found: FoundRule[] = [];
  reader.children((name) => {
    if (name !== 'cfRule') return;
    const a = reader.attributes();
    const from = reader.start;
    const formulas: string[] = [];
    reader.children((inner) => {
      if (inner === 'formula') formulas.push(decodeXstring(reader.content()));
    });
    const source = reader.source.slice(from, reader.position);
    const style = readDifference(
      a.dxfId === undefined ? undefined : table.differential[Number(a.dxfId)],
      table.theme,
    );
    const base = { sqref, wrapper, priority: Number(a.priority ?? 0), source };
    const mark = new RegExp(`${MARK} (-?\\d+) (header|first|second|footer)"`).exec(formulas[0] ?? '');
    if (mark) {
      const part = mark[2] as BandPart;
      found.push({
        ...base,
        banding: { id: Number(mark[1]), part, areas, color: style.background ?? '#ffffff' },
      });
      return;
    }
    const said = criteriaOf(a, formulas, here);
    found.push(said === null || areas.length === 0 ? base : { ...base, format: { areas, ...said, style } });
  });
  return found;
}

function criteriaOf(
  a: Readonly<Record<string, string>>,
  formulas: readonly string[],
  here: Surroundings,
): { criteria: string; values: (string | number)[] } | null {
  const value = (formula: string | undefined): string | number => {
    const trimmed = (formula ?? '').trim();
    if (trimmed !== '' && !Number.isNaN(Number(trimmed))) return Number(trimmed);
    const text = /^"((?:[^"]|"")*)"$/.exec(trimmed);
    return text ? (text[1] ?? '').replaceAll('""', '"') : fromFile(trimmed, false, here.toModelNames);
  };
  switch (a.type) {
    case 'expression':
      return formulas[0] === undefined
        ? null
        : { criteria: 'CUSTOM_FORMULA', values: [fromFile(formulas[0], false, here.toModelNames)] };
    case 'cellIs': {
      const operator = a.operator ?? '';
      const first = value(formulas[0]);
      if (operator === 'equal' && typeof first === 'string' && !first.startsWith('=')) {
        return { criteria: 'TEXT_EQ', values: [first] };
      }
      const criteria = NUMBER_CRITERIA.get(operator);
      if (criteria === undefined) return null;
      const two = operator === 'between' || operator === 'notBetween';
      return { criteria, values: two ? [first, value(formulas[1])] : [first] };
    }
    case 'containsText':
      return a.text === undefined ? null : { criteria: 'TEXT_CONTAINS', values: [decodeXstring(a.text)] };
    case 'notContainsText':
      return a.text === undefined
        ? null
        : { criteria: 'TEXT_DOES_NOT_CONTAIN', values: [decodeXstring(a.text)] };
    case 'beginsWith':
      return a.text === undefined ? null : { criteria: 'TEXT_STARTS_WITH', values: [decodeXstring(a.text)] };
    case 'endsWith':
      return a.text === undefined ? null : { criteria: 'TEXT_ENDS_WITH', values: [decodeXstring(a.text)] };
    case 'containsBlanks':
      return { criteria: 'CELL_EMPTY', values: [] };
    case 'notContainsBlanks':
      return { criteria: 'CELL_NOT_EMPTY', values: [] };
    default:
      return null;
  }
}

/** A rule's source without its priority, which is given again on writing. */
function unranked(source: string): { open: string; rest: string } {
  const end = new XmlReader(source).root().position;
  const tag = source.slice(0, end).replace(/\s+priority\s*=\s*("[^"]*"|'[^']*')/, '');
  return { open: tag.replace(/\s*\/?>$/, ''), rest: /\/>$/.test(tag) ? '/>' : `>${source.slice(end)}` };
}

/** The source of one rule, `priority` left to the caller; null where the file has none. */
export function conditionalSource(
  format: ConditionalFormat,
  styles: StyleWriter,
  here: Surroundings,
): string | null {
  const said = spell(format, here);
  if (said === null) return null;
  const formulas = said.formulas.map((f) => `<formula>${escapeText(f)}</formula>`).join('');
  return `<cfRule${said.attributes} dxfId="${styles.difference(format.style)}">${formulas}</cfRule>`;
}

/** Parts of `area` whose cells have no colour of their own. `colored` answers which do. */
export function uncolored(
  area: Area,
  lastRow: number,
  colored: (row: number, column: number) => boolean,
): Area[] {
  const found: Area[] = [];
  let open: Area | null = null;
  let key = '';
  const end = area.row + area.rows;
  for (let row = area.row; row < end; row++) {
    const runs: [number, number][] = [];
    // Below the last row with a cell all rows are alike.
    const beyond = row > lastRow;
    for (let column = area.column; column < area.column + area.columns; column++) {
      if (!beyond && colored(row, column)) continue;
      const last = runs.at(-1);
      if (last && last[1] === column - 1) last[1] = column;
      else runs.push([column, column]);
    }
    const now = runs.join(';');
    const rows = beyond ? end - row : 1;
    if (open !== null && now === key && runs.length === 1) {
      const grown: Area = { ...open, rows: open.rows + rows };
      found[found.length - 1] = grown;
      open = grown;
    } else {
      for (const [from, to] of runs) found.push({ row, column: from, rows, columns: to - from + 1 });
      open = runs.length === 1 ? (found.at(-1) ?? null) : null;
      key = now;
    }
    if (beyond) break;
  }
  return found;
}

/** Rules that show a banding. `free`: the areas it may colour. */
export function bandingSources(banding: Banding, styles: StyleWriter): string[] {
  const { area, id } = banding;
  const top = area.row + 1;
  const bottom = area.row + area.rows;
  const bodyTop = banding.header === undefined ? top : top + 1;
  const rule = (part: BandPart, color: string, condition: string): string =>
    `<cfRule type="expression" dxfId="${styles.difference({ background: color })}"><formula>` +
    `${escapeText(`AND(N("${MARK} ${id} ${part}")=0,${condition})`)}</formula></cfRule>`;
  return [
    ...(banding.header === undefined ? [] : [rule('header', banding.header, `ROW()=${top}`)]),
    ...(banding.footer === undefined ? [] : [rule('footer', banding.footer, `ROW()=${bottom}`)]),
    rule('first', banding.first, `MOD(ROW()-${bodyTop},2)=0`),
    rule('second', banding.second, `MOD(ROW()-${bodyTop},2)=1`),
  ];
}

/** Bandings read from the file's marked rules, for files whose own part was dropped by another program. */
export function bandingsOf(rules: readonly FoundRule[]): Banding[] {
  const byId = new Map<number, { colors: Partial<Record<BandPart, string>>; areas: Area[] }>();
  for (const { banding } of rules) {
    if (banding === undefined) continue;
    const one = byId.get(banding.id) ?? { colors: {}, areas: [] };
    one.colors[banding.part] = banding.color;
    one.areas.push(...banding.areas);
    byId.set(banding.id, one);
  }
  return [...byId].map(([id, { colors, areas }]) => {
    const row = Math.min(...areas.map((a) => a.row));
    const column = Math.min(...areas.map((a) => a.column));
    const bottom = Math.max(...areas.map((a) => a.row + a.rows));
    const right = Math.max(...areas.map((a) => a.column + a.columns));
    return {
      id,
      area: { row, column, rows: bottom - row, columns: right - column },
      first: colors.first ?? '#ffffff',
      second: colors.second ?? '#ffffff',
      ...(colors.header === undefined ? {} : { header: colors.header }),
      ...(colors.footer === undefined ? {} : { footer: colors.footer }),
    };
  });
}

export interface RankedRule {
  readonly sqref: string;
  readonly wrapper?: string;
  readonly source: string;
}

/** `conditionalFormatting` elements in order of priority, first wins. */
export function conditionalXml(rules: readonly RankedRule[]): string {
  const groups: { around: string; rules: string[] }[] = [];
  for (const [index, { sqref, wrapper = '', source }] of rules.entries()) {
    const { open, rest } = unranked(source);
    const ranked = `${open} priority="${index + 1}"${rest}`;
    const around = ` sqref="${attribute(sqref)}"${wrapper}`;
    const last = groups.at(-1);
    if (last?.around === around) last.rules.push(ranked);
    else groups.push({ around, rules: [ranked] });
  }
  return groups
    .map((g) => `<conditionalFormatting${g.around}>${g.rules.join('')}</conditionalFormatting>`)
    .join('');
}
