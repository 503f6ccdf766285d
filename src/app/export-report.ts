/**
 * Xuất báo cáo: reads the workbook once, composes the report, asks about what it keeps back, draws its charts, fills the
 * template, keeps it in Drive with the ward's own file beside it.
 */
import { nothingToReport, unprintableCells } from '../domain/checks';
import { tellFigure } from '../domain/issued';
import {
  annexKeys,
  documentNumber,
  isReportKind,
  kindLabel,
  kindOf,
  ownTemplateOf,
  type Place,
  type ReportKindKey,
  reportKinds,
  type Withheld,
} from '../domain/report';
import { done, failed, formatNumber, formatPeriod, type Period, type Result, tell } from '../domain/values';
import { a1, builtInCatalogue, type Problem, readChoice, type Settings } from '../domain/ward';
import { made } from '../google/clock';
import {
  readOwnTemplate,
  readTemplate,
  type SavedDocument,
  saveDocument,
  savePdf,
  showDocument,
} from '../google/documents';
import { fingerprint } from '../google/fingerprint';
import { meanwhile } from '../google/lock';
import { drawCharts } from '../google/pictures';
import { ask } from '../google/say';
import { openSpreadsheet } from '../google/spreadsheet';
import { Steps } from '../google/steps';
import { endLeft, keepLeft, leftOf } from '../google/work';
import { keepDraft, plainChanges, showChanges, standingOf } from './issues';
import { choosePeriod } from './period';
import { readWard } from './read-ward';
import { nameRenamed } from './renamed';
import { type RefusedReport, readChoices } from './report-choices';
import { tellRuns } from './runs';
import { loadWriter } from './writer';

export interface ExportedReport {
  readonly isMade: true;
  readonly name: string;
  /** Link of the document; null where there is none to open. */
  readonly url: string | null;
  /** The ward's own file beside it, where something was kept back or it was asked for. */
  readonly internal: { readonly name: string; readonly url: string | null } | null;
  /** The same as PDF, where it was asked for and could be made. */
  readonly pdf: { readonly name: string; readonly url: string | null } | null;
  readonly kind: ReportKindKey;
  readonly period: Period;
  /** How many figures the report tells. */
  readonly figures: number;
  /** What its reader should look at before it is sent. */
  readonly notes: readonly string[];
  /** Figures that differ from the issued report of the same kind and period that it was compared with. */
  readonly changes: ReturnType<typeof plainChanges>;
  /** A sentence for the person. */
  readonly message: string;
}

/** A sentence, and where what it tells of is mended. */
export interface Warning {
  readonly text: string;
  readonly places: readonly Place[];
}

/** What is to be known before it is made. */
export interface Beforehand {
  /** What it would keep back. */
  readonly warnings: readonly Warning[];
  /** What the document would lack, and can be written. */
  readonly missing: readonly Warning[];
}

/** Nothing was made: the person is asked. */
export interface AskedReport extends Beforehand {
  readonly isMade: false;
}

const ACTION = 'Xuất báo cáo';
/** Figures that the dialog names; the tab has all. */
const MENTIONED = 5;
/** Sentences of each kind that the question names; the ward's own file has all. */
const ASKED = 6;

/**
 * The menu's item: asks about what the report keeps back or lacks, makes it, shows where it is.
 * @param argument as `makeReport` takes it.
 */
export function exportReport(argument: unknown): Result<ExportedReport> {
  const exported = makeReport(argument, asksFirst);
  if (!exported.ok) return exported;
  if (!exported.value.isMade)
    return failed({
      what: 'Chưa xuất báo cáo nào.',
      todo: 'Bấm Kiểm tra để xem và sửa từng chỗ, rồi xuất lại.',
    });
  const { name, url, notes, kind } = exported.value;
  showDocument(name, url, notes, kindLabel(kind));
  return done(exported.value);
}

/** Chapters may write while the person reads: Google's lock does not outlive a question anyway. */
const asksFirst = ({ warnings, missing }: Beforehand): boolean => {
  const said = (all: readonly Warning[], end: string): string[] => {
    const more = all.length > ASKED ? [`… và ${formatNumber(all.length - ASKED)} điều nữa.`] : [];
    return all.length === 0 ? [] : [...all.slice(0, ASKED).map(({ text }) => text), ...more, end];
  };
  const lines = [
    ...said(warnings, 'Xuất thì những điều này nằm ở bản nội bộ, không có trong báo cáo.'),
    ...said(missing, 'Xuất thì báo cáo chừa trống những chỗ thiếu.'),
  ];
  return meanwhile(() => ask(`${lines.join('\n\n')} Vẫn xuất?`));
};

