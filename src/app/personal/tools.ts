/** What the part that tells what the book holds of a member is handed of `Code.js`, so that neither carries the other's code. */
import { tableKeys } from '../../domain/ward';
import { openTab } from '../../google/tab-reader';
import { sheetsByName } from '../../google/tabs';
import { GONE } from '../members/open';
import { showCell } from '../rows/cells';
import { openWard } from '../rows/open-ward';
import { pointerColumns, referredId } from '../rows/pointers';
import { rowsWithId } from '../rows/tab';
import { logAbout } from '../rows/written';
import type { Visit } from '../rpc/visit';

export const tools = {
  ...{ GONE, tableKeys, openWard, openTab, rowsWithId, pointerColumns, referredId, showCell, logAbout },
  tabNames: (visit: Visit): readonly string[] => [...sheetsByName(visit.spreadsheet).keys()],
};

export type Tools = typeof tools;
