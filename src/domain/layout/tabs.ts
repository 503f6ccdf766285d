/** The summary tabs, in their order; each is a file of its own in `tabs/`. */
import { calledOn } from '../figures';
import type { Period } from '../values';
import { samePeriodBefore } from '../values';
import type { WardData } from '../ward';
import { CHECK_SHEET } from './check-tab';
import { type Grid, GridBuilder, type GridCell } from './grid';
import { PAGE_WIDTH, type Tab } from './lines';
import { layOutSources, SOURCES_SHEET } from './sources';
import { type Made, stampOf } from './stamp';
import type { Summarised } from './table';
import { activityTab } from './tabs/activity';
import { chapterTab } from './tabs/chapters';
import { fundTab } from './tabs/funds';
import { giftTab } from './tabs/gifts';
import { indicatorTab } from './tabs/indicators';
import { initiativeTab } from './tabs/initiatives';
import { memberTab } from './tabs/members';
import { monthTab } from './tabs/months';
import { pairingTab } from './tabs/pairings';
import { recyclingTab } from './tabs/recycling';
import { reviewTab } from './tabs/reviews';
import { wardTab } from './tabs/ward';
import { wardFiguresTab } from './tabs/ward-figures';
import { TRACE_HINT } from './trace-tab';

const tabs: readonly Tab[] = [
  wardTab,
  wardFiguresTab,
  chapterTab,
  memberTab,
  pairingTab,
  recyclingTab,
  giftTab,
  fundTab,
  reviewTab,
  activityTab,
  indicatorTab,
  initiativeTab,
  monthTab,
];
/** Names of the tabs that Tổng hợp may make; those of models that a ward does not record are not made. */
export const summaryNames: readonly string[] = [...tabs.map(({ name }) => name), SOURCES_SHEET];

/** Lays out every summary tab of what the ward records. Pure: the same rows and stamp give the same grids. */
export function summaryTabs(asNow: WardData, period: Period, made: Made): Grid[] {
  const ward = calledOn(asNow, period.to);
  const summarised: Summarised = {
    ward,
    period,
    before: samePeriodBefore(period),
    charts: new Map(),
  };
  const shown = tabs.filter((tab) => tab.isShown?.(ward) ?? true);
  const layOut = (tab: Tab): Grid => {
    const grid = new GridBuilder(tab.name, tab.widths(summarised));
    const stamp = stampOf(ward, period, made, tab.from);
    const unionName = ward.settings.shortName ?? ward.settings.unionName;
    // One height for both: heights are set run by run.
    grid.line(unionName === null ? tab.title : `${tab.title} – ${unionName}`, 'title', HEAD_HEIGHT);
    grid.line(stamp.line, 'stamp', HEAD_HEIGHT);
    // What stays in sight, and is printed on every page, ends here: a chart below it would be cut in two.
    const frozen = grid.height;
    const onwards = tab === wardTab ? wardFiguresTab.name : SOURCES_SHEET;
    grid.row([
      stamp.shortly === '' ? BLANK : toCheck(stamp.shortly, stamp.leftOut),
      ...Array.from({ length: grid.width - 2 }, () => BLANK),
      { value: onwards, style: 'aside', link: { sheet: onwards, a1: '' }, note: TRACE_HINT },
    ]);
    if (tab.isOneTable !== true) grid.gap();
    tab.draw(grid, summarised);
    return grid.build(tab.isOneTable === true ? undefined : frozen);
  };
  // The figures of the ward's charts stand on the tab after it.
  const figures = layOut(wardFiguresTab);
  const grids = shown.map((tab) => (tab === wardFiguresTab ? figures : layOut(tab)));
  return [...grids, layOutSources(ward, period, made)];
}

/** A line that leads to Kiểm tra, where that was made already; its note says which rows, and why. */
const toCheck = (value: string, note: string): GridCell => ({
  ...{ value, style: 'remark', isOverflowing: true, note },
  link: { sheet: CHECK_SHEET, a1: '' },
});

const BLANK: GridCell = { value: '', style: 'blank' };

/** Pixels: two lines of a stamp. */
const HEAD_HEIGHT = 32;

/** What a summary tab says whose model the ward records no more: figures of long ago must not stand as today's. */
export function retiredTab(name: string): Grid {
  const tab = tabs.find((one) => one.name === name);
  const grid = new GridBuilder(name, [PAGE_WIDTH]);
  grid.line(tab?.title ?? name, 'title', 30);
  grid.line('Phường không ghi mô hình này nữa. Có thể xóa tab.', 'stamp');
  return grid.build(2);
}