/**
 * Makes the report and opens nothing: a dialog that asks for it shows the answer itself.
 * @param argument `{ from, to, kind, against, number, day, chapter, annexes, tellsWeak, pdf }`: kind, period and annexes that are
 * left out are those of the settings; `against` is the id of an issued report of this kind and period to compare with, ''
 * for none, left out for the newest; number and day are this document's, and kept nowhere.
 * @param accepts whether the person takes it that the report keeps things back, or lacks some.
 */
export function makeReport(
  argument: unknown,
  accepts: (before: Beforehand) => boolean,
): Result<ExportedReport | AskedReport, RefusedReport> {
  const spreadsheet = openSpreadsheet();
  const steps = new Steps(spreadsheet, ACTION, 3);
  const {
    sheets,
    raw,
    ward: asRead,
  } = steps.take('Đang đọc các tab', () => readWard(spreadsheet, { steps }));
  const ward = nameRenamed(sheets, asRead);
  const { settings } = ward;
  const chosen = choosePeriod(argument, ward);
  if (!chosen.ok) return chosen;
  const period = chosen.value;
  const ofKind = chooseKind(argument, settings);
  if (!ofKind.ok) return ofKind;
  const kind = ofKind.value;
  const asked = readChoices(argument, ward, kind);
  if (!asked.ok) return asked;
  const { choices, wantsInternal, wantsPdf } = asked.value;
  const nothing = nothingToReport(ward, period);
  if (nothing !== null) return failed(nothing);
  const { template, file, title: titleOf } = reportKinds[kind];
  const own = ownTemplateOf(settings.ownTemplate, kind, kindOf(settings));
  const bytes = own === null ? null : readOwnTemplate(own);
  if (bytes?.ok === false) return bytes;

  const writer = loadWriter();
  // A template of the ward's own says by itself which annexes it has.
  const annexes = own === null ? choices.annexes : new Set(annexKeys);
  const report = writer.composeReport(ward, period, ward.context.today, kind, { ...choices, annexes });
  const before = {
    warnings: questionsOf(report.withheld),
    missing: report.missing.flatMap(({ text, at }) => (at === null ? [] : [{ text, places: [at] }])),
  };
  if (before.warnings.length + before.missing.length > 0 && !accepts(before))
    return done({ isMade: false, ...before });
  // Chapters may write their rows while the report is drawn, written and converted: none of it touches a cell.
  const { drawn, rendered } = steps.take('Đang viết báo cáo', () =>
    meanwhile(() => {
      const pictures = drawCharts(report.charts);
      const from = bytes?.value ?? readTemplate(template);
      return { drawn: pictures, rendered: writer.renderReport(from, report, pictures.pictures) };
    }),
  );
  if (!rendered.ok) {
    const told = rendered.problems.map(({ where, what, todo }) => `• ${where}: ${what} ${todo}`);
    // The built-in template is not the person's to mend.
    if (own === null) {
      console.error(`The built-in template was refused: ${told.join(' ')}`);
      return failed({
        what: 'Chưa làm được báo cáo.',
        todo: 'Bấm Kiểm tra, sửa các ô được chỉ rồi xuất lại.',
      });
    }
    return failed({ what: `Mẫu báo cáo có chỗ cần sửa:\n${told.join('\n')}`, todo: '' });
  }
  const title = titleOf(period, choices.chapter === null ? '' : report.unit.replace(/^Chi hội/, 'chi hội'));
  const hasInternal = wantsInternal || report.withheld.length > 0;
  const of = fingerprint([title, report]);
  // Told before anything is kept: an export of the same that was cut has its document in Drive already.
  const mayBeThere = leftOf(ACTION)?.argument === of;
  if (!mayBeThere) keepLeft(ACTION, of);
  const { saved, internal, pdf } = steps.take('Đang chuyển sang Google Tài liệu', () =>
    meanwhile(() => {
      const kept = saveDocument(title, file, rendered.bytes, { of, mayBeThere });
      return {
        saved: kept,
        internal:
          kept.ok && hasInternal ? saveInternal(writer, report, { title, file, of, mayBeThere }) : null,
        pdf: kept.ok && wantsPdf ? savePdf(kept.value, { of, mayBeThere }) : null,
      };
    }),
  );
  if (!saved.ok) return saved;

  const now = made(spreadsheet);
  const printed = report.figures.map(({ key }) => key);
  // The figures kept of an issued report are the ward's: a chapter's are compared with none.
  const against = choices.chapter === null ? againstOf(argument) : '';
  const standing = standingOf(spreadsheet, ward, period, { kind: kindLabel(kind), against, printed });
  const { compared } = standing;
  keepDraft(
    spreadsheet,
    standing,
    {
      kind: kindLabel(kind),
      ...period,
      number: choices.chapter === null ? documentNumber(settings, choices.number) : '',
      title: saved.value.name,
      url: saved.value.url ?? '',
      figures: report.figures.length,
      printed,
    },
    now,
    mayBeThere,
  );
  const changed = compared === null ? null : showChanges(spreadsheet, sheets, compared, period, now);
  const figures = compared?.changes.figures ?? [];
  const apart = tellRuns(sheets);
  const notes = [
    ...(saved.value.kind === 'docx'
      ? ['Google chưa chuyển được sang Google Tài liệu; báo cáo là tệp Word (.docx) trong Drive.']
      : []),
    ...(wantsPdf && pdf === null ? [NO_PDF] : []),
    ...(apart === null ? [] : [`${tell(apart)} ${RECKONED}`]),
    ...(changed === null ? [] : [changed]),
    ...figures.slice(0, MENTIONED).map((figure) => `${tellFigure(figure)}.`),
    ...(figures.length > MENTIONED ? [`… và ${formatNumber(figures.length - MENTIONED)} con số nữa.`] : []),
    ...(standing.note === null ? [] : [standing.note]),
    ...drawn.failed.map((chart) => `Chưa vẽ được biểu đồ “${chart}”. Các bảng và câu văn vẫn đủ số liệu.`),
    ...unplacedNote(rendered.unplaced),
    ...(rendered.hasInternalPlace ? [INTERNAL_PLACE] : []),
    ...unprinted(unprintableCells(raw)),
    ...(internal === null ? [] : [internalNote(internal)]),
    ...toldOf(report.withheld).map(({ text }) => upperFirst(text)),
    ...report.missing.map(({ text }) => text),
  ];
  endLeft(ACTION);
  return done({
    isMade: true,
    name: saved.value.name,
    url: saved.value.url,
    internal: internal?.ok === true ? { name: internal.value.name, url: internal.value.url } : null,
    pdf,
    kind,
    period,
    figures: report.figures.length,
    notes,
    changes: plainChanges(compared),
    message: `Đã xuất báo cáo kỳ ${formatPeriod(period)}: “${saved.value.name}”. Đây là bản dự thảo; gửi đi rồi thì bấm Sổ Hội → Xem và báo cáo → Phát hành.`,
  });
}

