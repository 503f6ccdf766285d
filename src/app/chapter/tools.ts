/** What the part of the build for a chapter's page is handed of `Code.js`: the ward, its rows of a month, its ranking. */
import { metricOf, rankChapters, rowsOfMonth } from '../../domain/figures';
import { chapterLines } from '../../domain/layout';
import { indexOf, tableKeys } from '../../domain/ward';
import { choosePeriod } from '../period';
import { openWard } from '../rows/open-ward';
import { viewRow } from '../rows/view';
import { tablesFor } from '../rpc/person';

export const tools = {
  ...{ openWard, tablesFor, viewRow, indexOf, tableKeys },
  ...{ choosePeriod, chapterLines, rankChapters, rowsOfMonth, metricOf },
};

export type Tools = typeof tools;
