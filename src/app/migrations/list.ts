/** Every migration, in order. One that was released is never changed, renumbered or taken out. */
import { frontPage } from './front-page';
import { hiddenCircumstances } from './hidden-circumstances';
import type { Migration } from './migration';
import { trashName } from './trash-name';

export const migrations: readonly Migration[] = [trashName, frontPage, hiddenCircumstances];

/** The number of a workbook in which all of them have landed. */
export const LATEST: number = migrations.length;
