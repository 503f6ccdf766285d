/** Groups of one to four in what is told in confidence: no report tells their number, and the ward is told which. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { annexKeys } from './choices';
import { composeReport } from './compose';
import type { ReportData } from './data';
import { reportKindKeys } from './kinds';
import { renderReport } from './render';
import { crowd, type Made, madeLedger, smallWard, times, today, year2022 } from './testdata/made-ward';

const compose = (
  rows: Partial<Made['rows']>,
  kind: (typeof reportKindKeys)[number] = 'periodic',
  chapter: string | null = null,
) =>
  composeReport(
    madeLedger({ ...smallWard, rows: { ...smallWard.rows, ...rows } } as Made),
    year2022,
    today,
    kind,
    { annexes: new Set(annexKeys), ...(chapter === null ? {} : { chapter }) },
  );
const prose = (data: ReportData): string =>
  data.models.flatMap(({ model, paragraphs }) => (model === 'circumstances' ? paragraphs : [])).join(' ');
const line = (data: ReportData, label: string) => data.indicators?.rows.find(({ ten }) => ten === label);
const kept = (data: ReportData) => data.withheld.filter(({ why }) => why === 'small').map(({ text }) => text);

test('five and more are told', () => {
  const data = compose(crowd(times(5, 'Hộ cận nghèo'), 'Vay vốn'));
  expect(prose(data)).toContain('Qua rà soát, có 05 hội viên có hoàn cảnh khó khăn (hộ cận nghèo).');
  expect(prose(data)).toContain('Nhu cầu chủ yếu của hội viên: vay vốn (05 người).');
  expect(line(data, 'Hội viên có hoàn cảnh khó khăn')).toMatchObject({ ky_nay: '5' });
  expect(kept(data)).toEqual([]);
});

test('one to four are not, nor the share that gives them away', () => {
  const data = compose(crowd(times(4, 'Hộ cận nghèo'), 'Vay vốn'));
  expect(prose(data)).not.toMatch(/hoàn cảnh khó khăn|vay vốn/);
  expect(line(data, 'Hội viên có hoàn cảnh khó khăn')).toMatchObject({ ky_nay: 'dưới 5', tang_giam: '–' });
  expect(line(data, 'Tỷ lệ hội viên khó khăn có người giúp')?.ky_nay ?? '–').toBe('–');
  expect(kept(data)).toContain('“Hội viên có hoàn cảnh khó khăn”.');
});

test('a small kind within a large group is left out, and said to the ward', () => {
  const data = compose(crowd([...times(6, 'Hộ cận nghèo'), 'Khuyết tật'], 'Vay vốn'));
  expect(prose(data)).toContain('có 07 hội viên có hoàn cảnh khó khăn, trong đó có 06 hộ cận nghèo.');
  expect(prose(data)).not.toMatch(/khuyết tật/i);
  expect(kept(data)).not.toEqual([]);
});

test('nought is told: it is nobody', () => {
  const data = compose({ circumstances: [] });
  expect(kept(data)).toEqual([]);
});

test('a chapter’s own report keeps to the same', () => {
  const both = crowd(times(6, 'Hộ cận nghèo'));
  const members = both.members.map((row, at) => ({ ...row, chapter: at < 2 ? 'K2' : 'K1' }));
  const data = compose({ ...both, members }, 'periodic', 'K1');
  expect(prose(data)).not.toMatch(/hoàn cảnh khó khăn/);
});

/** A ward in which two members are of what the law calls sensitive. */
const few = crowd(['Khuyết tật', 'Khuyết tật']);
const marked = few.circumstances.map((row) => ({
  ...{ ...row, ethnicity: 'Tày', religion: 'Công giáo', partyMember: 'Có' },
}));

test.each(reportKindKeys)(
  '%s: no kind of report, and no annex, tells a number under five of them',
  (kind) => {
    const data = compose({ ...few, circumstances: marked }, kind);
    const said = JSON.stringify({ ...data, withheld: [], figures: [] });
    expect(said).not.toMatch(
      /0[1-4] hội viên (?:là đảng viên|là người dân tộc thiểu số|có đạo|có hoàn cảnh)/,
    );
    expect(said).not.toMatch(/khuyết tật 0[1-4] người|Tày|Công giáo/);
    for (const { key, value } of data.figures)
      if (/^(?:partyMembers|minorityMembers|religiousMembers|hardshipMembers)$/.test(key))
        expect([key, value]).toEqual([key, 'dưới 5']);
  },
);

test('the ward’s own file names what was not told', () => {
  const data = compose({ ...few, circumstances: marked });
  const template = new Uint8Array(readFileSync(path.join(process.cwd(), 'templates/noi-bo.docx')));
  const rendered = renderReport(template, data, {}, true);
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.problems));
  const xml = strFromU8(unzipSync(rendered.bytes)['word/document.xml'] ?? new Uint8Array()).replaceAll(
    /<[^>]+>/g,
    '',
  );
  expect(xml).toContain('Nhóm dưới 5 người về điều riêng tư, không nêu số trong báo cáo');
  expect(xml).toContain('“Hội viên là đảng viên”.');
});
