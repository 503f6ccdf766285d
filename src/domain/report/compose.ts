/** Composes a report of any kind: from a workbook's records to plain data that a template can show. */
import { calledOn, isMeasured, metricKeysOf, metricOf, wardCharts } from '../figures';
import { structure } from '../models/members';
import type { ModelKey } from '../models/registry';
import { type Day, formatPhone, namePeriod, numberInWords, type Period, printableAll } from '../values';
import { type PassageKey, passages, type WardData } from '../ward';
import { aboutModels } from './about';
import { awardTables } from './awards';
import { chapterPhrase } from './chapter-names';
import { chapterTable, modelChapterTable, ownChapterTables } from './chapters';
import { NO_CHOICES, type ReportChoices } from './choices';
import type { ModelSection, ModelText, Passage, ReportData, SingleFigure } from './data';
import { drawingsOf } from './drawing';
import { figuresOf, type ReportFigures } from './figures';
import { giftTable } from './gift-list';
import { addresseesOf, composeHead, DOTS, fullName, shortName, signatureOf } from './head';
import { indicatorTable, yearTable } from './indicators';
import { asksForAward, type ReportKindKey, reportKinds } from './kinds';
import { missingOf } from './missing';
import { type Slot, slotOf, slotsIn } from './parts';
import { asciiName, during, formatFigure, lowerFirst, upperFirst } from './phrases';
import { isAboveNought, outside, withheldOf } from './withheld';

/**
 * @param today the day of the document where none was chosen.
 * Never fails: what is missing stands in `missing`, each with where to write it.
 */
export function composeReport(
  asNow: WardData,
  period: Period,
  today: Day,
  kind: ReportKindKey = 'topical',
  given: Partial<ReportChoices> = {},
): ReportData {
  // Of then are the names too.
  const ward = calledOn(asNow, period.to);
  const choices: ReportChoices = { ...NO_CHOICES, ...given };
  const { settings } = ward;
  const { chapter } = choices;
  const day = choices.day ?? today;
  const spec = reportKinds[kind];
  const tellsWeak = choices.tellsWeak || !asksForAward(kind);
  const slots = slotsIn(kind);
  const ofKind = [...new Set(slots.map(({ part }) => part.key))];
  const figures = figuresOf(ward, period, { chapter, tellsWeak });
  const indicators = spec.hasIndicators ? indicatorTable(figures) : null;
  const ofStructure = structure(figures);
  const told = sectionsOf(figures, slots).map(outside);
  const models = told.map(({ section }) => section);
  const tellers = new Set(models.map(({ model }) => model));
  const years = spec.hasYears ? yearTable(figures) : null;
  const wants = (annex: ReportData['annexes'][number]): boolean =>
    choices.annexes.has(annex) && spec.annexes.includes(annex) && chapter === null;
  const chapters = wants('chapters') ? chapterTable(figures, ofKind) : null;
  const modelChapters = wants('chapters') ? modelChapterTable(figures, ofKind) : null;
  const ownChapters = wants('chapters') && kind !== 'models' ? ownChapterTables(figures) : [];
  const giftList = wants('gifts') ? giftTable(figures) : null;
  const charts = wants('charts') ? chartsOf(ward, period, slots, tellers) : [];
  const addressees = addresseesOf(settings, kind, choices);
  const [used, kept] = [figures.used(), figures.kept()];
  return printableAll<ReportData>({
    kind,
    period,
    periodName: namePeriod(period),
    day,
    head: composeHead(ward, period, day, kind, choices),
    addressees,
    unit: chapter === null ? fullName(settings) : upperFirst(chapterPhrase(ward, chapter)),
    modelName: settings.modelName === null ? DOTS : quoted(settings.modelName),
    general: general(ward, ofStructure),
    passages: Object.fromEntries(
      (Object.keys(passages) as PassageKey[]).map((key) => [
        key,
        passageOf(key, chapter === null ? ward.texts[key] : [], spec.passages.includes(key)),
      ]),
    ) as Record<PassageKey, Passage>, // one passage for each key
    models,
    indicators,
    years,
    awards: spec.hasYears ? awardTables(ward, period) : { titles: null, forms: null },
    about: kind === 'models' ? aboutModels(ward) : [],
    nothing: nothingOf(period, kind, tellers, figures.us),
    closing: closing(ward, period, kind, chapter),
    signature: signatureOf(ward, kind, choices, addressees.length > 0),
    annexes: [
      ...(chapters === null && modelChapters === null && ownChapters.length === 0
        ? []
        : (['chapters'] as const)),
      ...(giftList === null ? [] : (['gifts'] as const)),
      ...(charts.length === 0 ? [] : (['charts'] as const)),
    ],
    charts,
    chapters,
    modelChapters,
    ownChapters,
    giftList,
    figures: used,
    singles: singlesOf(figures),
    withheld: withheldOf(ward, period, {
      figures: kept,
      tables: told.flatMap(({ kept }) => kept),
      kind,
      told: ofKind,
      tellsWeak,
    }),
    missing: missingOf(ward, kind, period, choices),
  });
}

