/** What the pictures' part of the build is handed of `Code.js`: the row and whose it is, and how a change is written. */
import { rowOf } from '../../domain/ward';
import { closedRow, recordAt } from '../rows/closed-days';
import { finishedBefore, writeChange } from '../rows/correct';
import { findRow, GONE, openFor, rowAt } from '../rows/find';
import { openWard } from '../rows/open-ward';
import { cellOf, ownRow } from '../rows/tab';
import { viewRow } from '../rows/view';
import { refusedRow } from '../rpc/person';

export const tools = {
  ...{ openFor, openWard, findRow, rowAt, rowOf, GONE, refusedRow, ownRow, cellOf },
  ...{ closedRow, recordAt, finishedBefore, writeChange, viewRow },
};

export type Tools = typeof tools;
