/** Runs Tự kiểm tra at the sheet or in the web app, and shows what was seen. */
import { newSelfCheckKey, SELF_CHECK } from '../self-check-key';
import { openSpreadsheet } from '../spreadsheet';
import { webAppAddress } from '../web-app';
import { authority, openAuthority } from './authority';
import { Bench } from './bench';
import { dates, openCells, typing } from './cells';
import { documents } from './documents';
import { type Group, type Line, linesOf, messageOf } from './fact';
import { failedOf, pageOf, summaryOf, type Told, textOf } from './page';
import { tabFacts } from './tab';
import { webGroups } from './web';

/** Set by the build. */
declare const DEPLOYMENT: 'bound' | 'addon';
declare const IS_WIDE: boolean;

export interface Checked {
  readonly ok: true;
  readonly message: string;
  readonly count: number;
  /** Ids of the lines that do not hold. */
  readonly failed: readonly string[];
  readonly lines: readonly Line[];
  /** All of it as plain text. */
  readonly text: string;
}

const TITLE = 'Tự kiểm tra';
const WIDTH = 900;
const HEIGHT = 680;

function groupsOf(bench: Bench): Group[] {
  return [
    { title: 'Quyền và nơi nhớ', facts: authority(bench.spreadsheet) },
    { title: 'Ngày giờ', facts: dates(bench) },
    { title: 'Chữ gõ vào ô', facts: typing(bench) },
    { title: 'Trang tính', facts: tabFacts(bench) },
    { title: 'Báo cáo và Drive', facts: documents() },
    { title: 'Điều chưa có nguồn, để biết', facts: [...openCells(bench), ...openAuthority()] },
  ];
}

const clearing = (bench: Bench): Group => ({
  title: 'Dọn dẹp',
  facts: [
    {
      id: 'tab',
      must: 'Tab tạm được xóa',
      otherwise: `Tự xóa tab “${bench.name}”.`,
      look: () => bench.remove(),
    },
  ],
});

/** In Việt Nam, asked of no service: each of them may be what is broken. */
const minuteOf = (instant: number): string => {
  const iso = new Date(instant + 7 * 60 * 60_000).toISOString();
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  return `${iso.slice(11, 16)} ${day}/${month}/${year}`;
};

const aboutOf = (place: string, started: number): string[] => [
  `${place}, ${minuteOf(started)}, mất ${Math.round((Date.now() - started) / 1000)} giây`,
  `Bản dựng: ${DEPLOYMENT === 'bound' ? 'gắn với sổ' : 'tiện ích'}${IS_WIDE ? ', quyền rộng' : ''}`,
];

const checked = (told: Told): Checked => ({
  ok: true,
  message: summaryOf(told.lines),
  count: told.lines.length,
  failed: failedOf(told.lines).map(({ id }) => id),
  lines: told.lines,
  text: textOf(told),
});

/** Null where no address is known or no key can be kept. */
function phoneLink(): string | null {
  try {
    const address = webAppAddress();
    return address === '' ? null : `${address}?${SELF_CHECK}=${newSelfCheckKey()}`;
  } catch (error) {
    // The store has a line of its own.
    console.error('No link for the web app’s half', error);
    return null;
  }
}

/** What differs stands in the log of executions too, where whoever maintains the add-on looks. */
function keepTrace(told: Told): void {
  if (failedOf(told.lines).length > 0) console.error(textOf(told));
}

function show(told: Told): void {
  const ui = SpreadsheetApp.getUi();
  try {
    const output = HtmlService.createHtmlOutput(pageOf(told)).setWidth(WIDTH).setHeight(HEIGHT);
    ui.showModalDialog(output, TITLE);
  } catch (error) {
    console.error('The dialog did not open', error);
    ui.alert(TITLE, `${textOf(told)}\n\nHộp thoại không mở được: ${messageOf(error)}`, ui.ButtonSet.OK);
  }
}

/** How long the dialog wants the server to take; null where the whole is to be run. */
const waitOf = (argument: unknown): number | null =>
  typeof argument === 'object' && argument !== null && 'wait' in argument ? Number(argument.wait) : null;
/** Seconds: Google lets a script sleep for five minutes. */
const LONGEST_WAIT = 290;

/** @param argument `{ wait }`: seconds after which to answer, and nothing else. */
export function checkSheet(argument: unknown): Checked | { readonly ok: true; readonly waited: number } {
  const wait = waitOf(argument);
  if (wait !== null) {
    const waited = Math.min(Math.max(Math.round(wait) || 0, 0), LONGEST_WAIT);
    Utilities.sleep(waited * 1000);
    return { ok: true, waited };
  }
  const started = Date.now();
  const bench = new Bench(openSpreadsheet());
  const lines: Line[] = [];
  try {
    lines.push(...linesOf(groupsOf(bench)));
  } finally {
    lines.push(...linesOf([clearing(bench)]));
  }
  const told: Told = {
    title: TITLE,
    about: aboutOf('Ở sổ', started),
    lines,
    phone: phoneLink(),
    canWait: true,
  };
  keepTrace(told);
  show(told);
  return checked(told);
}

/** The page of the web app's half. Its caller has checked the key. */
export function checkWebApp(): GoogleAppsScript.HTML.HtmlOutput {
  const started = Date.now();
  const lines = linesOf(webGroups());
  const told: Told = {
    title: `${TITLE}: trang điện thoại`,
    about: aboutOf('Ở trang điện thoại', started),
    lines,
    phone: null,
    canWait: false,
  };
  keepTrace(told);
  return HtmlService.createHtmlOutput(pageOf(told))
    .setTitle(told.title)
    .addMetaTag('viewport', 'width=device-width, initial-scale=1');
}
