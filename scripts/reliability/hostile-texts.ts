/** Texts that have broken other programs: a list of some hundred known ones, and as many made ones as are asked for. */

const CALLS = [
  ...[
    '1+1',
    'SUM(A1:A9)',
    'IMPORTXML("http://a.vn","//a")',
    'HYPERLINK("http://a.vn","bấm")',
    "cmd|'/c calc'!A0",
  ],
  ...[
    'IMPORTRANGE("x","A1")',
    'IMAGE("http://a.vn/p.png")',
    'WEBSERVICE("http://a.vn")',
    'DDE("a";"b";"c")',
    '1/0',
  ],
];
const STARTS = ['=', '+', '-', '@', '\t=', '\r=', '\n=', ' =', "'=", '＝', '\u200b=', '"=', '=-', '=+', '{='];

const MARKUP = [
  ...[
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '</td></tr></table>',
  ],
  ...[
    '<!--',
    ']]>',
    '&lt;b&gt;',
    '&#0;',
    '&amp;amp;',
    '<w:p/>',
    '</w:t></w:r>',
    '<?xml version="1.0"?>',
    '<?= 1 ?>',
  ],
  ...['<!DOCTYPE a [<!ENTITY b "c">]>&b;', 'javascript:alert(1)', '{{7*7}}', '<%= 1 %>', '#{1}', '`id`'],
  ...[
    '{#bang_chi_hoi}',
    '{/bang_chi_hoi}',
    '{ten_don_vi}',
    '{',
    '}',
    '{@x}',
    '{constructor}',
    '{#__proto__}',
  ],
];
const NAMES = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__'],
  ...[
    'isPrototypeOf',
    'length',
    'then',
    'toJSON',
    'null',
    'undefined',
    'NaN',
    'true',
    'FALSE',
    '[object Object]',
  ],
];
const PLACES = [
  '../../etc/passwd',
  'C:\\CON',
  'file:///etc/passwd',
  "'; DROP TABLE hoi_vien; --",
  "1' OR '1'='1",
  '%00',
  '%s%n',
  '$(id)',
  '| id',
  '\\\\a\\b',
];
const NUMBERS = [
  ...[
    '-1',
    '0',
    '-0',
    '1e308',
    '1e309',
    '-1e308',
    '0x1F',
    '1_000',
    '1.2.3',
    '1,2,3',
    '٣',
    '１２',
    '²',
    '½',
    '1e-400',
  ],
  ...[
    '9007199254740993',
    '1'.repeat(309),
    '0.1+0.2',
    '1/0',
    '12 tr 13 tr',
    '5 tạ 5 tạ',
    '-5 kg',
    '1..2',
    ',5',
    '5,',
  ],
];
const DATES = [
  ...[
    '31/2/2026',
    '29/2/2025',
    '00/00/0000',
    '13/2026',
    '32/1',
    '1/13/2026',
    '28/6/1822',
    '28/6/2222',
    '2026-02-31',
  ],
  ...['99999-01-01', '1.5', '28/6', 'hôm qua', '1970-01-01T00:00:00Z', '12/31/2026', '5/2026/1', '44713'],
];
const ODD_NAMES = [
  '-1+1',
  '…',
  '“”',
  '.',
  '12',
  '?',
  '(không)',
  'Khu 1, Khu 5A',
  'K1; K5A',
  'Khu 1\nKhu 5A',
  'K1 · K5A · K1',
];
const CODES = [
  ...[0, 1, 7, 8, 9, 10, 11, 12, 13, 0x1b, 0x7f, 0x80, 0x85, 0xa0, 0xad, 0x34f, 0x61c, 0x115f, 0x180e],
  ...[0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0x206f],
  ...[0x3000, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xfdd0, 0xfe0f, 0xfeff, 0xfff9, 0xfffc, 0xfffd, 0xfffe, 0xffff],
  ...[0x1f469, 0x1f1fb, 0xe0041, 0xe007f, 0xf0000, 0x1fffe, 0x10fffe, 0x10ffff],
];
const character = (code: number): string =>
  code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code);

export const knownTexts: readonly string[] = [
  ...new Set([
    ...STARTS.flatMap((start) => CALLS.map((call) => `${start}${call}`)),
    ...MARKUP,
    ...NAMES,
    ...PLACES,
    ...NUMBERS,
    ...DATES,
    ...ODD_NAMES,
    ...CODES.flatMap((code) => [character(code), `Lê ${character(code)}Thị`, `${character(code)}=1+1`]),
    'Nguyễn Thị Hòa'.normalize('NFD'),
    'Nguyễn Thị Hòa'.normalize('NFKD'),
    `a${'\u0301'.repeat(300)}`,
    'Ðặng Тhị Lan',
    'a'.repeat(301),
    'ố'.repeat(6000),
    '👩‍👩‍👧‍👦'.repeat(40),
    '{"a":{"b":[1,2,{"c":null}]}}',
    '['.repeat(2000),
    'a\n'.repeat(2000),
  ]),
];

/** A generator that gives the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pick = <T>(random: () => number, among: readonly T[]): T => {
  const found = among[Math.floor(random() * among.length)];
  if (found === undefined) throw new Error('There is nothing to pick from.');
  return found;
};

const WORDS = [
  'Lê Thị Mẫu',
  'Khu 1',
  'K5A',
  'Sắt',
  '35,8 tạ',
  '1,5tr',
  '28/6/2026',
  'Tổ 3',
  '0912345678',
  'Có',
  'kg',
  '',
];

/** A known text, two of them joined, one inside a usual word, or any characters at all. */
export function madeText(random: () => number): string {
  const way = random();
  if (way < 0.4) return pick(random, knownTexts);
  if (way < 0.6) return `${pick(random, WORDS)}${pick(random, knownTexts)}`;
  if (way < 0.75) return `${pick(random, knownTexts)} ${pick(random, knownTexts)}`.slice(0, 7000);
  if (way < 0.85) return pick(random, WORDS);
  return Array.from({ length: 1 + Math.floor(random() * 12) }, () =>
    character(Math.floor(random() < 0.7 ? random() * 0x2100 : random() * 0x110000)),
  ).join('');
}
