/** Data validation between Google's criteria and the file's `dataValidation` elements. */

import { areaName, areaNames, EXCEL_ROWS, parseArea, parseAreas, quotedSheet, splitSheet } from '../a1';
import type { Area, Validation, ValidationRule } from '../model';
import { fromFile, type SheetNames, shiftFormula, toFile } from './formula';
import { canonical } from './stored';
import {
  type Attributes,
  attribute,
  attributeText,
  decodeXstring,
  escapeText,
  writeAttributes,
  XmlReader,
} from './xml';

/** What a rule needs to know of the workbook around it. */
export interface Surroundings {
  /** Name of the sheet that the rule stands in, as the model has it. */
  readonly sheet: string;
  /** Size of a sheet's grid, by the model's name. */
  readonly grid: (sheet: string) => { rows: number; columns: number } | undefined;
  readonly toFileNames: SheetNames;
  readonly toModelNames: SheetNames;
  /** Days to subtract from a serial number on the way to the file (1462 in workbooks that count from 1904). */
  readonly epoch: number;
}

interface FoundValidation {
  readonly validations: readonly Validation[];
}

/** Excel refuses a file in which one of these is longer. */
const LONGEST_FORMULA = 255;
const LONGEST_PROMPT = 255;

const NUMBER_OPERATORS: Readonly<Record<string, string>> = {
  NUMBER_BETWEEN: 'between',
  NUMBER_NOT_BETWEEN: 'notBetween',
  NUMBER_EQUAL_TO: 'equal',
  NUMBER_NOT_EQUAL_TO: 'notEqual',
  NUMBER_GREATER_THAN: 'greaterThan',
  NUMBER_GREATER_THAN_OR_EQUAL_TO: 'greaterThanOrEqual',
  NUMBER_LESS_THAN: 'lessThan',
  NUMBER_LESS_THAN_OR_EQUAL_TO: 'lessThanOrEqual',
};
const DATE_OPERATORS: Readonly<Record<string, string>> = {
  DATE_BETWEEN: 'between',
  DATE_NOT_BETWEEN: 'notBetween',
  DATE_EQUAL_TO: 'equal',
  DATE_AFTER: 'greaterThan',
  DATE_ON_OR_AFTER: 'greaterThanOrEqual',
  DATE_BEFORE: 'lessThan',
  DATE_ON_OR_BEFORE: 'lessThanOrEqual',
};
const inverted = (map: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(map).map(([a, b]) => [b, a]));
const NUMBER_CRITERIA = inverted(NUMBER_OPERATORS);
const DATE_CRITERIA = inverted(DATE_OPERATORS);

const EPOCH_DAY = Date.UTC(1899, 11, 30);
/** `2022-06-30` → its serial number; a number stays; null where it is neither. */
function serialOf(value: string | number | boolean | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const day = /^(\d{4})-(\d\d)-(\d\d)/.exec(value);
  if (!day) return null;
  return (Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])) - EPOCH_DAY) / 86_400_000;
}

/** `'Danh mục'!A2:A` → an absolute reference with an end, as the file's lists need it. */
export function absoluteRange(range: string, here: Surroundings): string | null {
  const { sheet, rest } = splitSheet(range);
  const name = sheet ?? here.sheet;
  const area = parseArea(rest, here.grid(name) ?? { rows: EXCEL_ROWS, columns: 26 });
  return area && `${quotedSheet(here.toFileNames.get(name) ?? name)}!${areaName(area, true)}`;
}

interface Spelled {
  readonly type: string;
  readonly operator?: string;
  readonly first?: string;
  readonly second?: string;
  readonly hideDropdown?: boolean;
}

const text = (value: unknown): string => `"${String(value).replaceAll('"', '""')}"`;

