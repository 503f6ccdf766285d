/**
 * What must not compile in this folder. Nothing imports this file: the compiler is what is asked. An expected error that
 * does not come is an error, so the day a service can be named here the types no longer check.
 */
import { openSpreadsheet } from '../google/spreadsheet';

// @ts-expect-error a service of Google
SpreadsheetApp.flush();

// @ts-expect-error another one
Utilities.getUuid();

// @ts-expect-error what a sheet can do, but for what `src/google/opaque` lists
openSpreadsheet().getActiveSheet().getDataRange();

// @ts-expect-error the types are its own, not any
openSpreadsheet().getActiveSheet().getName().nothing();
