/** What the part of the build for merged wards and chapters is handed of `Code.js`. */
import { chapterLabel, encodeReference, formatOf, tables } from '../../domain/ward';
import { raiseRevision } from '../../google/memory';
import { addRow, changeCells, changeColumns } from '../../google/row-unit';
import { historyTab, stageWriter } from '../members/history';
import { forgetMembers } from '../members/search-index';
import { readField } from '../rows/cells';
import { checkRow } from '../rows/check-row';
import { closedDay } from '../rows/closed-days';
import { appendNew, newCells } from '../rows/enter';
import { openWard, tabOf } from '../rows/open-ward';
import { keyedTab, placedCells } from '../rows/placed';
import { idOf } from '../rows/tab';
import { logAbout } from '../rows/written';

export const tools = {
  ...{
    tables,
    openWard,
    tabOf,
    readField,
    checkRow,
    closedDay,
    idOf,
    formatOf,
    encodeReference,
    chapterLabel,
  },
  ...{ newCells, addRow, appendNew, changeCells, changeColumns, keyedTab, placedCells },
  ...{ historyTab, stageWriter, forgetMembers, raiseRevision, logAbout },
};

export type Tools = typeof tools;
