/** The blocks of targets: the ward's own, and those of the chapters. */
import { metricOf, type Unit } from '../figures';
import { type Progress, progressOf, targetPeriod } from '../figures/progress';
import { calculation, type Provenance, queryOf } from '../figures/provenance';
import { unitHeader } from '../figures/words';
import { formatPeriod, type Period } from '../values';
import { tables, WARD } from '../ward';
import { type GridBuilder, type GridCell, NOTHING } from './grid';
import { chapterLines } from './lines';
import { numberCell, type Summarised } from './table';

const shareCell = (share: number | null, provenance: Provenance): GridCell =>
  share === null
    ? { value: NOTHING, style: 'number', note: 'Chưa có số liệu.', provenance }
    : {
        value: share,
        style: 'number',
        format: '0.0%',
        tone: share >= 1 ? 'good' : share >= 0.5 ? 'middle' : 'poor',
        note: share >= 1 ? 'Đạt chỉ tiêu.' : 'Chưa đạt chỉ tiêu.',
        provenance,
      };

const figure = (unit: Unit, value: number | null, provenance: Provenance): GridCell =>
  numberCell({ value }, unit, 'number', provenance);

/** Where a target and what was done towards it come from. */
function provenanceOf({ key, chapterCode, goal, row }: Progress, unit: Unit, period: Period) {
  const set: Provenance = {
    ...{ kind: 'rows', name: tables.targets.sheet, unit, table: 'targets' },
    rows: [{ row, amount: goal }],
  };
  const span = targetPeriod(period);
  const reached: Provenance =
    chapterCode === WARD ? queryOf(key, span) : queryOf(key, span, ['chapter'], [chapterCode]);
  return { set, reached, share: calculation([reached, set], '÷') };
}

/** The ward's own targets; six columns, the label over two. */
export function wardTargets(grid: GridBuilder, { ward, period }: Summarised): void {
  const own = progressOf(ward, period).filter(({ chapterCode }) => chapterCode === WARD);
  if (own.length === 0) return;
  grid.line(`Chỉ tiêu năm ${period.to.slice(0, 4)}`, 'heading');
  grid.line(`Thực hiện ${formatPeriod(targetPeriod(period))}.`, 'remark');
  const top = grid.height;
  grid.row([
    { value: 'Chỉ tiêu', style: 'head' },
    { value: '', style: 'head' },
    ...['Giao', 'Thực hiện', 'Đạt', 'Còn thiếu'].map((value): GridCell => ({ value, style: 'headNumber' })),
  ]);
  for (const one of own) {
    const { key, goal, done, share } = one;
    const { unit } = metricOf(key, ward);
    const provenance = provenanceOf(one, unit, period);
    grid.row([
      { value: unitHeader(key, ward), style: 'label' },
      { value: '', style: 'label' },
      figure(unit, goal, provenance.set),
      figure(unit, done, provenance.reached),
      shareCell(share, provenance.share),
      figure(
        key,
        (done ?? 0) >= goal ? null : goal - (done ?? 0),
        calculation([provenance.set, provenance.reached], '−'),
      ),
    ]);
  }
  grid.merge({ row: top, column: 0, rows: own.length + 1, columns: 2 });
}

/** Targets of the chapters, one line each. */
export function chapterTargets(grid: GridBuilder, summarised: Summarised): void {
  const { ward, period } = summarised;
  const all = progressOf(ward, period).filter(({ chapterCode }) => chapterCode !== WARD);
  if (all.length === 0) return;
  grid.line(`Chỉ tiêu năm ${period.to.slice(0, 4)} của chi hội`, 'heading');
  grid.row([
    { value: 'Chi hội', style: 'head' },
    { value: 'Chỉ tiêu', style: 'head' },
    { value: '', style: 'head' },
    { value: '', style: 'head' },
    ...['Giao', 'Thực hiện', 'Đạt'].map((value): GridCell => ({ value, style: 'headNumber' })),
  ]);
  for (const { key: code, label } of chapterLines(summarised)) {
    for (const [at, one] of all.filter(({ chapterCode }) => chapterCode === code).entries()) {
      const { key, goal, done, share } = one;
      const { unit } = metricOf(key, ward);
      const provenance = provenanceOf(one, unit, period);
      grid.row([
        { value: at === 0 ? label : '', style: 'label' },
        { value: metricOf(key, ward).label, style: 'text', isOverflowing: true },
        { value: '', style: 'text' },
        { value: '', style: 'text' },
        figure(unit, goal, provenance.set),
        figure(unit, done, provenance.reached),
        shareCell(share, provenance.share),
      ]);
    }
  }
}
