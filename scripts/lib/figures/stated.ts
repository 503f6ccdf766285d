/** The figures that the 2022 report states, each of their measures by itself. */
import { type Day, formatDay } from '../../../src/domain/values';

/** A figure of `sample/figures-2022.json`: its measures stand beside its words. */
interface StatedFigure {
  readonly id: string;
  readonly note?: string;
  /** Why the workbook gives something else on purpose. */
  readonly reading?: string;
  /** What the report printed, where `value` is what its own numbers give. */
  readonly stated?: number;
  readonly unit?: string;
  readonly items?: number | Readonly<Record<string, number>>;
  readonly [measure: string]: unknown;
}
export type StatedFigures = Readonly<Record<string, unknown>>;

export interface Expected {
  /** `gifts.tetWard.portions`. */
  readonly id: string;
  readonly area: string;
  readonly figure: string;
  readonly measure: string;
  readonly value: number | string;
  readonly reading: string | null;
}

const NUMBERS = ['value', 'made', 'income', 'portions', 'unitValue', 'messages', 'cash'] as const;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isFigure = (value: unknown): value is StatedFigure => isRecord(value) && typeof value.id === 'string';

/** Every measure of every figure, by itself. */
export function expectations(stated: StatedFigures): Expected[] {
  return Object.entries(stated).flatMap(([area, list]) => {
    if (!Array.isArray(list)) return [];
    return list.filter(isFigure).flatMap((figure): Expected[] => {
      const { id, reading = null, items } = figure;
      const of = (measure: string, value: number | string): Expected => ({
        id: `${area}.${id}${measure === 'value' ? '' : `.${measure}`}`,
        ...{ area, figure: id, measure, value, reading },
      });
      const things = typeof items === 'number' ? { [figure.unit ?? '']: items } : (items ?? {});
      return [
        ...NUMBERS.flatMap((measure) => {
          const value = measure === 'value' ? (figure.stated ?? figure.value) : figure[measure];
          return typeof value === 'number' ? [of(measure, value)] : [];
        }),
        ...Object.entries(things).map(([thing, amount]) => of(`items: ${thing}`, amount)),
        ...(area.startsWith('gifts') && typeof figure.date === 'string'
          ? [of('date', formatDay(figure.date as Day))]
          : []),
        ...(typeof figure.chapter === 'string' ? [of('chapter', figure.chapter)] : []),
      ];
    });
  });
}
