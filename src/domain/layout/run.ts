/**
 * Which run of Tổng hợp a summary tab is of, as its stamp says: the time of the run. The ward's page says that a run is
 * unfinished from before the first tab is written until after the last.
 */
import { formatDay, formatPeriod, type Period, type Refusal } from '../values';
import type { Made } from './stamp';

const UNFINISHED = 'CHƯA TỔNG HỢP XONG';

/** Stands on the ward's page for the stamp while the tabs are being written, and after a run that was cut off. */
export const unfinishedStamp = (period: Period, { day, time }: Made): string =>
  `Kỳ: ${formatPeriod(period)} · ${UNFINISHED}: lượt bắt đầu lúc ${time} ngày ${formatDay(day)} đang ghi các tab TH. Nếu vài phút nữa dòng này vẫn còn thì lượt ấy đã bị ngắt, số ở các tab TH chưa khớp nhau: bấm Tổng hợp lại.`;

const STAMP = new RegExp(
  `^Kỳ: .*?(?:Tổng hợp|(${UNFINISHED}): lượt bắt đầu) lúc (\\d\\d:\\d\\d(?::\\d\\d)? ngày \\d\\d/\\d\\d/\\d{4})`,
);

/**
 * What to tell a person whose summary tabs are not all of one whole run; null where they are.
 * @param stamps of the summary tabs that stand, by tab. What is no stamp is passed over: a tab of the ward's own.
 */
export function runsApart(stamps: ReadonlyMap<string, string>): Refusal | null {
  const tabsOf = new Map<string, string[]>();
  for (const [tab, text] of stamps) {
    const [, unfinished, run] = STAMP.exec(text.normalize()) ?? [];
    if (run === undefined) continue;
    if (unfinished !== undefined)
      return {
        what: `Lượt Tổng hợp bắt đầu lúc ${run} bị ngắt giữa chừng, nên các tab TH có thể là số của hai lượt khác nhau.`,
        todo: 'Bấm Tổng hợp lại.',
      };
    tabsOf.set(run, [...(tabsOf.get(run) ?? []), tab]);
  }
  if (tabsOf.size < 2) return null;
  const told = [...tabsOf].map(([run, tabs]) => `${tabs.join(', ')} lúc ${run}`);
  return {
    what: `Các tab TH không cùng một lượt Tổng hợp: ${told.join('; ')}.`,
    todo: 'Bấm Tổng hợp lại để mọi tab cùng một lượt.',
  };
}
