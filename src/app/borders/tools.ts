/** What the part of the build for merged wards and chapters is handed of `Code.js`. */
import {
  AMOUNT,
  CATALOGUE_SHEET,
  decodeCell,
  decodeWorkbook,
  encodeReference,
  formatOf,
  listKeys,
  listOf,
  placeLists,
  SETTINGS_SHEET,
  tableKeys,
  tables,
} from '../../domain/ward';
import { addRow } from '../../google/add-rows';
import { growTo } from '../../google/install';
import { raiseRevision } from '../../google/memory';
import { changeCells, changeColumns } from '../../google/row-unit';
import { writeColumn } from '../../google/rows';
import { openTab, readTab } from '../../google/tab-reader';
import { sheetsByName } from '../../google/tabs';
import { isOpenList } from '../forms/fields';
import { historyTab, stageWriter } from '../members/history';
import { forgetMembers } from '../members/search-index';
import { readField } from '../rows/cells';
import { checkRow } from '../rows/check-row';
import { closedDay } from '../rows/closed-days';
import { appendNew, newCells } from '../rows/enter';
import { openWard, tabOf } from '../rows/open-ward';
import { keyedTab, placedCells } from '../rows/placed';
import { entryColumns, idOf } from '../rows/tab';
import { logAbout } from '../rows/written';

export const tools = {
  ...{ tables, tableKeys, openWard, tabOf, readField, checkRow, closedDay, idOf, formatOf, encodeReference },
  ...{ newCells, addRow, appendNew, changeCells, changeColumns, keyedTab, placedCells },
  ...{ historyTab, stageWriter, forgetMembers, raiseRevision, logAbout },
  ...{ AMOUNT, CATALOGUE_SHEET, SETTINGS_SHEET, decodeCell, decodeWorkbook, entryColumns },
  ...{ listKeys, listOf, placeLists, isOpenList, growTo, writeColumn, openTab, readTab, sheetsByName },
};

export type Tools = typeof tools;