/** The rule in the file's words; null where the file has none, and why, for the user. */
function spell(rule: ValidationRule, area: Area, here: Surroundings): Spelled | null {
  const cell = areaName({ ...area, rows: 1, columns: 1 });
  const [a, b] = rule.values;
  const operator = NUMBER_OPERATORS[rule.criteria];
  if (operator !== undefined && a !== undefined) {
    return { type: 'decimal', operator, first: String(a), ...(b === undefined ? {} : { second: String(b) }) };
  }
  const dateOperator = DATE_OPERATORS[rule.criteria];
  if (dateOperator !== undefined) {
    const first = serialOf(a);
    const second = serialOf(b);
    if (first === null) return null;
    return {
      type: 'date',
      operator: dateOperator,
      first: String(first - here.epoch),
      ...(second === null ? {} : { second: String(second - here.epoch) }),
    };
  }
  switch (rule.criteria) {
    case 'VALUE_IN_RANGE': {
      const range = absoluteRange(String(a), here);
      return range === null ? null : { type: 'list', first: range, hideDropdown: rule.dropdown === false };
    }
    case 'VALUE_IN_LIST': {
      // The file's list is one text with commas between, so an item that has a comma cannot be written.
      const items = rule.values.map(String);
      const list = text(items.join(','));
      if (items.some((item) => item.includes(',')) || list.length > LONGEST_FORMULA || items.length === 0)
        return null;
      return { type: 'list', first: list, hideDropdown: rule.dropdown === false };
    }
    case 'CHECKBOX': {
      const list = rule.values.length > 0 ? text(rule.values.map(String).join(',')) : '"TRUE,FALSE"';
      return list.length > LONGEST_FORMULA ? null : { type: 'list', first: list, hideDropdown: true };
    }
    case 'CUSTOM_FORMULA': {
      const formula = toFile(String(a), '', here.toFileNames).text;
      return formula.length > LONGEST_FORMULA ? null : { type: 'custom', first: formula };
    }
    case 'DATE_IS_VALID_DATE':
      return { type: 'date', operator: 'greaterThanOrEqual', first: '0' };
    case 'TEXT_CONTAINS':
      return { type: 'custom', first: `ISNUMBER(SEARCH(${text(a)},${cell}))` };
    case 'TEXT_DOES_NOT_CONTAIN':
      return { type: 'custom', first: `ISERROR(SEARCH(${text(a)},${cell}))` };
    case 'TEXT_EQUAL_TO':
      return { type: 'custom', first: `EXACT(${cell},${text(a)})` };
    case 'TEXT_IS_VALID_EMAIL':
      return { type: 'custom', first: `ISNUMBER(MATCH("*?@?*.?*",${cell},0))` };
    case 'TEXT_IS_VALID_URL':
      return { type: 'custom', first: `ISNUMBER(MATCH("*?.?*",${cell},0))` };
    default:
      return null;
  }
}

/** Rules whose formula looks at the cell itself cannot share one element: each area has its own first cell. */
function isRelative(rule: ValidationRule): boolean {
  return (
    rule.criteria === 'CUSTOM_FORMULA' || (rule.criteria.startsWith('TEXT_') && rule.criteria !== 'TEXT')
  );
}

const cut = (value: string): string =>
  value.length > LONGEST_PROMPT ? `${value.slice(0, LONGEST_PROMPT - 1)}…` : value;

/** Elements for the sheet's rules. `sources`: rules as read, by `ruleKey`, to be written back verbatim. */
export function writeValidations(
  validations: readonly Validation[],
  here: Surroundings,
  sources: ReadonlyMap<string, { attributes: Attributes; inner: string }> = new Map(),
): { elements: string[]; unspoken: Validation[] } {
  const elements: string[] = [];
  const unspoken: Validation[] = [];
  const groups = new Map<string, { rule: ValidationRule; areas: Area[] }>();
  for (const [i, { area, rule }] of validations.entries()) {
    const key = ruleKey(rule) + (isRelative(rule) ? `\n${i}` : '');
    const group = groups.get(key);
    if (group) group.areas.push(area);
    else groups.set(key, { rule, areas: [area] });
  }
  for (const { rule, areas } of groups.values()) {
    const source = sources.get(ruleKey(rule));
    const sqref = attribute(areaNames(areas));
    if (source !== undefined) {
      elements.push(
        `<dataValidation${writeAttributes(source.attributes)} sqref="${sqref}">${source.inner}</dataValidation>`,
      );
      continue;
    }
    const first = areas[0];
    const said = first === undefined ? null : spell(rule, first, here);
    if (said === null) {
      unspoken.push(...areas.map((area) => ({ area, rule })));
      continue;
    }
    const help =
      rule.help === undefined || rule.help === ''
        ? ''
        : ` showInputMessage="1" prompt="${attributeText(cut(rule.help))}"`;
    elements.push(
      `<dataValidation type="${said.type}"${rule.strict ? '' : ' errorStyle="warning"'}` +
        (said.operator === undefined || said.operator === 'between' ? '' : ` operator="${said.operator}"`) +
        ` allowBlank="1"${said.hideDropdown ? ' showDropDown="1"' : ''} showErrorMessage="1"${help} sqref="${sqref}">` +
        (said.first === undefined ? '' : `<formula1>${escapeText(said.first)}</formula1>`) +
        (said.second === undefined ? '' : `<formula2>${escapeText(said.second)}</formula2>`) +
        '</dataValidation>',
    );
  }
  return { elements, unspoken };
}

export function ruleKey(rule: ValidationRule): string {
  return canonical(rule);
}

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

interface ValidationText {
  readonly attributes: Attributes;
  readonly sqref: string;
  readonly first: string | undefined;
  readonly second: string | undefined;
}

