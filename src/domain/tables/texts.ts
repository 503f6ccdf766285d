/** The tab `Lời văn báo cáo`: what a person writes once and every export keeps. One row a passage. */
import { normalizeText } from '../values';
import { cellsOfRow, lineProblems, placeLines } from './lines';
import type { Problem } from './problem';
import type { RawTable } from './raw-table';

export const TEXTS_SHEET = 'Lời văn báo cáo';
export const textsHeaders = ['Mục', 'Lời văn', 'Đứng ở đâu trong báo cáo'] as const;

/** Passages by key: title on the sheet and where it stands. Line breaks part paragraphs. */
export const passages = {
  functions: { title: 'Chức năng, nhiệm vụ', place: 'I. Thông tin chung: mỗi dòng là một gạch đầu dòng.' },
  background: { title: 'Bối cảnh', place: 'Mở đầu mục II.1.' },
  measures: { title: 'Biện pháp', place: 'II.2. Các biện pháp, giải pháp.' },
  lessons: { title: 'Kinh nghiệm', place: 'II.3. Những kinh nghiệm rút ra: mỗi dòng là một kinh nghiệm.' },
  plans: {
    title: 'Phương hướng',
    place: 'Cuối mục II.3, trước câu đề nghị khen thưởng; mục IV của báo cáo định kỳ.',
  },
  features: {
    title: 'Đặc điểm, tình hình',
    place: 'I.1 báo cáo tập thể: địa bàn, quá trình phát triển, cơ sở vật chất.',
  },
  policies: {
    title: 'Chủ trương, chính sách',
    place: 'II.3 báo cáo tập thể: thực hiện chủ trương của Đảng, chính sách, pháp luật.',
  },
  bodies: { title: 'Tổ chức đảng, đoàn thể', place: 'II.4 báo cáo tập thể: hoạt động của chi bộ, đoàn thể.' },
  origin: {
    title: 'Ra đời của mô hình 1+1, 3 có 3 biết',
    place: 'Mở đầu báo cáo mô hình: thành lập khi nào, vì sao.',
  },
  difficulties: {
    title: 'Khó khăn, hạn chế',
    place: 'Báo cáo mô hình và báo cáo định kỳ: mỗi dòng là một khó khăn.',
  },
  solutions: { title: 'Giải pháp', place: 'Báo cáo mô hình: mỗi dòng là một giải pháp.' },
  assessment: { title: 'Đánh giá chung', place: 'Báo cáo mô hình và báo cáo định kỳ: nhận định chung.' },
  mood: {
    title: 'Tình hình tư tưởng',
    place: 'Mục I báo cáo định kỳ: tư tưởng, đời sống của cán bộ, hội viên, phụ nữ.',
  },
  movements: {
    title: 'Phong trào, cuộc vận động',
    place: 'Mở đầu mục II.1 báo cáo định kỳ, nếu có.',
  },
  tasks: {
    title: 'Nhiệm vụ trọng tâm',
    place: 'Mở đầu mục II.2 báo cáo định kỳ, nếu có.',
  },
  oversight: {
    title: 'Xây dựng Đảng, giám sát, phản biện',
    place: 'Cuối mục II.3 báo cáo định kỳ: góp ý, giám sát, phản biện xã hội.',
  },
  causes: { title: 'Nguyên nhân', place: 'Mục III báo cáo định kỳ, sau các hạn chế.' },
  proposals: { title: 'Kiến nghị, đề xuất', place: 'Mục V báo cáo định kỳ: kiến nghị với cấp trên.' },
  spread: {
    title: 'Nhân rộng mô hình',
    place: 'Cuối báo cáo mô hình, nếu có: nhân rộng ở đâu, thế nào.',
  },
} as const;

export type PassageKey = keyof typeof passages;
/** Paragraphs of each passage; none where the ward has not written it. */
export type Texts = Readonly<Record<PassageKey, readonly string[]>>;

export function decodeTexts(raw: RawTable | null): { texts: Texts; problems: Problem[] } {
  const titles = Object.values(passages).map(({ title }) => title);
  const lines = placeLines(titles, raw ?? { headers: [], rows: [] });
  const textOf = (title: string): string => {
    const row = lines.rows.get(title);
    return raw === null || row === undefined ? '' : String(cellsOfRow(raw, row)[1] ?? '');
  };
  const entries = Object.entries(passages).map(([key, { title }]) => [
    key,
    textOf(title)
      .split('\n')
      .map(normalizeText)
      .filter((line) => line !== ''),
  ]);
  return { texts: Object.fromEntries(entries) as Texts, problems: lineProblems(TEXTS_SHEET, lines) };
}
