/**
 * The globals that Apps Script calls. Names only: each is one line, and the stubs in the bundle are made from this
 * file's exports. Each goes through the gate by its name, which says what right it asks for (`app/access.ts`).
 */

import { typedByHand } from './app/at-sheet';
import { check } from './app/check';
import { closePeriod as close } from './app/close-period';
import { exportReport as makeReport } from './app/export-report';
import { act, opener } from './app/gate';
import { issueReport as issue, withdrawReport as withdraw } from './app/issue-report';
import { lockTabs as lock, unlockTabs as unlock } from './app/lock-tabs';
import { MENU } from './app/menu';
import { chooseModels as choose, sayChosen } from './app/models';
import { hideTabs as hide, showTabs as show } from './app/officers-tabs';
import { installAndAsk, openDialog, openEntry, phone, openProblems as problems } from './app/pages';
import { makeOwnTemplate as ownTemplate, listPlaceholders as placeholders } from './app/placeholders';
import { answer } from './app/rpc/answer';
import { run } from './app/run';
import { selfCheck as checkItself } from './app/self-check';
import { summarise } from './app/summarise';
import { trace } from './app/trace';
import { askForAllScopes } from './google/person';
import { showMenu } from './google/say';

const message = ({ message: text }: { readonly message: string }): string => text;

/** Runs before the user has granted anything: builds the menu and touches no other service. */
export const onOpen = act('onOpen', (): void => showMenu(MENU));

export const onInstall = act('onInstall', () => onOpen());

/** People may untick single permissions: asked for all at once here, nothing fails half-way later. */
export const installSheets = act('installSheets', () => installAndAsk(), askForAllScopes);

/** @param labels the models to record besides the core; the dialog passes what is ticked. */
export const chooseModels = act('chooseModels', (labels?: unknown) => run(() => choose(labels), sayChosen));

export const summarize = act('summarize', (argument?: unknown) =>
  run(() => summarise(argument), message, { action: 'Tổng hợp', argument }),
);

/** @param argument `TH Chi hội!C7` or `{ tab, cell }`; the menu item takes the cell that is selected. */
export const traceFigure = act('traceFigure', (argument?: unknown) => run(() => trace(argument), message));

export const checkData = act('checkData', (argument?: unknown) => run(() => check(argument), message));

export const exportReport = act('exportReport', (argument?: unknown) =>
  run(() => makeReport(argument), message),
);

/** @param argument `{ id, number, day, accept }`: a line of the book of reports, its number and day of issue. */
export const issueReport = act('issueReport', (argument?: unknown) => run(() => issue(argument), message));

/** @param argument `{ id }`: an issued report whose mark is taken back. */
export const withdrawReport = act('withdrawReport', (argument?: unknown) =>
  run(() => withdraw(argument), message),
);

export const listPlaceholders = act('listPlaceholders', (argument?: unknown) =>
  run(() => placeholders(argument), message),
);

export const makeOwnTemplate = act('makeOwnTemplate', (argument?: unknown) =>
  run(() => ownTemplate(argument), message),
);

/** @param argument `{ to }`: the last day that is closed. */
export const closePeriod = act('closePeriod', (argument?: unknown) => run(() => close(argument), message));

export const lockTabs = act('lockTabs', () => run(lock, message));
export const unlockTabs = act('unlockTabs', () => run(unlock, message));
export const showTabs = act('showTabs', () => run(show, message));
export const hideTabs = act('hideTabs', () => run(hide, message));

/** @param argument `{ wait }`: the dialog asks how long it may wait for an answer. */
export const selfCheck = act('selfCheck', (argument?: unknown) => checkItself(argument));

/** Simple trigger: ids and stamps for rows typed by hand. */
export const onEdit = act('onEdit', (event: unknown): void => typedByHand(event));

/** The web app: the page for phones. */
export const doGet = act('doGet', (request?: { parameter?: Record<string, string> }) => phone(request));

export const rpc = act('rpc', (name: unknown, payload: unknown, link?: unknown) =>
  answer(name, payload, link),
);

export const openEntryForm = opener('openEntryForm', () => openEntry());
export const openProblems = opener('openProblems', () => problems());
export const openPeriod = opener('openPeriod', () => openDialog('period'));
export const openExport = opener('openExport', () => openDialog('export'));
export const openIssues = opener('openIssues', () => openDialog('issues'));
export const openClosing = opener('openClosing', () => openDialog('closing'));
export const openStart = opener('openStart', () => openDialog('start'));
export const openModels = opener('openModels', () => openDialog('models'));
export const openPacks = opener('openPacks', () => openDialog('packs'));
export const openBackup = opener('openBackup', () => openDialog('backup'));
export const openPrivacy = opener('openPrivacy', () => openDialog('privacy'));
export const openBorders = opener('openBorders', () => openDialog('borders'));
export const openSettings = opener('openSettings', () => openDialog('settings'));
export const openLinks = opener('openLinks', () => openDialog('links'));
export const openReportStatus = opener('openReportStatus', () => openDialog('status'));
export const openDuplicates = opener('openDuplicates', () => openDialog('duplicates'));