/** One `dataValidation` (or its newer twin in `extLst`), at its start tag; moves past its end. */
function textOfValidation(reader: XmlReader): ValidationText {
  const attributes = reader.attributes();
  let sqref = attributes.sqref ?? '';
  const formulas: (string | undefined)[] = [undefined, undefined];
  reader.children((name) => {
    if (name === 'sqref') sqref = reader.content();
    if (name !== 'formula1' && name !== 'formula2') return;
    let value = '';
    const depth = reader.depth;
    while (reader.next() && reader.depth >= depth) if (reader.kind === 'text') value += reader.text();
    formulas[name === 'formula1' ? 0 : 1] = decodeXstring(value).trim();
  });
  return { attributes, sqref, first: formulas[0], second: formulas[1] };
}

/** What an element says beside its areas, in the terms of the common list. */
export function validationWords(xml: string): { attributes: Attributes; inner: string } {
  const { attributes, first, second } = textOfValidation(new XmlReader(xml).root());
  const kept = Object.entries(attributes).filter(
    ([name]) => name !== 'sqref' && !name.includes(':') && name !== 'xmlns',
  );
  return {
    attributes: Object.fromEntries(kept),
    inner:
      (first === undefined ? '' : `<formula1>${escapeText(first)}</formula1>`) +
      (second === undefined ? '' : `<formula2>${escapeText(second)}</formula2>`),
  };
}

/** Reads one `dataValidation` (or its newer twin in `extLst`), at its start tag. */
export function readValidation(reader: XmlReader, here: Surroundings): FoundValidation {
  const { attributes: a, sqref, first, second } = textOfValidation(reader);
  const grid = here.grid(here.sheet) ?? { rows: 1000, columns: 26 };
  const areas = parseAreas(sqref, grid);
  const origin = areas[0];
  const validations: Validation[] = [];
  for (const area of areas) {
    const rule = ruleOf(
      a,
      first,
      second,
      here,
      area.row - (origin?.row ?? 0),
      area.column - (origin?.column ?? 0),
    );
    if (rule !== null) validations.push({ area, rule });
  }
  return { validations };
}

function ruleOf(
  a: Attributes,
  first: string | undefined,
  second: string | undefined,
  here: Surroundings,
  down: number,
  right: number,
): ValidationRule | null {
  const strict = isOn(a.showErrorMessage) && (a.errorStyle ?? 'stop') === 'stop';
  const help = a.prompt === undefined ? {} : { help: decodeXstring(a.prompt) };
  const make = (
    criteria: string,
    values: (string | number)[],
    more: { dropdown?: boolean } = {},
  ): ValidationRule => ({
    criteria,
    values,
    strict,
    ...help,
    ...more,
  });
  const number = (value: string | undefined): string | number | null =>
    value === undefined || value === ''
      ? null
      : Number.isNaN(Number(value))
        ? fromFile(value, false, here.toModelNames)
        : Number(value);
  const operator = a.operator ?? 'between';
  const two = operator === 'between' || operator === 'notBetween';
  switch (a.type) {
    case 'list': {
      if (first === undefined) return null;
      const dropdown = !isOn(a.showDropDown);
      const literal = /^"((?:[^"]|"")*)"$/.exec(first);
      if (literal) {
        const items = (literal[1] ?? '')
          .replaceAll('""', '"')
          .split(',')
          .map((item) => item.trim());
        return make('VALUE_IN_LIST', items, { dropdown });
      }
      const { sheet, rest } = splitSheet(first);
      const area = parseArea(rest);
      if (area === null) return null; // A name or a formula: Google has no such rule; kept as it stands.
      const name = sheet ?? here.sheet;
      const model = here.toModelNames.get(name) ?? name;
      const range = fromFile(rest.replaceAll('$', ''), false).slice(1);
      return make('VALUE_IN_RANGE', [`${quotedSheet(model)}!${range}`], { dropdown });
    }
    case 'whole':
    case 'decimal': {
      const criteria = NUMBER_CRITERIA.get(operator);
      const x = number(first);
      const y = number(second);
      if (criteria === undefined || x === null || (two && y === null)) return null;
      return make(criteria, two && y !== null ? [x, y] : [x]);
    }
    case 'date': {
      const criteria = DATE_CRITERIA.get(operator);
      const x = number(first);
      const y = number(second);
      if (typeof x !== 'number' || (two && typeof y !== 'number')) return null;
      if (operator === 'greaterThanOrEqual' && x === 0) return make('DATE_IS_VALID_DATE', []);
      if (criteria === undefined) return null;
      return make(
        criteria,
        two && typeof y === 'number' ? [x + here.epoch, y + here.epoch] : [x + here.epoch],
      );
    }
    case 'custom':
      return first === undefined
        ? null
        : make('CUSTOM_FORMULA', [fromFile(shiftFormula(first, down, right), false, here.toModelNames)]);
    default:
      return null;
  }
}
