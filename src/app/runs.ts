/** Stamps of the summary tabs that stand: which run of Tổng hợp each is of. */
import { runsApart, summaryNames } from '../domain/layout';
import type { Refusal } from '../domain/values';
import type { Sheet } from '../google/spreadsheet';
import { stampOn } from '../google/tabs';

/** What to tell where the tabs are not all of one whole run. @param sheets of the spreadsheet, by name. */
export const tellRuns = (sheets: ReadonlyMap<string, Sheet>): Refusal | null =>
  runsApart(
    new Map(
      summaryNames.flatMap((name) => {
        const sheet = sheets.get(name);
        return sheet === undefined ? [] : [[name, stampOn(sheet)] as const];
      }),
    ),
  );
