/** Copying from the grid and pasting into it: as plain text through the system's clipboard, never as Univer's own. */
import type { Injector } from '@univerjs/core';
import { ISheetClipboardService } from '@univerjs/sheets-ui';
import type { Area } from '../../model';
import type { Selection } from '../protocol';
import type { GridEvents } from './grid-events';

interface Shown {
  selection(): Selection;
  display(sheet: number, row: number, column: number): string;
}

export function replaceClipboard(
  injector: Injector,
  grid: Shown,
  events: Pick<GridEvents, 'copied' | 'pasted'>,
): void {
  const clipboard = injector.get(ISheetClipboardService);
  const copy = (cut: boolean) => async (): Promise<boolean> => {
    const { sheet, areas } = grid.selection();
    const area = areas.at(-1);
    if (area === undefined) return false;
    const table = tableOf(grid, sheet, area);
    const text = table.map((row) => row.map(clipboardField).join('\t')).join('\n');
    await navigator.clipboard.writeText(text);
    events.copied({ sheet, area, text, cut });
    return true;
  };
  clipboard.copy = copy(false);
  clipboard.cut = copy(true);
  clipboard.legacyPaste = async (_html, text) => {
    events.pasted(text ?? '', false);
    return true;
  };
  clipboard.paste = async (item, kind) => {
    const text = item.types.includes('text/plain') ? await (await item.getType('text/plain')).text() : '';
    events.pasted(text, kind === 'special-paste-value');
    return true;
  };
}

function tableOf(grid: Shown, sheet: number, area: Area): string[][] {
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_unused, column) =>
      grid.display(sheet, area.row + row, area.column + column),
    ),
  );
}

function clipboardField(text: string): string {
  return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
