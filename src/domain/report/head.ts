/**
 * The head of the document and who signs it: components 1–5, 7 and 9 of Nghị định 30/2020/NĐ-CP, Phụ lục I, or the
 * head of Hướng dẫn 36-HD/VPTW where the ward asks for the Party's style.
 */

import { type Day, formatLongDay, type Period } from '../values';
import type { Settings } from '../ward';
import type { ReportData } from './data';
import { asksForAward, type ReportKindKey, reportKinds } from './kinds';

/** What stands in a line that the ward has not filled: dots to write on. */
const DOTS = '……';

/** `05`: a number under ten takes a leading zero (Nghị định 30/2020, Phụ lục I, mục II.3). */
const padded = (number: string): string => (/^\d$/.test(number) ? `0${number}` : number);

/**
 * State style `Số: 05/BC-HPN`; Party style `Số 05-BC/HPN`. A number that is not taken yet leaves room to write it.
 */
export function numberLine(style: 'state' | 'party', number: string | null, symbol: string | null): string {
  const own = number === null ? '      ' : padded(number.trim());
  const sign = (symbol ?? 'BC').replace(/^[-/\s]+/, '').trim();
  if (style === 'state') return `Số: ${own}/${sign}`;
  const [kind = sign, ...body] = sign.split('-');
  return `Số ${own}-${body.length === 0 ? kind : `${kind}/${body.join('-')}`}`;
}

/** The number that the settings say was taken, with its symbol: `05/BC-HPN`; '' where none was. */
export const documentNumber = ({ headStyle, documentNumber: own, documentSymbol }: Settings): string =>
  own === null
    ? ''
    : numberLine(headStyle === 'party' ? 'party' : 'state', own, documentSymbol)
        .replace(/^Số:?/, '')
        .trim();

export function composeHead(
  settings: Settings,
  period: Period,
  day: Day,
  kind: ReportKindKey,
): ReportData['head'] {
  const style = settings.headStyle === 'party' ? 'party' : 'state';
  return {
    style,
    superior: (settings.superior ?? '').toUpperCase(),
    issuer: (settings.unionName ?? settings.shortName ?? `HỘI LIÊN HIỆP PHỤ NỮ ${DOTS}`).toUpperCase(),
    number: numberLine(style, settings.documentNumber, settings.documentSymbol),
    placeAndDay: `${settings.place ?? DOTS}, ${formatLongDay(day)}`,
    subject: reportKinds[kind].subject(period, settings),
  };
}

/** The Union's name inside a sentence. */
export const shortName = (settings: Settings): string =>
  settings.shortName ?? fullName(settings).replace(/Liên hiệp Phụ nữ/i, 'LHPN');

/** The full name in sentence case, as the form asks: `Hội Liên hiệp Phụ nữ phường …`. */
export function fullName(settings: Settings): string {
  if (settings.shortName !== null) return settings.shortName.replace(/LHPN/i, 'Liên hiệp Phụ nữ');
  const name = settings.unionName;
  if (name === null) return `Hội Liên hiệp Phụ nữ ${DOTS}`;
  return name === name.toUpperCase() ? sentenceCase(name) : name;
}

/** `HỘI LHPN PHƯỜNG QUANG TRUNG` → `Hội Liên hiệp Phụ nữ phường Quang Trung`. */
function sentenceCase(name: string): string {
  const words = name
    .replace(/LHPN/i, 'LIÊN HIỆP PHỤ NỮ')
    .split(/\s+/)
    .map((word) => (/\d/.test(word) ? word : word.charAt(0) + word.slice(1).toLowerCase()))
    .join(' ');
  return words
    .replace(/Liên Hiệp Phụ Nữ/, 'Liên hiệp Phụ nữ')
    .replace(/ (Phường|Xã|Thị Trấn|Đặc Khu|Tỉnh|Thành Phố) (?!\d)/g, (kind) => kind.toLowerCase());
}

/** Lines of `Nơi nhận`, each with its dash; the last ends with a full stop, the others with a semicolon. */
export function recipientLines(settings: Settings): string[] {
  const lines = (settings.recipients ?? '- Lưu: VT.')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.map((line, at) => {
    const bare = line.replace(/^[-–+•]\s*/, '').replace(/[;.,\s]+$/, '');
    return `- ${bare}${at === lines.length - 1 ? '.' : ';'}`;
  });
}

/** Where Nơi nhận says “Như trên”, the head says to whom; null where it does not, or nobody is named. */
export const addresseeOf = (settings: Settings, kind: ReportKindKey): string | null => {
  if (!/như trên/i.test(settings.recipients ?? '')) return null;
  if (asksForAward(kind)) return settings.awardBody;
  const { superior } = settings;
  return superior !== null && superior === superior.toUpperCase() ? sentenceCase(superior) : superior;
};

export const signatureOf = (settings: Settings, kind: ReportKindKey): ReportData['signature'] => ({
  titles: (settings.signerTitle ?? 'TM. BAN THƯỜNG VỤ\nCHỦ TỊCH')
    .split('\n')
    .map((title) => title.trim().toUpperCase())
    .filter((title) => title !== ''),
  name: settings.signer ?? '',
  confirms:
    kind === 'collective' ? `XÁC NHẬN CỦA ${(settings.superior ?? 'CẤP TRÌNH KHEN').toUpperCase()}` : '',
  recipients: recipientLines(settings),
});
