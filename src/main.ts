/**
 * The globals that Apps Script calls. Names only: each is one line, and the stubs in the bundle are made from this
 * file's exports.
 */
import { check } from './app/check';
import { install, sayInstalled } from './app/install';
import { MENU } from './app/menu';
import { run } from './app/run';
import { summarise } from './app/summarise';
import { read } from './domain/values';

/** Runs before the user has granted anything: builds the menu and touches no other service. */
export function onOpen(): void {
  const menu = SpreadsheetApp.getUi().createAddonMenu();
  for (const [label, name] of MENU) menu.addItem(label, name);
  menu.addToUi();
}

export function onInstall(): void {
  onOpen();
}

export const installSheets = () => run(() => read(install()), sayInstalled);

export const summarize = (argument?: unknown) =>
  run(
    () => summarise(argument),
    ({ message }) => message,
  );

export const checkData = (argument?: unknown) =>
  run(
    () => check(argument),
    ({ message }) => message,
  );
