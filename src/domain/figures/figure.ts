/** A figure: a value and the rows behind it. */
import type { Unit } from './unit';

/** `value` is null where nothing was recorded: an empty cell, never a 0. */
export interface Figure {
  readonly value: number | null;
  /** Row numbers by tab. */
  readonly sources: readonly Source[];
}

export interface Source {
  readonly sheet: string;
  readonly rows: readonly number[];
}

/** The part of a figure that belongs to one value of each dimension. */
export interface Part extends Figure {
  /** Value of each dimension; `''` where a row has none. */
  readonly keys: readonly string[];
}

/** A figure that is no metric: a fund's balance, a stock. */
export interface CitedFigure {
  readonly key: string;
  readonly label: string;
  readonly unit: Unit;
  readonly value: number;
  readonly before: number | null;
  readonly sources: readonly Source[];
}
