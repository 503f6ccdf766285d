/** The kinds of report, declared once: what each is called, which template shows it, and which parts it has. */

import { namePeriod, type Period } from '../values';
import { allLists, type PassageKey, type Settings } from '../ward';
import { type AnnexKey, annexKeys } from './choices';
import type { PartHeading } from './part';

export const reportKindKeys = ['topical', 'collective', 'models', 'periodic'] as const;
export type ReportKindKey = (typeof reportKindKeys)[number];

export interface ReportKind {
  /** What it tells, in one line, for who chooses. */
  readonly about: string;
  /** Name of the template in `templates/`, without its ending. */
  readonly template: string;
  /** File name of the document. */
  readonly file: string;
  /** What the document is called in Drive. @param where the chapter that it is of, `''` for the ward. */
  readonly title: (period: Period, where?: string) => string;
  /** Trích yếu: what the report is about, under its name. */
  readonly subject: (period: Period, settings: Settings, where?: string) => string;
  /** In which order it tells the models' parts: headings that stand together are told as one. */
  readonly order: readonly (readonly PartHeading[])[];
  /** Passages it needs: those a ward has not written are asked for. Others are printed where they are written. */
  readonly passages: readonly PassageKey[];
  /** Figures beside the same period before and against targets. */
  readonly hasIndicators: boolean;
  /** Figures year by year, and the awards of the years before. */
  readonly hasYears: boolean;
  /** Can be of one chapter. */
  readonly isOfChapters: boolean;
  /** Annexes that it may carry; none of them unless it is asked for. */
  readonly annexes: readonly AnnexKey[];
  /** Settings that this kind needs besides those every document needs. */
  readonly needs: readonly (keyof Settings)[];
}

/** Who the Union is, then what it did. */
const ORGANISATION_FIRST = [['organisation'], ['movement', 'task']] as const;

const at = (where = ''): string => (where === '' ? '' : ` tại ${where}`);

const award = ({ award: form }: Settings): string => (form ?? '……').toUpperCase();

export const reportKinds: Readonly<Record<ReportKindKey, ReportKind>> = {
  topical: {
    about: 'Thành tích mô hình “Dân vận khéo”: kết quả, biện pháp, kinh nghiệm.',
    template: 'dan-van-kheo',
    file: 'bao-cao-thanh-tich.docx',
    title: (period) => `Báo cáo thành tích Dân vận khéo ${namePeriod(period)}`,
    subject: (period) => `Thành tích thực hiện mô hình “Dân vận khéo” ${namePeriod(period)}`,
    order: ORGANISATION_FIRST,
    passages: ['functions', 'background', 'measures', 'lessons', 'plans'],
    hasIndicators: false,
    hasYears: false,
    isOfChapters: false,
    annexes: annexKeys,
    needs: ['modelName', 'award', 'awardBody', 'proposer'],
  },
  collective: {
    about: 'Hồ sơ đề nghị tặng thưởng tập thể: đặc điểm, thành tích từng năm, khen thưởng đã có.',
    template: 'tap-the',
    file: 'bao-cao-thanh-tich-tap-the.docx',
    title: (period) => `Báo cáo thành tích tập thể ${namePeriod(period)}`,
    subject: (_period, settings) => `ĐỀ NGHỊ TẶNG THƯỞNG ${award(settings)}`,
    order: ORGANISATION_FIRST,
    passages: ['features', 'functions', 'background', 'measures', 'policies', 'bodies'],
    hasIndicators: false,
    hasYears: true,
    isOfChapters: false,
    annexes: ['chapters', 'charts'],
    needs: ['award', 'awardBody', 'proposer'],
  },
  models: {
    about: 'Kết quả hai mô hình “1+1” và “3 có 3 biết”.',
    template: 'mo-hinh',
    file: 'bao-cao-mo-hinh.docx',
    title: (period, where) => `Báo cáo mô hình 1+1 và 3 có 3 biết${at(where)} ${namePeriod(period)}`,
    subject: (period, _settings, where) =>
      `Kết quả thực hiện mô hình “1+1” và “3 có 3 biết”${at(where)} ${namePeriod(period)}`,
    order: ORGANISATION_FIRST,
    passages: ['origin', 'difficulties', 'solutions', 'assessment'],
    hasIndicators: false,
    hasYears: false,
    isOfChapters: true,
    annexes: ['chapters', 'charts'],
    needs: [],
  },
  periodic: {
    about: 'Công tác Hội tháng, quý, 6 tháng, năm; so cùng kỳ và chỉ tiêu.',
    template: 'dinh-ky',
    file: 'bao-cao-dinh-ky.docx',
    title: (period) => `Báo cáo công tác Hội ${namePeriod(period)}`,
    subject: (period) => `Kết quả công tác Hội và phong trào phụ nữ ${namePeriod(period)}`,
    order: [['movement'], ['task'], ['organisation']],
    passages: ['mood', 'oversight', 'assessment', 'difficulties', 'causes', 'plans', 'proposals'],
    hasIndicators: true,
    hasYears: false,
    isOfChapters: false,
    annexes: ['chapters', 'charts'],
    needs: [],
  },
};

/** As the setting `Loại báo cáo` reads. */
export const kindLabel = (key: ReportKindKey): string =>
  allLists.reportKinds.entries.find((entry) => entry.key === key)?.label ?? key;

const known: ReadonlySet<string> = new Set(reportKindKeys);
export const isReportKind = (key: unknown): key is ReportKindKey => typeof key === 'string' && known.has(key);

/** What the settings ask for; the topical report where they ask for none. */
export const kindOf = (settings: Settings): ReportKindKey =>
  isReportKind(settings.reportKind) ? settings.reportKind : 'topical';

/** Whether the report goes to who decides on an award. */
export const asksForAward = (kind: ReportKindKey): boolean => kind === 'topical' || kind === 'collective';
