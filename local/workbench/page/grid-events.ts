/** What the grid tells the page, and where a cell is. */
import type { Area } from '../../model';
import type { Operation, Selection } from '../protocol';

export interface GridEvents {
  act(operation: Operation): void;
  typed(operation: Operation): void;
  refuse(sentence: string): void;
  selected(selection: Selection): void;
  /** The arrow of a cell with a list was pressed. */
  openList(sheet: number, row: number, column: number): void;
  /** The pointer rests on a cell, or `null`: on none. */
  hovered(sheet: number, row: number, column: number): void;
  copied(areas: {
    readonly sheet: number;
    readonly area: Area;
    readonly text: string;
    readonly cut: boolean;
  }): void;
  pasted(text: string, valuesOnly: boolean): void;
  /** The person has opened a cell's editor: what she writes refers to the workbook as she sees it now. */
  editing(open: boolean): void;
  /** Scrolled, resized, another tab: what floats over the grid must move. */
  moved(): void;
}

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
