/** Finds every stated figure in the summary tabs and in the report, and judges whether both show it. */
import { readFileSync } from 'node:fs';
import { inGiftList, linesOfRows } from './gift-lists';
import { inReport, inSummary } from './look-up';
import { cell, PLACES, row } from './places';
import { type Found, NOWHERE } from './printed';
import { readReport } from './report-document';
import { type Expected, expectations, type StatedFigures } from './stated';
import { blockOf, readTabs } from './summary-tabs';

type Verdict = 'ok' | 'noted' | 'missing' | 'different';

interface TracedFigure {
  readonly id: string;
  readonly expected: number | string;
  readonly summary: Found;
  readonly report: Found;
  readonly verdict: Verdict;
  /** Why the workbook gives something else on purpose. */
  readonly reading: string | null;
}

export interface Traced {
  readonly figures: readonly TracedFigure[];
  /** `98 figures, 0 missing, 0 different (3 noted)`. */
  readonly closing: string;
  readonly isRight: boolean;
}

/** A share is printed with one decimal of a per cent; everything else as it is. */
const same = (expected: number | string, found: number | string | null): boolean =>
  typeof expected === 'number' && typeof found === 'number'
    ? Math.abs(expected - found) < (expected < 1 ? 0.0005 : 1e-6)
    : expected === found;

/**
 * Finds every figure in both files.
 * @param giftSources row id of a gift → its name in the list of figures.
 * @throws where a file cannot be read as what it is said to be.
 */
export async function traceFigures(
  files: { readonly workbook: string; readonly report: string },
  stated: StatedFigures,
  giftSources: ReadonlyMap<string, string>,
): Promise<Traced> {
  const tabs = await readTabs(files.workbook);
  const report = readReport(new Uint8Array(readFileSync(files.report)));
  const giftTab = blockOf(tabs, 'TH Quà tặng', 'Từng lần tặng quà');
  const giftAnnex = report.tables.get('TỪNG LẦN TẶNG QUÀ');
  const find = ({ id, area, figure, measure, value }: Expected): readonly [Found, Found] => {
    if (area.startsWith('gifts')) {
      const ids = new Set([...giftSources].filter(([, name]) => name === figure).map(([key]) => key));
      const lines = linesOfRows(giftTab, ids);
      return [inGiftList(giftTab, lines, ids.size, measure), inGiftList(giftAnnex, lines, ids.size, measure)];
    }
    if (measure === 'chapter') {
      // A house stands in the line of its chapter, which names it.
      const chapter = String(value);
      const line = cell('TH Phong trào', 'Mái ấm và đỡ đầu theo chi hội', chapter, 'Mái ấm');
      const annex = row('Số liệu các mô hình', chapter, 'Mái ấm');
      return [named(inSummary(tabs, line), chapter), named(inReport(report, annex), chapter)];
    }
    const places = PLACES[id];
    return places === undefined
      ? [NOWHERE, NOWHERE]
      : [inSummary(tabs, places[0]), inReport(report, places[1])];
  };
  const figures = expectations(stated).map((expected): TracedFigure => {
    const [summary, inText] = find(expected);
    const { id, value, reading } = expected;
    const isShown = same(value, summary.value) && same(value, inText.value);
    const isMissing = summary.value === null || inText.value === null;
    const verdict: Verdict = isShown
      ? 'ok'
      : reading !== null
        ? 'noted'
        : isMissing
          ? 'missing'
          : 'different';
    return { id, expected: value, summary, report: inText, verdict, reading };
  });
  const count = (verdict: Verdict): number => figures.filter((one) => one.verdict === verdict).length;
  return {
    figures,
    closing: `${figures.length} figures, ${count('missing')} missing, ${count('different')} different (${count('noted')} noted)`,
    isRight: figures.length > 0 && count('missing') === 0 && count('different') === 0,
  };
}

const named = (found: Found, chapter: string): Found =>
  found.value === null ? NOWHERE : { ...found, value: chapter };