/** The charts of the parts that are told, in their order. */
function chartsOf(
  ward: WardData,
  period: Period,
  slots: readonly Slot[],
  tellers: ReadonlySet<ModelKey>,
): ReportData['charts'] {
  const keys = new Set(
    slots.flatMap(({ part: { key, chart } }) => (tellers.has(key) && chart ? [chart.key] : [])),
  );
  const drawn = drawingsOf(
    wardCharts(ward, period).filter((chart) => keys.has(chart.key) && isAboveNought(chart)),
  );
  return [...keys].flatMap((key) => drawn.filter((one) => one.key === key));
}

/** What the models tell, each section in its slot, in the order of the slots. */
function sectionsOf(figures: ReportFigures, slots: readonly Slot[]): ModelSection[] {
  const told = [...new Set(slots.map(({ part }) => part))].flatMap((part) => {
    const text = part.tell(figures);
    const texts: readonly ModelText[] = text === null ? [] : 'title' in text ? [text] : text;
    return texts.map((one): ModelSection => {
      const { heading, field } = slotOf(part, one);
      return { ...one, model: part.key, heading, field };
    });
  });
  return slots.flatMap(({ field }) => told.filter((one) => one.field === field));
}

/** A report about two models says so where neither has a row, whatever else the ward records. */
function nothingOf(
  period: Period,
  kind: ReportKindKey,
  told: ReadonlySet<ModelKey>,
  us: string,
): string | null {
  const head = `${during(period)}, ${us} chưa có số liệu`;
  if (kind === 'models')
    return told.has('pairings') || told.has('reviews')
      ? null
      : `${head} về mô hình “1+1” và “3 có 3 biết”, nên báo cáo chưa có kết quả của hai mô hình này.`;
  return told.size > 0 ? null : `${head} để báo cáo.`;
}

/** All metrics; asked for after the list of the figures used is closed. */
function singlesOf(figures: ReportFigures): SingleFigure[] {
  const taken = new Set<string>();
  return metricKeysOf(figures.ward)
    .filter((key) => isMeasured(key, figures.ward))
    .flatMap((key) => {
      const { label, unit, formerly = [] } = metricOf(key, figures.ward);
      // A ward may call an indicator of its own as a figure of the product is called: its id tells them apart.
      const plain = asciiName(label);
      const name = taken.has(plain) ? `${plain}_${asciiName(key)}` : plain;
      taken.add(name);
      const single: SingleFigure = {
        key,
        label,
        name,
        value: formatFigure(figures.value(key), unit),
        before: formatFigure(figures.before(key), unit),
      };
      const former = formerly.map((old) => ({ ...single, name: asciiName(old), isFormer: true as const }));
      return [single, ...former];
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
const BULLETED: ReadonlySet<PassageKey> = new Set<PassageKey>([
  ...(['functions', 'difficulties', 'causes', 'solutions', 'proposals'] as const),
]);

/**
 * Lines of functions become bullets, lines of lessons are counted “Thứ nhất”, unless the ward did so itself.
 * @param isWanted the report leaves room for it where it is not written.
 */
function passageOf(key: PassageKey, lines: readonly string[], isWanted: boolean): Passage {
  if (lines.length === 0) return { paragraphs: [], isOpen: isWanted };
  const written = (paragraphs: readonly string[]): Passage => ({ paragraphs, isOpen: false });
  const bare = lines.map((line) => line.replace(/^[-–+•]\s*/, ''));
  if (key === 'functions' || (BULLETED.has(key) && lines.length > 1))
    return written(bare.map((line) => `- ${line}`));
  if (key === 'lessons' && lines.length > 1 && !lines.some((line) => /^thứ /i.test(line)))
    return written(bare.map((line, at) => `Thứ ${ordinal(at + 1)}, ${lowerFirst(line)}`));
  return written(lines);
}

/** nhất, hai, ba, tư, năm … */
const ordinal = (n: number): string => (n === 1 ? 'nhất' : n === 4 ? 'tư' : numberInWords(n));

/** The body ends with “./.” (Nghị định 30/2020, Phụ lục III, Mẫu 1.4); a report that asks for an award with its request. */
function closing(ward: WardData, period: Period, kind: ReportKindKey, chapter: string | null): string {
  const { settings } = ward;
  const name = namePeriod(period);
  const short = chapter === null ? shortName(settings) : chapterPhrase(ward, chapter);
  if (kind === 'periodic')
    return `Trên đây là báo cáo công tác Hội và phong trào phụ nữ ${name} của ${short}./.`;
  if (kind === 'models')
    return `Trên đây là báo cáo kết quả thực hiện mô hình “1+1” và “3 có 3 biết” ${name} của ${short}./.`;
  const cause =
    kind === 'topical'
      ? 'trong phong trào thi đua “Dân vận khéo”'
      : 'trong công tác Hội và phong trào phụ nữ';
  return `Trên đây là báo cáo thành tích của ${short}, đề nghị ${settings.awardBody ?? DOTS} xét, tặng thưởng ${
    settings.award ?? DOTS
  } về thành tích xuất sắc ${cause} ${name}, để động viên thành tích đạt được và phấn đấu trong những năm tiếp theo./.`;
}
