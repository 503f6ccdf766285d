/** Rules of cells: dropdowns, pickers of days, and the red corner of a cell that the reader refuses. */
import {
  type AnyColumn,
  a1,
  type Cell,
  type Context,
  columnLetter,
  cornerOf,
  titleOf,
  type Validation,
} from '../domain/tables';
import type { OpenTab } from './tab-reader';

type Range = GoogleAppsScript.Spreadsheet.Range;
export type Rule = GoogleAppsScript.Spreadsheet.DataValidation;

/** Sheets' name of what each kind asks. */
const CRITERIA: Readonly<Record<Validation['kind'], string>> = {
  listed: 'VALUE_IN_RANGE',
  oneOf: 'VALUE_IN_LIST',
  day: 'DATE_IS_VALID_DATE',
};
const REFUSING = '=FALSE';

/** Builds each rule once, however many columns have it. They warn and let the cell stand: nothing typed is refused. */
export class Rules {
  private readonly tabOf: (name: string) => OpenTab | null;
  private readonly built = new Map<string, Rule | null>();

  /** @param tabOf the tabs that dropdowns point at. */
  constructor(tabOf: (name: string) => OpenTab | null) {
    this.tabOf = tabOf;
  }

  /** Null for no rule, and where there is no such list yet: the dropdown comes at the next run. */
  of(validation: Validation | null): Rule | null {
    if (validation === null) return null;
    return this.once(JSON.stringify(validation), () => this.build(validation));
  }

  /** A rule that no value keeps, with the reader's sentence. */
  refusal(message: string): Rule | null {
    return this.once(`${REFUSING} ${message}`, () =>
      newRule().setHelpText(message.slice(0, 250)).requireFormulaSatisfied(REFUSING).build(),
    );
  }

  private once(key: string, build: () => Rule | null): Rule | null {
    const known = this.built.get(key);
    if (known !== undefined) return known;
    const rule = build();
    this.built.set(key, rule);
    return rule;
  }

  private build(validation: Validation): Rule | null {
    switch (validation.kind) {
      case 'listed': {
        const source = this.listUnder(validation.sheet, validation.header);
        return source === null ? null : newRule().requireValueInRange(source, true).build();
      }
      case 'oneOf':
        return newRule()
          .requireValueInList([...validation.values], true)
          .build();
      case 'day':
        return newRule().requireDate().build();
      default:
        return validation satisfies never;
    }
  }

  /** The cells under a header. */
  private listUnder(name: string, header: string): Range | null {
    const tab = this.tabOf(name);
    const at = tab?.raw.headers.map(titleOf).indexOf(header) ?? -1;
    if (tab === null || at < 0) return null;
    return tab.sheet.getRange(`${a1(2, at)}:${columnLetter(at)}`);
  }
}

/** A new rule warns and lets the cell stand, which is Google's default. What breaks one has a refusal of its own instead. */
const newRule = () => SpreadsheetApp.newDataValidation();

/** Whether a rule is one that the add-on gives to cells of such a column; a ward may give them others. */
function isOurs(rule: Rule, validation: Validation | null): boolean {
  const criteria = String(rule.getCriteriaType());
  if (criteria === 'CUSTOM_FORMULA') return rule.getCriteriaValues()[0] === REFUSING;
  return validation !== null && criteria === CRITERIA[validation.kind];
}

/** A column's cells, with the rules that they have now. */
export interface RuledCells {
  readonly column: AnyColumn;
  /** The column's own rule. */
  readonly validation: Validation | null;
  readonly cells: readonly Cell[];
  readonly standing: readonly (Rule | null)[];
}

/**
 * The rules that the cells may have: a text that the reader refuses has one that says why, one that it understands though
 * the dropdown does not know it has none, all others have the column's own. Rules that the ward gave to cells stay: one cell
 * tells for the column, for asking each would be a call a row.
 */
export function wantedRules(
  { column, validation, cells, standing }: RuledCells,
  context: Context,
  rules: Rules,
): (Rule | null)[] {
  const first = standing.find((rule) => rule !== null) ?? null;
  const isWards = first !== null && !isOurs(first, validation);
  return cells.map((cell, at) => {
    const now = standing[at] ?? null;
    if (now !== null && isWards) return now;
    const corner = cornerOf(column, cell, context);
    if (corner.kind === 'refused') return rules.refusal(corner.message);
    return corner.kind === 'none' ? null : rules.of(validation);
  });
}

/** Whether a cell lacks a rule that it should have or has one that it should not; no call is made to see it. */
export const hasOddRule = ({ column, validation, cells, standing }: RuledCells, context: Context): boolean =>
  cells.some((cell, at) => {
    const has = (standing[at] ?? null) !== null;
    const { kind } = cornerOf(column, cell, context);
    return kind === 'refused' ? !has : kind === 'none' || validation === null ? has : !has;
  });
