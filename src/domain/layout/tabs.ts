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
import { pairingTab } from './tabs/pairings';
import { recyclingTab } from './tabs/recycling';
import { reviewTab } from './tabs/reviews';
import { wardTab } from './tabs/ward';
import { TRACE_HINT } from './trace-tab';

const tabs: readonly Tab[] = [
  wardTab,
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
];
/** Names of the tabs that Tổng hợp may make; those of models that a ward does not record are not made. */
export const summaryNames: readonly string[] = [...tabs.map(({ name }) => name), SOURCES_SHEET];

/** Lays out every summary tab of what the ward records. Pure: the same rows and stamp give the same grids. */
export function summaryTabs(asNow: WardData, period: Period, made: Made): Grid[] {
  const ward = calledOn(asNow, period.to);
  const sources = layOutSources(ward, period, made);
  const summarised: Summarised = {
    ward,
    period,
    before: samePeriodBefore(period),
    sourceOf: sources.of,
  };
  const shown = tabs.filter((tab) => tab.isShown?.(ward) ?? true);
  const grids = shown.map((tab) => {
    const grid = new GridBuilder(tab.name, tab.widths(summarised));
    const stamp = stampOf(ward, period, made, tab.from);
    const unionName = ward.settings.shortName ?? ward.settings.unionName;
    // One height for both: heights are set run by run.
    grid.line(unionName === null ? tab.title : `${tab.title} – ${unionName}`, 'title', HEAD_HEIGHT);
    grid.line(`${stamp.line} · ${TRACE_HINT}`, 'stamp', HEAD_HEIGHT);
    if (tab === wardTab && stamp.shortly !== '') grid.row([toCheck(stamp.shortly)]);
    else if (stamp.leftOut !== '') grid.line(stamp.leftOut, 'stamp');
    const frozen = grid.height;
    tab.draw(grid, summarised);
    return grid.build(Math.min(frozen, 2));
  });
  return [...grids, sources.grid];
}

/** A line that leads to Kiểm tra, where that was made already. */
const toCheck = (value: string): GridCell => ({
  ...{ value, style: 'stamp', isOverflowing: true },
  link: { sheet: CHECK_SHEET, a1: '' },
});

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
