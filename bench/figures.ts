/**
 * The reader of running text against a million random strings, and its time on texts of up to a megabyte. Run:
 * `npx tsx bench/figures.ts [how many]`. A string that makes it throw, or a figure that does not stand in its text,
 * is printed and ends the run with 1; of the times it only tells.
 */
import { type Figure, readFigures } from '../src/domain/values/running';
import { forms, refusedForms } from '../src/domain/values/testdata/forms';
import { sentences } from '../src/domain/values/testdata/sentences';

const MANY = Number(process.argv[2] ?? 1_000_000);

/** A small generator with a seed, so that what was found is found again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS =
  'khu tổ ngày tháng năm mỗi trên hơn khoảng từ đến tr triệu nghìn tỷ đồng đ kg tạ km m2 % / - – + = . , : ( ) x h suất quà hội viên chi một hai năm mươi lăm trăm rưỡi nửa quý tổng số là trở lên 0 1 5 08 31 1.400 35,8 3.100.00 2022 28/6 13/13 Hoa K NĐ-CP \n \u00A0 \u0301 \u200B'.split(
    / /u,
  );
const SOURCES = [
  ...sentences.map(({ context }) => context),
  ...forms.flatMap(({ facts }) => facts.map(([text]) => text)),
  ...refusedForms,
];

/** Words, real sentences cut and glued, and any characters at all. */
function made(next: () => number): string {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  const length = Math.floor(next() * 14);
  const way = next();
  const parts = Array.from({ length }, () => {
    if (way < 0.5) return `${pick(WORDS)}${next() < 0.6 ? ' ' : ''}`;
    if (way < 0.8) {
      const source = pick(SOURCES) ?? '';
      const start = Math.floor(next() * source.length);
      return source.slice(start, start + Math.floor(next() * 20));
    }
    return String.fromCharCode(Math.floor(next() * (next() < 0.7 ? 0x250 : 0x10000)));
  });
  return parts.join('');
}

function wrongIn(text: string, figures: readonly Figure[]): string | null {
  let last = 0;
  for (const figure of figures) {
    if (figure.text !== text.slice(figure.start, figure.end) || figure.text === '') return 'stands elsewhere';
    if (figure.start < last) return 'out of order';
    if ((figure.value === null) !== (figure.doubt !== undefined)) return 'neither a value nor a doubt';
    if (typeof figure.value === 'number' && !Number.isFinite(figure.value)) return 'no number';
    last = figure.end;
  }
  return null;
}

function strings(): boolean {
  const next = random(46);
  let figures = 0;
  let wrong = 0;
  const start = performance.now();
  for (let count = 0; count < MANY; count += 1) {
    const text = made(next);
    let found: string | null;
    try {
      const read = readFigures(text, count % 2 === 0 ? {} : { year: 2022 });
      figures += read.length;
      found = wrongIn(text, read);
    } catch (thrown) {
      found = String(thrown);
    }
    if (found === null) continue;
    wrong += 1;
    if (wrong <= 20) console.log(`${found}: ${JSON.stringify(text)}`);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${MANY} strings, ${figures} figures in ${seconds} s: ${wrong} wrong`);
  return wrong === 0;
}

function times(what: string, unit: string): void {
  const rows = [250_000, 500_000, 1_000_000].map((size) => {
    const text = unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
    // Of the processor, so that what else runs on the machine is not counted.
    const start = process.cpuUsage();
    const { length } = readFigures(text);
    const { user, system } = process.cpuUsage(start);
    return `${(size / 1000).toFixed(0).padStart(5)} KB ${((user + system) / 1000).toFixed(0).padStart(6)} ms ${String(length).padStart(7)} figures`;
  });
  console.log(`${what.padEnd(28)} ${rows.join('   ')}`);
}

const isRight = strings();
times('sentences', `${SOURCES.join('. ')}\n`);
for (const unit of [
  '1',
  '1.',
  '1/',
  '1 ',
  '100 ',
  '0 ',
  'một ',
  'năm ',
  'mỗi ',
  '1/1/',
  '1-',
  '(',
  '1 tr ',
  '5 kg/bà',
  'A',
  '\u0301',
  '1A/',
  '28/6 ',
  '1 bộ phận đẹp ',
  'mỗi tháng : ',
  'tổng số ',
])
  times(JSON.stringify(unit), unit);
process.exitCode = isRight ? 0 : 1;
