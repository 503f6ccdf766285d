/** One figure of a text: what it says, where it stands, and what is in doubt. */
import type { Misread } from '../reading';
import type { FigureKind } from './measures';

export interface Figure {
  readonly kind: FigureKind;
  /** As it stands in the input, from `start` to `end`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /**
   * Money in đồng, a weight in kilograms, a length in metres, an area in square metres, a share in percent points, a count
   * as it is; a date as `2022-06-28`, `--06-28`, `1981-07`, `2020-Q1`, `2022-H1`, `2022`. Of a range, its lower end. Null
   * where it is in doubt.
   */
  readonly value: number | string | null;
  /**
   * `VND`, `kg`, `m`, `m²`, `%`, with what a rate is said of (`VND/tháng`); for a count what is counted, null where
   * nothing says it; for a date how much of it is said (`date`, `day-month`, `month`, `quarter`, `half`, `year`).
   */
  readonly unit: string | null;
  /** `trên`, `khoảng`, `trở lên` …: the value is a bound or an estimate. */
  readonly modifier?: string;
  /** Both ends of a range, in the unit of the value. */
  readonly min?: number | string;
  readonly max?: number | string;
  /** In `13/13 chi hội`, how many there are. */
  readonly of?: number;
  /** Why it is not taken as it is, and what may be meant; someone has to choose. */
  readonly doubt?: Misread<number | string>;
}

/** A figure by its tokens, before it is shown as it stands in the text. */
export interface Found {
  readonly from: number;
  /** The token behind it. */
  readonly to: number;
  readonly figure: Omit<Figure, 'text' | 'start' | 'end'>;
}
