/** Vietnamese telephone numbers, kept as text with their leading zero. */
import { orLeftover } from './leftover';
import { type CellInput, quote, type Reading, type Refused, refuse, refuseEmpty } from './reading';
import { done } from './result';
import { normalizeText } from './text';

/** Old prefixes of eleven-digit mobile numbers → those of ten digits, in force since 2018. */
const RENUMBERED = new Map([
  ...[
    ['0120', '070'],
    ['0121', '079'],
    ['0122', '077'],
    ['0126', '076'],
    ['0128', '078'],
  ],
  ...[
    ['0123', '083'],
    ['0124', '084'],
    ['0125', '085'],
    ['0127', '081'],
    ['0129', '082'],
  ],
  ...[
    ['0162', '032'],
    ['0163', '033'],
    ['0164', '034'],
    ['0165', '035'],
    ['0166', '036'],
    ['0167', '037'],
  ],
  ...[
    ['0168', '038'],
    ['0169', '039'],
    ['0186', '056'],
    ['0188', '058'],
    ['0199', '059'],
  ],
] as [string, string][]);

const MOBILE = /^0[35789]\d{8}$/u;
/** Area code (024, 028 or 02xx) and subscriber: eleven digits in all. */
const LANDLINE = /^02\d{9}$/u;
const isPhone = (digits: string): boolean => MOBILE.test(digits) || LANDLINE.test(digits);

/** Without spaces, dots, hyphens, brackets, and with the country code turned into the leading zero; null if no number. */
function digitsOf(text: string): string | null {
  const bare = text.replace(/[\s.\-–()]/gu, '');
  const match = /^(?:\+|00)?(\d+)$/u.exec(bare);
  if (match === null) return null;
  const digits = bare.startsWith('00') || bare.startsWith('+') ? (match[1] ?? '') : bare;
  if (bare.startsWith('+') && !digits.startsWith('84')) return null;
  return /^840?[2-9]\d{8,9}$/u.test(digits) ? digits.replace(/^840?/u, '0') : digits;
}

/**
 * Ten digits of a mobile (`0912345678`) or eleven of a landline, as text. Refused with a candidate: a number that lost
 * its zero to a number cell, a number of before 2018, two numbers in one cell.
 */
export function readPhone(cell: CellInput): Reading<string> {
  if (typeof cell === 'boolean') return unclear(cell);
  const text = normalizeText(cell === null ? '' : String(cell));
  if (text === '') return refuseEmpty('0912 345 678');
  const digits = digitsOf(text.replace(/^(?:đt|sđt|điện thoại|tel)[.:]? ?/iu, ''));
  if (digits === null) return orSeveral(unclear(text), text);
  if (isPhone(digits)) return done(digits);
  const restored = `0${digits}`;
  if (isPhone(restored)) {
    return refuse('phone.zero', `Số ${quote(text)} thiếu số 0 ở đầu.`, `Ghi lại ${formatPhone(restored)}.`, [
      restored,
    ]);
  }
  for (const old of [digits, restored]) {
    const prefix = RENUMBERED.get(old.slice(0, 4));
    if (prefix === undefined || old.length !== 11) continue;
    const renewed = prefix + old.slice(4);
    return refuse('phone.old', `Số ${quote(text)} là đầu số cũ.`, `Số mới là ${formatPhone(renewed)}.`, [
      renewed,
    ]);
  }
  const wrong = refuse(
    'phone.length',
    `Số điện thoại ${quote(text)} không đúng.`,
    'Di động có 10 chữ số, ví dụ 0912 345 678.',
  );
  return orSeveral(wrong, text);
}

/** Two numbers in one cell (`0912345678 và 0987654321`), or one with words (`0912345678 con gái`). */
const orSeveral = (refused: Refused<string>, text: string): Refused<string> =>
  orLeftover(
    refused,
    text,
    'số điện thoại',
    'Giữ lại một số trong ô này.',
    (part) => {
      const digits = digitsOf(part) ?? '';
      return isPhone(digits) ? done(digits) : refused;
    },
    // A stroke between two numbers parts them as a blank does.
    text.replace(/(?<=\d{3}) ?[/,;–-] ?(?=\d{4})/gu, ' '),
  );

function unclear(cell: CellInput): Refused<never> {
  return refuse(
    'phone.unclear',
    `Chưa hiểu số điện thoại ${quote(cell)}.`,
    'Ghi mười chữ số, ví dụ 0912 345 678.',
  );
}

/** `0912 345 678`, `024 3825 1234`, `0203 382 5123`; what `readPhone` did not give stays as it is. */
export function formatPhone(phone: string): string {
  if (MOBILE.test(phone)) return phone.replace(/^(\d{4})(\d{3})(\d{3})$/u, '$1 $2 $3');
  if (!LANDLINE.test(phone)) return phone;
  return /^02[48]/u.test(phone)
    ? phone.replace(/^(\d{3})(\d{4})(\d{4})$/u, '$1 $2 $3')
    : phone.replace(/^(\d{4})(\d{3})(\d{4})$/u, '$1 $2 $3');
}
