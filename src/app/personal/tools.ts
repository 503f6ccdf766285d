/** What the part for personal data is handed of `Code.js`, so that neither carries the other's code. */
import { privacyOf } from '../../domain/checks';
import {
  a1,
  CATALOGUE_SHEET,
  decodeCell,
  encodeReference,
  formatOf,
  placeHeaders,
  SETTINGS_SHEET,
  tableKeys,
  tables,
} from '../../domain/ward';
import { raiseRevision } from '../../google/memory';
import { changeColumns } from '../../google/row-unit';
import { writeColumn } from '../../google/rows';
import { type OpenTab, openTab, readTab } from '../../google/tab-reader';
import { ByTabName, sheetsByName } from '../../google/tabs';
import { GONE } from '../members/open';
import { forgetMembers } from '../members/search-index';
import { showCell } from '../rows/cells';
import { openWard, tabOf } from '../rows/open-ward';
import { keyedTab } from '../rows/placed';
import { pointerColumns, referredId } from '../rows/pointers';
import { idColumn, rowsWithId } from '../rows/tab';
import { logAbout, logOnce } from '../rows/written';
import type { Visit } from '../rpc/visit';

export const tools = {
  ...{ GONE, tableKeys, tables, openWard, tabOf, openTab, readTab, rowsWithId, idColumn, pointerColumns },
  ...{ referredId, showCell, decodeCell, encodeReference, formatOf, placeHeaders, a1, privacyOf },
  ...{ keyedTab, changeColumns, writeColumn, raiseRevision, forgetMembers, logAbout, logOnce },
  byTabName: (tabs: Iterable<readonly [string, OpenTab]>) => new ByTabName(tabs),
  ownSheets: [CATALOGUE_SHEET, SETTINGS_SHEET] as const,
  tabNames: (visit: Visit): readonly string[] => [...sheetsByName(visit.spreadsheet).keys()],
};

export type Tools = typeof tools;
