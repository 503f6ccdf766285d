import fc from 'fast-check';
import { formatPhone, readPhone } from './phone';

describe('readPhone', () => {
  test.each<[string | number, string]>([
    ['0912345678', '0912345678'],
    ['0912.345.678', '0912345678'],
    ['0912 345\u00A0678', '0912345678'],
    ['0912-345-678', '0912345678'],
    ['+84 912 345 678', '0912345678'],
    ['84912345678', '0912345678'],
    ['+84(0)912345678', '0912345678'],
    ['0084912345678', '0912345678'],
    ['ĐT: 0912345678', '0912345678'],
    ['024 3825 1234', '02438251234'],
    ['(0203) 3851 234', '02033851234'],
  ])('%s → %s', (typed, value) => expect(readPhone(typed)).toEqual({ ok: true, value }));

  test.each<[string | number | boolean | null, string, string[] | undefined]>([
    [912345678, 'phone.zero', ['0912345678']],
    ['912345678', 'phone.zero', ['0912345678']],
    ['01234567890', 'phone.old', ['0834567890']],
    ['0169 123 4567', 'phone.old', ['0391234567']],
    [1691234567, 'phone.old', ['0391234567']],
    ['0912345678/0987654321', 'phone.several', ['0912345678', '0987654321']],
    ['091234567', 'phone.length', undefined],
    ['09123456789', 'phone.length', undefined],
    ['0612345678', 'phone.length', undefined],
    ['113', 'phone.length', undefined],
    ['+1 202 555 0100', 'phone.unclear', undefined],
    ['chưa có', 'phone.unclear', undefined],
    [true, 'phone.unclear', undefined],
    ['', 'empty', undefined],
    [null, 'empty', undefined],
  ])('%s is refused: %s', (typed, code, candidates) => {
    const reading = readPhone(typed);
    expect(reading.ok ? reading.value : [reading.problem.code, reading.problem.candidates]).toEqual([
      code,
      candidates,
    ]);
  });
});

test.each([
  ['0912345678', '0912 345 678'],
  ['02438251234', '024 3825 1234'],
  ['02033851234', '0203 385 1234'],
  ['113', '113'],
])('%s is written %s', (phone, text) => expect(formatPhone(phone)).toBe(text));

test('every mobile number is read back, and found again when a cell ate its zero', () => {
  const mobiles = fc
    .tuple(fc.constantFrom('03', '05', '07', '08', '09'), fc.nat(99999999))
    .map(([head, n]) => head + String(n).padStart(8, '0'));
  fc.assert(
    fc.property(mobiles, (phone) => {
      expect(readPhone(formatPhone(phone))).toEqual({ ok: true, value: phone });
      expect(readPhone(Number(phone))).toMatchObject({ ok: false, problem: { candidates: [phone] } });
    }),
  );
});