interface Kept {
  readonly title: string;
  readonly file: string;
  /** Tells the report's content by a short text. */
  readonly of: string;
  readonly mayBeThere: boolean;
}

/** The ward's own file: of the same figures, by a template of its own. */
function saveInternal(
  writer: ReturnType<typeof loadWriter>,
  report: Parameters<ReturnType<typeof loadWriter>['renderReport']>[1],
  { title, file, of, mayBeThere }: Kept,
): Result<SavedDocument> {
  const rendered = writer.renderReport(readTemplate('noi-bo'), report, {}, true);
  if (rendered.ok)
    return saveDocument(`${title} – nội bộ`, file.replace(/\.docx$/, '-noi-bo.docx'), rendered.bytes, {
      of: `${of}-noi-bo`,
      mayBeThere,
    });
  console.error(`The template of the ward's own file was refused: ${JSON.stringify(rendered.problems)}`);
  return failed({ what: 'Chưa làm được bản nội bộ.', todo: '' });
}

const internalNote = (saved: Result<SavedDocument>): string =>
  saved.ok
    ? `Bản nội bộ “${saved.value.name}” ghi những điều báo cáo không nói; lưu tại Hội, không gửi kèm.`
    : `${tell(saved.problem)} Những điều báo cáo không nói ở ngay dưới đây.`;

