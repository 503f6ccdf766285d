/** Composes a report of any kind: from a workbook's records to plain data that a template can show. */
import { isMeasured, metricKeysOf, metricOf, wardCharts } from '../figures';
import { structure } from '../models/members';
import type { ModelKey } from '../models/registry';
import { type Day, formatPhone, namePeriod, numberInWords, type Period, printableAll } from '../values';
import { type PassageKey, passages, type WardData } from '../ward';
import { aboutModels } from './about';
import { awardTables } from './awards';
import { chapterTable, modelChapterTable } from './chapters';
import type { ModelSection, Passage, ReportData, SingleFigure } from './data';
import { drawingsOf } from './drawing';
import { figuresOf, type ReportFigures } from './figures';
import { giftTable } from './gift-list';
import { addresseeOf, composeHead, fullName, shortName, signatureOf } from './head';
import { indicatorTable, yearTable } from './indicators';
import { asksForAward, type ReportKindKey, reportKinds } from './kinds';
import { missingOf, remarksOf, reminderOf } from './missing';
import { parts, partsIn } from './parts';
import { asciiName, during, formatFigure, lowerFirst, upperFirst } from './phrases';

/** Points go by the Vietnamese alphabet (Nghị định 30/2020, Phụ lục I). */
const LETTERS = [
  ...(['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q'] as const),
];

/**
 * @param today the day of the document where the settings name none.
 * Never fails: what is missing stands in `missing`, each with where to write it.
 */
export function composeReport(
  ward: WardData,
  period: Period,
  today: Day,
  kind: ReportKindKey = 'topical',
): ReportData {
  const { settings } = ward;
  const day = settings.documentDay ?? today;
  const spec = reportKinds[kind];
  const ofKind = partsIn(kind).map(({ key }) => key);
  const figures = figuresOf(ward, period);
  const indicators = spec.hasIndicators ? indicatorTable(figures) : null;
  const ofStructure = structure(figures);
  const models = partsIn(kind)
    .flatMap(({ key, tell }) => {
      const text = tell(figures);
      return text === null ? [] : [{ ...text, model: key }];
    })
    .map((text, at): ModelSection => ({ ...text, letter: LETTERS[at] ?? String(at + 1) }));
  const told = new Set(models.map(({ model }) => model));
  const toldCharts = new Set(parts.flatMap(({ key, chart }) => (told.has(key) && chart ? [chart.key] : [])));
  const years = spec.hasYears ? yearTable(figures) : null;
  const chapters = chapterTable(figures, ofKind);
  const modelChapters = modelChapterTable(figures, ofKind);
  const giftList = spec.hasGiftList ? giftTable(figures) : null;
  const used = figures.used();
  return printableAll<ReportData>({
    kind,
    period,
    periodName: namePeriod(period),
    day,
    head: composeHead(settings, period, day, kind),
    addressee: addresseeOf(settings, kind),
    unit: fullName(settings),
    modelName:
      settings.modelName === null ? '[ghi “Tên mô hình” trong tab “Cài đặt”]' : quoted(settings.modelName),
    general: general(ward, ofStructure),
    passages: Object.fromEntries(
      (Object.keys(passages) as PassageKey[]).map((key) => [key, passageOf(key, ward.texts[key])]),
    ) as Record<PassageKey, Passage>, // one passage for each key
    models,
    indicators,
    years,
    awards: spec.hasYears ? awardTables(ward, period) : { titles: null, forms: null },
    about: kind === 'models' ? aboutModels(ward) : [],
    nothing: nothingOf(period, kind, told),
    closing: closing(ward, period, kind),
    signature: signatureOf(settings, kind),
    charts: drawingsOf(wardCharts(ward, period).filter(({ key }) => toldCharts.has(key))),
    chapters,
    modelChapters,
    giftList,
    figures: used,
    singles: singlesOf(figures),
    remarks: remarksOf(ward),
    missing: missingOf(ward, kind, period),
  });
}

/** A report about two models says so where neither has a row, whatever else the ward records. */
function nothingOf(period: Period, kind: ReportKindKey, told: ReadonlySet<ModelKey>): string | null {
  const head = `${during(period)}, sổ của Hội chưa có dòng số liệu nào`;
  if (kind === 'models')
    return told.has('pairings') || told.has('reviews')
      ? null
      : `${head} về mô hình “1+1” và “3 có 3 biết”, nên báo cáo chưa có kết quả của hai mô hình này.`;
  return told.size > 0 ? null : `${head}, nên báo cáo chưa có kết quả để trình bày.`;
}

/** All metrics; asked for after the list of the figures used is closed. */
function singlesOf(figures: ReportFigures): SingleFigure[] {
  const taken = new Set<string>();
  return metricKeysOf(figures.ward)
    .filter((key) => isMeasured(key, figures.ward))
    .map((key) => {
      const { label, unit } = metricOf(key, figures.ward);
      // A ward may call an indicator of its own as a figure of the product is called: its id tells them apart.
      const plain = asciiName(label);
      const name = taken.has(plain) ? `${plain}_${asciiName(key)}` : plain;
      taken.add(name);
      return {
        key,
        label,
        name,
        value: formatFigure(figures.value(key), unit),
        before: formatFigure(figures.before(key), unit),
      };
    });
}

const quoted = (name: string): string => `“${name.replace(/^["“”']+|["“”']+$/g, '')}”`;

/** Bullets of part I, without their dashes; a line that the settings leave blank is not printed. */
function general(ward: WardData, ofStructure: string): string[] {
  const { address, phone, founded } = ward.settings;
  const name = fullName(ward.settings);
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

/** Passages of which each line is a point of its own. */
const BULLETED: ReadonlySet<PassageKey> = new Set<PassageKey>(['functions', 'difficulties', 'solutions']);

/** Lines of functions become bullets, lines of lessons are counted “Thứ nhất”, unless the ward did so itself. */
function passageOf(key: PassageKey, lines: readonly string[]): Passage {
  if (lines.length === 0) return { paragraphs: [], reminder: reminderOf(key) };
  if (key === 'functions' || (BULLETED.has(key) && lines.length > 1)) {
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
function closing({ settings }: WardData, period: Period, kind: ReportKindKey): string {
  const name = namePeriod(period);
  const short = shortName(settings);
  if (kind === 'periodic')
    return `Trên đây là báo cáo công tác Hội và phong trào phụ nữ ${name} của ${short}./.`;
  if (kind === 'models')
    return `Trên đây là báo cáo kết quả thực hiện mô hình “1+1” và “3 có 3 biết” ${name} của ${short}./.`;
  const report = `Trên đây là báo cáo thành tích của ${short}`;
  const { award, awardBody } = settings;
  if (!asksForAward(kind) || award === null || awardBody === null) return `${report} ${name}./.`;
  const cause =
    kind === 'topical'
      ? ` về thành tích trong phong trào thi đua “Dân vận khéo” ${name}`
      : ` cho tập thể ${short} về thành tích ${name}`;
  return `${report}, đề nghị ${awardBody} xét, tặng thưởng ${award}${cause}./.`;
}
