/**
 * The globals that Apps Script calls. Names only: each is one line, and the stubs in the bundle are made from this
 * file's exports.
 */

import { runAtSheet as run, typedByHand } from './app/at-sheet';
import { check } from './app/check';
import { closePeriod as close } from './app/close-period';
import { exportReport as makeReport } from './app/export-report';
import { issueReport as issue, withdrawReport as withdraw } from './app/issue-report';
import { MENU } from './app/menu';
import { chooseModels as choose, sayChosen } from './app/models';
import { installAndAsk, openDialog, openEntry, phone } from './app/pages';
import { makeOwnTemplate as ownTemplate, listPlaceholders as placeholders } from './app/placeholders';
import { answer } from './app/rpc/answer';
import { selfCheck as checkItself } from './app/self-check';
import { summarise } from './app/summarise';
import { trace } from './app/trace';
import { newMenu } from './google/say';

/** Runs before the user has granted anything: builds the menu and touches no other service. */
export function onOpen(): void {
  const menu = newMenu();
  for (const [label, name] of MENU) menu.addItem(label, name);
  menu.addToUi();
}

export function onInstall(): void {
  onOpen();
}

export const installSheets = () => installAndAsk();

/** @param labels the models to record besides the core; the dialog passes what is ticked. */
export const chooseModels = (labels?: unknown) => run(() => choose(labels), sayChosen);

export const summarize = (argument?: unknown) =>
  run(
    () => summarise(argument),
    ({ message }) => message,
  );

/** @param argument `TH Chi hội!C7` or `{ tab, cell }`; the menu item takes the cell that is selected. */
export const traceFigure = (argument?: unknown) =>
  run(
    () => trace(argument),
    ({ message }) => message,
  );

export const checkData = (argument?: unknown) =>
  run(
    () => check(argument),
    ({ message }) => message,
  );

export const exportReport = (argument?: unknown) =>
  run(
    () => makeReport(argument),
    ({ message }) => message,
  );

/** @param argument `{ id, number, day, accept }`: a line of the book of reports, its number and day of issue. */
export const issueReport = (argument?: unknown) =>
  run(
    () => issue(argument),
    ({ message }) => message,
  );

/** @param argument `{ id }`: an issued report whose mark is taken back. */
export const withdrawReport = (argument?: unknown) =>
  run(
    () => withdraw(argument),
    ({ message }) => message,
  );

export const listPlaceholders = (argument?: unknown) =>
  run(
    () => placeholders(argument),
    ({ message }) => message,
  );

export const makeOwnTemplate = (argument?: unknown) =>
  run(
    () => ownTemplate(argument),
    ({ message }) => message,
  );

/** @param argument `{ to }`: the last day that is closed. */
export const closePeriod = (argument?: unknown) =>
  run(
    () => close(argument),
    ({ message }) => message,
  );

/** @param argument `{ wait }`: the dialog asks how long it may wait for an answer. */
export const selfCheck = (argument?: unknown) => checkItself(argument);

/** Simple trigger: ids and stamps for rows typed by hand. */
export function onEdit(event: unknown): void {
  typedByHand(event);
}

/** The web app: the page for phones. */
export const doGet = (request?: { parameter?: Record<string, string> }) => phone(request);

export const rpc = (name: unknown, payload: unknown, link?: unknown) => answer(name, payload, link);

export const openEntryForm = () => openEntry();
export const openPeriod = () => openDialog('period');
export const openExport = () => openDialog('export');
export const openIssues = () => openDialog('issues');
export const openClosing = () => openDialog('closing');
export const openModels = () => openDialog('models');
export const openPacks = () => openDialog('packs');
export const openSettings = () => openDialog('settings');
export const openLinks = () => openDialog('links');
export const openReportStatus = () => openDialog('status');
export const openDuplicates = () => openDialog('duplicates');