const RECKONED = 'Báo cáo này tính lại từ các dòng nên không bị ảnh hưởng.';

const NO_PDF =
  'Chưa làm được bản PDF. Mở báo cáo, bấm Tệp → Tải xuống → Tài liệu PDF (trong Word: Tệp → Lưu thành → PDF).';

const INTERNAL_PLACE =
  'Mẫu riêng còn chỗ cho nguồn số liệu, dòng bỏ ra: nay ở bản nội bộ nên chỗ ấy để trống. Xóa khỏi mẫu.';

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** How each kind of thing that is kept back is asked about. */
const QUESTIONS: readonly (readonly [why: Withheld['why'], said: string])[] = [
  ['unread', 'có tab chưa đọc được'],
  ['leftOut', 'có dòng chưa đúng nên chưa tính vào số liệu'],
  ['negative', 'có số âm, không in trong báo cáo'],
  ['small', 'có nhóm dưới 5 người về điều riêng tư, không nêu số trong báo cáo'],
  ['weak', 'báo cáo thành tích không nêu những chỉ số giảm, chưa đạt'],
];

/** What the person is asked before anything is made. */
const questionsOf = (withheld: readonly Withheld[]): Warning[] =>
  toldOf(withheld).map(({ text, places }) => ({ text: `Xuất vẫn được, nhưng ${text}`, places }));

/** Each kind of thing that is kept back, then what it is. */
const toldOf = (withheld: readonly Withheld[]): Warning[] =>
  QUESTIONS.flatMap(([why, said]) => {
    const of = withheld.filter((one) => one.why === why);
    const all = of.map(({ text }) => text.replace(/\.$/, ''));
    const more = all.length > ASKED ? `; … và ${formatNumber(all.length - ASKED)} điều nữa` : '';
    if (all.length === 0) return [];
    const places = of.slice(0, ASKED).flatMap(({ at }) => at ?? []);
    return [{ text: `${said}: ${all.slice(0, ASKED).join('; ')}${more}.`, places }];
  });

/** Id of the issued report that a caller compares with; undefined for the newest of the kind and period. */
const againstOf = (argument: unknown): string | undefined =>
  typeof argument === 'object' && argument !== null && 'against' in argument && argument.against !== undefined
    ? String(argument.against ?? '')
    : undefined;

/** A character that no document can hold is left out of the report, and its cell is named. */
function unprinted(cells: readonly Problem[]): string[] {
  if (cells.length === 0) return [];
  const named = cells
    .slice(0, MENTIONED)
    .map(({ sheet, row, column }) => `${sheet} ${a1(row ?? 1, column ?? 0)}`)
    .join(', ');
  const more = cells.length > MENTIONED ? ` và ${formatNumber(cells.length - MENTIONED)} ô nữa` : '';
  return [
    `Báo cáo bỏ những ký tự không in được (thường do chép từ nơi khác) ở ô ${named}${more}. Gõ lại ô ấy; bấm Kiểm tra để xem đủ.`,
  ];
}

/** Parts that were told and that the ward's own template has no place for: left out of the document, not of its notes. */
const unplacedNote = (names: readonly string[]): string[] =>
  names.length === 0
    ? []
    : [
        `Mẫu báo cáo riêng không có chỗ cho phần: ${names.join(', ')}. Muốn in thì thêm {#phan} … {/phan} vào mẫu; bấm Ô điền của mẫu để xem cách ghi.`,
      ];

/** As a caller asks for it, by key or label; else as the settings say. */
export function chooseKind(argument: unknown, settings: Settings): Result<ReportKindKey> {
  const queryOf =
    typeof argument === 'object' && argument !== null && 'kind' in argument ? argument.kind : undefined;
  if (queryOf === undefined || queryOf === null || queryOf === '') return done(kindOf(settings));
  if (isReportKind(queryOf)) return done(queryOf);
  const choice = readChoice(String(queryOf), 'reportKinds', builtInCatalogue);
  if (choice.ok && isReportKind(choice.value)) return done(choice.value);
  const labels = builtInCatalogue.reportKinds.entries.map(({ label }) => label).join(', ');
  return failed({ what: `Không có loại báo cáo “${String(queryOf)}”.`, todo: `Các loại: ${labels}.` });
}
