/** The line under a summary's title: the period, when and by whom it was made, from how many rows, and what was left out. */
import { rowsInPeriod } from '../figures';
import { type Day, formatDay, formatNumber, formatPeriod, type Period } from '../values';
import { type Problem, type TableKey, tables, type WardData } from '../ward';

/** When and by whom a summary was made. */
export interface Made {
  readonly day: Day;
  /** `10:32`, or `10:32:07` of a run that its tabs are known by. */
  readonly time: string;
  /** E-mail, or empty where Google does not say. */
  readonly by: string;
}

export interface Stamp {
  readonly line: string;
  /** Why rows were left out; empty where none was. */
  readonly leftOut: string;
  /** The same in one short line, for the page that opens on its figures. */
  readonly shortly: string;
}

/** Says how many rows of these tables were counted in the period and how many were left out, with the reasons. */
export function stampOf(ward: WardData, period: Period, made: Made, of: readonly TableKey[]): Stamp {
  const inside = of.reduce((total, key) => total + rowsInPeriod(key, ward, period).inside.length, 0);
  const leftOut = of.reduce((total, key) => total + ward.records[key].leftOut.length, 0);
  const by = made.by === '' ? '' : ` · ${made.by}`;
  const out = leftOut === 0 ? 'không bỏ dòng nào' : `bỏ ra ${formatNumber(leftOut)} dòng (xem Kiểm tra)`;
  return {
    line: `Kỳ: ${formatPeriod(period)} · Tổng hợp lúc ${made.time} ngày ${formatDay(made.day)}${by} · ${formatNumber(inside)} dòng, ${out}`,
    leftOut: reasons(ward, of),
    shortly: shortly(ward, of, leftOut),
  };
}

/** `Bỏ ra: Tái chế 3 dòng (dòng 12 Số lượng, dòng 40 Ngày …); Quà tặng 1 dòng (dòng 9 Tổng trị giá).` */
function reasons(ward: WardData, of: readonly TableKey[]): string {
  const parts = of.flatMap((key) => {
    const { isReadable, leftOut, problems } = ward.records[key];
    const { sheet } = tables[key];
    const ofTab = problems.find((problem) => problem.row === null || problem.code === 'missingHeader');
    if (!isReadable && ofTab !== undefined) return [`${sheet}: ${ofTab.what.replace(/\.$/, '')}`];
    if (leftOut.length === 0) return [];
    const first = leftOut.slice(0, MENTIONED).map((row) => {
      const cause = problems.find((problem) => problem.row === row && problem.severity === 'error');
      return `dòng ${row}${cause?.header == null ? '' : ` ${shortReason(cause)}`}`;
    });
    const more = leftOut.length > MENTIONED ? ', …' : '';
    return [`${sheet} ${formatNumber(leftOut.length)} dòng (${first.join(', ')}${more})`];
  });
  return parts.length === 0 ? '' : `Bỏ ra: ${parts.join('; ')}.`;
}

/** `Bỏ ra 19 dòng – xem Kiểm tra`; a tab of which nothing could be counted is named. */
function shortly(ward: WardData, of: readonly TableKey[], leftOut: number): string {
  const unread = of.filter((key) => ward.present.has(key) && !ward.records[key].isReadable);
  const parts = [
    ...(leftOut === 0 ? [] : [`Bỏ ra ${formatNumber(leftOut)} dòng`]),
    ...(unread.length === 0 ? [] : [`Không đọc được ${unread.map((key) => tables[key].sheet).join(', ')}`]),
  ];
  return parts.length === 0 ? '' : `${parts.join('; ')} – xem Kiểm tra`;
}

const MENTIONED = 4;
const shortReason = (problem: Problem): string => `“${problem.header ?? ''}”`;
