/** What the part of the build for backups is handed of `Code.js`: the ward as it is opened, its rows as they are written. */
import { sameText } from '../../domain/values';
import { type TableKey, tableKeys, tables } from '../../domain/ward';
import { raiseRevision } from '../../google/memory';
import { changeCells } from '../../google/row-unit';
import { readTab } from '../../google/tab-reader';
import { appendNew } from '../rows/enter';
import { openWard, tabOf } from '../rows/open-ward';
import { keyedTab, placedCells } from '../rows/placed';
import { entryColumns, idOf } from '../rows/tab';
import { afterWrite, changeText, logAbout } from '../rows/written';

const tableOf = (sheet: string): TableKey | undefined =>
  tableKeys.find((key) => sameText(tables[key].sheet, sheet));

export const tools = {
  ...{ tableOf, openWard, tabOf, readTab, entryColumns, idOf },
  ...{ changeText, changeCells, keyedTab, placedCells, appendNew, raiseRevision, afterWrite, logAbout },
};

export type Tools = typeof tools;
