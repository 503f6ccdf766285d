/** Composes the report on a “Dân vận khéo” model: from a workbook's records to plain data that a template can show. */
import { wardCharts } from '../metrics';
import { type Ledger, type PassageKey, passages } from '../tables';
import { type Day, formatPhone, namePeriod, numberInWords, type Period } from '../values';
import { chapterTable } from './chapters';
import type { ModelKey, ModelSection, ModelText, Passage, ReportData } from './data';
import { drawingsOf } from './drawing';
import { type Figures, figuresOf } from './figures';
import { addresseeOf, composeHead, fullName, shortName, signatureOf } from './head';
import { missingOf, remarksOf, reminderOf } from './missing';
import { circumstances } from './models/circumstances';
import { gifts } from './models/gifts';
import { organisation, structure } from './models/organisation';
import { pairings } from './models/pairings';
import { recycling } from './models/recycling';
import { during, lowerFirst, upperFirst } from './phrases';

/** The models in the order of the report. */
const MODELS: readonly (readonly [ModelKey, (figures: Figures) => ModelText | null])[] = [
  ['organisation', organisation],
  ['circumstances', circumstances],
  ['pairings', pairings],
  ['recycling', recycling],
  ['gifts', gifts],
];

/** Points go by the Vietnamese alphabet (Nghị định 30/2020, Phụ lục I). */
const LETTERS = ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h'] as const;

/**
 * @param today the day of the document where the settings name none.
 * Never fails: what is missing stands in `missing`, each with where to write it.
 */
export function composeReport(ledger: Ledger, period: Period, today: Day): ReportData {
  const { settings } = ledger;
  const day = settings.documentDay ?? today;
  const figures = figuresOf(ledger, period);
  const ofStructure = structure(figures);
  const models = MODELS.flatMap(([model, compose]) => {
    const text = compose(figures);
    return text === null ? [] : [{ ...text, model }];
  }).map((text, at): ModelSection => ({ ...text, letter: LETTERS[at] ?? String(at + 1) }));
  const chapters = chapterTable(figures);
  return {
    period,
    periodName: namePeriod(period),
    day,
    head: composeHead(settings, period, day),
    addressee: addresseeOf(settings),
    unit: fullName(settings),
    modelName:
      settings.modelName === null ? '[ghi “Tên mô hình” trong tab “Cài đặt”]' : quoted(settings.modelName),
    general: general(ledger, ofStructure),
    passages: Object.fromEntries(
      (Object.keys(passages) as PassageKey[]).map((key) => [key, passageOf(key, ledger.texts[key])]),
    ) as Record<PassageKey, Passage>, // one passage for each key
    models,
    nothing:
      models.length > 0
        ? null
        : `${during(period)}, sổ của Hội chưa có dòng số liệu nào, nên báo cáo chưa có kết quả để trình bày.`,
    closing: closing(ledger, period),
    signature: signatureOf(settings),
    charts: drawingsOf(wardCharts(ledger, period)),
    chapters,
    figures: figures.used(),
    remarks: remarksOf(ledger),
    missing: missingOf(ledger),
  };
}

const quoted = (name: string): string => `“${name.replace(/^["“”']+|["“”']+$/g, '')}”`;

/** Bullets of part I, without their dashes; a line that the settings leave blank is not printed. */
function general(ledger: Ledger, ofStructure: string): string[] {
  const { address, phone, founded } = ledger.settings;
  const name = fullName(ledger.settings);
  const since =
    founded === null
      ? ''
      : `${name} được thành lập ${/^\d/.test(founded) ? 'ngày ' : ''}${lowerFirst(founded)}.`;
  const organisation = [since, ofStructure].filter((part) => part !== '').join(' ');
  return [
    ...(address === null ? [] : [`Địa điểm trụ sở chính: ${address.replace(/\.$/, '')}.`]),
    ...(phone === null ? [] : [`Điện thoại: ${formatPhone(phone)}.`]),
    ...(organisation === '' ? [] : [`Tổ chức: ${organisation}`]),
  ];
}

/** Lines of functions become bullets, lines of lessons are counted “Thứ nhất”, unless the ward did so itself. */
function passageOf(key: PassageKey, lines: readonly string[]): Passage {
  if (lines.length === 0) return { paragraphs: [], reminder: reminderOf(key) };
  if (key === 'functions') {
    return { paragraphs: lines.map((line) => `- ${line.replace(/^[-–+•]\s*/, '')}`), reminder: null };
  }
  if (key === 'lessons' && lines.length > 1 && !lines.some((line) => /^thứ /i.test(line))) {
    return {
      paragraphs: lines.map(
        (line, at) => `Thứ ${ordinal(at + 1)}: ${upperFirst(line.replace(/^[-–+•]\s*/, ''))}`,
      ),
      reminder: null,
    };
  }
  return { paragraphs: lines, reminder: null };
}

/** nhất, hai, ba, tư, năm … */
const ordinal = (n: number): string => (n === 1 ? 'nhất' : n === 4 ? 'tư' : numberInWords(n));

/** The body ends with “./.” (Nghị định 30/2020, Phụ lục III, Mẫu 1.4). */
function closing(ledger: Ledger, period: Period): string {
  const { award, awardBody } = ledger.settings;
  const report = `Trên đây là báo cáo thành tích của ${shortName(ledger.settings)}`;
  if (award === null || awardBody === null) return `${report} ${namePeriod(period)}./.`;
  return `${report}, đề nghị ${awardBody} xét, tặng thưởng ${award} về thành tích trong phong trào thi đua “Dân vận khéo” ${namePeriod(period)}./.`;
}
