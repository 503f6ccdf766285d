/**
 * Makes the report templates, one a kind of report, and the one of the ward's own file: laid out by Nghị định 30/2020/NĐ-CP, Phụ lục I (measures named where
 * they are used), with the head of Hướng dẫn 36-HD/VPTW as the other choice. They share the head, the models' sections,
 * the signature and the annexes. Run with `npx tsx templates/make.ts`; a second run changes no byte. A ward may change
 * the results in Word.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { byChapter, charts, giftList, twoModelsByChapter } from './annexes';
import { internal } from './internal';
import { BODY, FONT, gap, mm, pt } from './measures';
import { line } from './paragraphs';
import { collective, models, periodic, topical } from './reports';

/** The page number stands in the upper margin, centred, 13 pt, from the second page of each part on. */
function pages(
  children: readonly (Paragraph | Table)[],
  orientation: 'portrait' | 'landscape',
): ISectionOptions {
  return {
    properties: {
      titlePage: true,
      page: {
        size: {
          width: mm(210),
          height: mm(297),
          orientation: orientation === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
        },
        margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(20), header: mm(10), footer: mm(10) },
        pageNumbers: { start: 1 },
      },
    },
    headers: {
      first: new Header({ children: [line('', { size: 13 })] }),
      default: new Header({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [
              new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: pt(13), color: '000000' }),
            ],
          }),
        ],
      }),
    },
    children: [...children],
  };
}

/** Lines of running text: 1,15 apart; single in the report of one or two pages (Nghị định 30/2020 allows both). */
const linesApart = (name: TemplateName): number => (name === 'mo-hinh' ? 240 : 276);

const document = (name: TemplateName): Document =>
  new Document({
    title: '{trich_yeu}',
    creator: '{ten_don_vi}',
    lastModifiedBy: '{ten_don_vi}',
    description: '',
    compatibility: { version: 15 },
    styles: {
      default: {
        document: {
          run: { font: FONT, size: pt(BODY), color: '000000', language: { value: 'vi-VN' } },
        },
      },
      paragraphStyles: [
        {
          id: 'ThanVanBan',
          name: 'Thân văn bản',
          basedOn: 'Normal',
          quickFormat: true,
          run: { font: FONT, size: pt(BODY), color: '000000' },
          paragraph: {
            alignment: AlignmentType.JUSTIFIED,
            indent: { firstLine: mm(10) },
            spacing: { before: 0, after: gap(6), line: linesApart(name), lineRule: LineRuleType.AUTO },
          },
        },
        {
          id: 'DeMuc',
          name: 'Đề mục',
          basedOn: 'ThanVanBan',
          quickFormat: true,
          run: { font: FONT, size: pt(BODY), color: '000000', bold: true },
          paragraph: {
            keepNext: true,
            spacing: { before: gap(10), after: gap(6), line: linesApart(name), lineRule: LineRuleType.AUTO },
          },
        },
      ],
    },
    sections: [
      pages(reports[name], 'portrait'),
      ...(name === 'noi-bo' ? [] : [pages(name === 'mo-hinh' ? twoModelsByChapter : byChapter, 'landscape')]),
      ...(name === 'dan-van-kheo' ? [pages(giftList, 'landscape')] : []),
      ...(name === 'noi-bo' ? [] : [pages(charts, 'portrait')]),
    ],
  });

/** Reports by the name of their template. */
const reports = {
  'dan-van-kheo': topical,
  'tap-the': collective,
  'mo-hinh': models,
  'dinh-ky': periodic,
  'noi-bo': internal,
} as const;
export type TemplateName = keyof typeof reports;
export const templateNames = Object.keys(reports) as TemplateName[];

/** A template's bytes: the same at every run. */
export async function makeTemplate(name: TemplateName): Promise<Uint8Array> {
  const packed = unzipSync(new Uint8Array(await Packer.toBuffer(document(name))));
  const files = Object.keys(packed)
    .sort(
      (a, b) => Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml') || (a < b ? -1 : 1),
    )
    .map((name) => [
      name,
      name === 'docProps/core.xml' ? undated(packed[name]) : (packed[name] ?? new Uint8Array()),
    ]);
  // A zip keeps local time: the parts of the date, not the instant, are what must not change.
  return zipSync(Object.fromEntries(files), { mtime: new Date(2026, 0, 1), level: 9 });
}

function undated(core: Uint8Array | undefined): Uint8Array {
  const text = strFromU8(core ?? new Uint8Array());
  return strToU8(text.replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '2026-01-01T00:00:00Z'));
}

if (path.basename(process.argv[1] ?? '') === 'make.ts') {
  const folder = path.dirname(process.argv[1] ?? '');
  for (const name of templateNames)
    makeTemplate(name).then((bytes) => writeFileSync(path.join(folder, `${name}.docx`), bytes));
}
