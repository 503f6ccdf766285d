/** What the links' part of the build is handed of `Code.js`: the ward, the links as they are kept, the log. */
import { newRowId, tableKeys, tables } from '../../domain/ward';
import { isLogged } from '../../google/log';
import { allLinks, dropLink, openSubmissions, storeLinks } from '../../google/memory';
import { hashOf, newSecret } from '../../google/secrets';
import { isWebAppAddress, keepWebAppAddress, webAppAddress } from '../../google/web-app';
import { chapterOptions } from '../forms/fields';
import { openWard } from '../rows/open-ward';
import { showInstant } from '../rows/view';
import { logAbout } from '../rows/written';
import { isLinkable } from '../rpc/person';

export const tools = {
  ...{ openWard, showInstant, chapterOptions, logAbout, isLogged },
  ...{ allLinks, storeLinks, dropLink, openSubmissions, hashOf, newSecret },
  ...{ isWebAppAddress, keepWebAppAddress, webAppAddress },
  newId: (taken: Set<string>) => newRowId('LK', taken, Math.random),
  /** What a link may be made for. */
  linkable: () => tableKeys.filter(isLinkable).map((key) => ({ key, title: tables[key].sheet as string })),
};

export type Tools = typeof tools;
