/** What the parts of the page share: the grid, the connection to the server, and its state. */
import type { DocumentView, FromPage, MenuView, Operation } from '../protocol';
import type { Grid } from './grid';

export interface Desk {
  readonly grid: Grid;
  /** Which of the server's workbooks this is; '' for the one it was started on. */
  readonly fileKey: string;
  readonly locale: string;
  readonly timeZone: string;
  /** What `onOpen` built, and the documents that the add-on has made, as they are now. */
  menus: readonly MenuView[];
  documents: readonly DocumentView[];
  act(operation: Operation): void;
  send(message: FromPage): void;
}

export function documentAddress(desk: Desk, id: string): string {
  return `/document?id=${encodeURIComponent(id)}&file=${encodeURIComponent(desk.fileKey)}`;
}
