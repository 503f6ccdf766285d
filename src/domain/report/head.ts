/**
 * The head of the document and who signs it: components 1–5, 7 and 9 of Nghị định 30/2020/NĐ-CP, Phụ lục I, or the
 * head of Hướng dẫn 36-HD/VPTW where the ward asks for the Party's style.
 */

import { type Day, formatLongDay, type Period, sentenceCase } from '../values';
import { type Settings, superiorOf, type WardData } from '../ward';
import { chapterPhrase } from './chapter-names';
import type { ReportChoices } from './choices';
import type { ReportData } from './data';
import { asksForAward, type ReportKindKey, reportKinds } from './kinds';

/** What stands where the ward has filled nothing in: dots to write on. */
export const DOTS = '……';

/** `05`: a number under ten takes a leading zero (Nghị định 30/2020, Phụ lục I, mục II.3). */
const padded = (number: string): string => (/^\d$/.test(number) ? `0${number}` : number);

/**
 * State style `Số: 05/BC-HPN`; Party style `Số 05-BC/HPN`. A number that is not taken yet leaves room to write it; one
 * that was typed with its symbol stands as typed.
 */
export function numberLine(style: 'state' | 'party', number: string | null, symbol: string | null): string {
  const typed = number?.trim() ?? '';
  if (/[/-]/.test(typed)) return style === 'state' ? `Số: ${typed}` : `Số ${typed}`;
  const own = typed === '' ? '      ' : padded(typed);
  const sign = (symbol ?? 'BC').replace(/^[-/\s]+/, '').trim();
  if (style === 'state') return `Số: ${own}/${sign}`;
  const [kind = sign, ...body] = sign.split('-');
  return `Số ${own}-${body.length === 0 ? kind : `${kind}/${body.join('-')}`}`;
}

const styleOf = ({ headStyle }: Settings): 'state' | 'party' => (headStyle === 'party' ? 'party' : 'state');

/** The number that was taken, with the ward's symbol: `05/BC-HPN`; '' where none was. */
export const documentNumber = (settings: Settings, number: string | null): string =>
  number === null
    ? ''
    : numberLine(styleOf(settings), number, settings.documentSymbol).replace(/^Số:?/, '').trim();

const issuerOf = ({ unionName, shortName }: Settings): string =>
  (unionName ?? shortName ?? `HỘI LIÊN HIỆP PHỤ NỮ ${DOTS}`).toUpperCase();

/** Who sends the document, to whom it is enclosed, and what it is of. A chapter has no seal and takes no number. */
export function composeHead(
  ward: WardData,
  period: Period,
  day: Day,
  kind: ReportKindKey,
  { number, chapter }: ReportChoices,
): ReportData['head'] {
  const { settings } = ward;
  const style = styleOf(settings);
  const where = chapter === null ? '' : chapterPhrase(ward, chapter);
  return {
    style,
    superior: chapter === null ? (superiorOf(settings) ?? '').toUpperCase() : issuerOf(settings),
    issuer: chapter === null ? issuerOf(settings) : where.toUpperCase(),
    number: chapter === null ? numberLine(style, number, settings.documentSymbol) : '',
    placeAndDay: `${settings.place ?? DOTS}, ${formatLongDay(day)}`,
    subject: reportKinds[kind].subject(period, settings, where),
  };
}

/** The Union's name inside a sentence. */
export const shortName = (settings: Settings): string =>
  settings.shortName ?? fullName(settings).replace(/Liên hiệp Phụ nữ/i, 'LHPN');

/** The full name in sentence case, as the form asks: `Hội Liên hiệp Phụ nữ phường …`. */
export function fullName(settings: Settings): string {
  const { shortName: short, unionName } = settings;
  const name = short ?? (unionName === null ? `Hội Liên hiệp Phụ nữ ${DOTS}` : sentenceCase(unionName));
  return name.replace(/LHPN/i, 'Liên hiệp Phụ nữ');
}

const linesOf = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.replace(/^[-–+•\s]+/, '').replace(/[;.,\s]+$/, ''))
    .filter((line) => line !== '');

/** Lines of `Nơi nhận`, each with its dash; the last ends with a full stop, the others with a semicolon. */
const listed = (lines: readonly string[]): string[] =>
  lines.map((line, at) => `- ${line}${at === lines.length - 1 ? '.' : ';'}`);

/** @param isAddressed the head says to whom: Nơi nhận then begins with “Như trên”. */
export function recipientLines({ recipients }: Pick<Settings, 'recipients'>, isAddressed = false): string[] {
  const own = linesOf(recipients ?? '- Lưu: VT.');
  return listed(isAddressed && !own.some((line) => /^như trên/i.test(line)) ? ['Như trên', ...own] : own);
}

/** Where a chapter's report goes. */
const CHAPTER_RECIPIENTS = ['Lưu: chi hội'];

/**
 * To whom the document goes: what `Kính gửi` says; else who decides on the award; else, where Nơi nhận says “Như
 * trên”, the superior body. A chapter writes to its ward.
 */
export function addresseesOf(settings: Settings, kind: ReportKindKey, { chapter }: ReportChoices): string[] {
  if (chapter !== null) return [shortName(settings)];
  const own = linesOf(settings.addressee).map(sentenceCase);
  if (own.length > 0) return own;
  if (asksForAward(kind)) return [sentenceCase(settings.awardBody ?? DOTS)];
  const superior = superiorOf(settings);
  return superior !== null && /như trên/i.test(settings.recipients ?? '') ? [sentenceCase(superior)] : [];
}

/** Who confirms a report that asks for an award: who proposes it, and another body where the ward names one. */
const confirmersOf = ({ confirmer, proposer }: Settings): string[] => {
  const named = [confirmer, proposer].filter((body) => body !== null);
  return (named.length === 0 ? ['cấp trình khen'] : [...new Set(named)]).map(
    (body) => `XÁC NHẬN CỦA ${body.toUpperCase()}`,
  );
};

export function signatureOf(
  ward: WardData,
  kind: ReportKindKey,
  { chapter }: ReportChoices,
  isAddressed: boolean,
): ReportData['signature'] {
  const { settings, records } = ward;
  if (chapter !== null) {
    const head = records.chapters.rows.find(({ code }) => code.toUpperCase() === chapter.toUpperCase())?.head;
    return {
      titles: ['CHI HỘI TRƯỞNG'],
      name: head ?? '',
      confirms: [],
      recipients: listed(['Như trên', ...CHAPTER_RECIPIENTS]),
    };
  }
  return {
    titles: (settings.signerTitle ?? 'TM. BAN THƯỜNG VỤ\nCHỦ TỊCH')
      .split('\n')
      .map((title) => title.trim().toUpperCase())
      .filter((title) => title !== ''),
    name: settings.signer ?? '',
    confirms: asksForAward(kind) ? confirmersOf(settings) : [],
    recipients: recipientLines(settings, isAddressed),
  };
}
