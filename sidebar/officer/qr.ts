/**
 * A text as a QR code (ISO/IEC 18004): byte mode, error correction M, versions 1 to 20. Of our own, because the
 * package that the tests compare it with is a fifth of what a page may weigh. Pure.
 */

/** Level M, by version: codewords of error correction in a block, and blocks. ISO/IEC 18004, table 9. */
const CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];
/** The two format bits of level M. */
const LEVEL = 0;
const MASKS = 8;

/** `true` is dark; rows from the top. */
export type Matrix = readonly (readonly boolean[])[];

const at = (list: readonly number[], index: number): number => list[index] ?? 0;
const sizeOf = (version: number): number => version * 4 + 17;

/** Modules that are not function patterns, in bits. */
function rawBits(version: number): number {
  let bits = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const aligned = Math.floor(version / 7) + 2;
    bits -= (25 * aligned - 10) * aligned - 55;
    if (version >= 7) bits -= 36;
  }
  return bits;
}

const dataBytes = (version: number): number =>
  Math.floor(rawBits(version) / 8) - at(CORRECTION, version - 1) * at(BLOCKS, version - 1);

const countBits = (version: number): number => (version < 10 ? 8 : 16);

// --- Reed–Solomon over GF(2⁸), polynomial 0x11D -----------------------------------------------------------------

function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product;
}

function divisorOf(degree: number): number[] {
  const result: number[] = Array.from({ length: degree }, (_, index) => (index === degree - 1 ? 1 : 0));
  let root = 1;
  for (let turn = 0; turn < degree; turn += 1) {
    for (let index = 0; index < degree; index += 1) {
      result[index] = multiply(at(result, index), root) ^ at(result, index + 1);
    }
    root = multiply(root, 2);
  }
  return result;
}

function remainderOf(data: readonly number[], divisor: readonly number[]): number[] {
  const result = divisor.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (result.shift() ?? 0);
    result.push(0);
    for (const [index, coefficient] of divisor.entries()) {
      result[index] = at(result, index) ^ multiply(coefficient, factor);
    }
  }
  return result;
}

// --- Codewords --------------------------------------------------------------------------------------------------

/** Mode, length, bytes, terminator, padding. */
function dataCodewords(bytes: Uint8Array, version: number): number[] {
  const bits: number[] = [];
  const put = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit -= 1) bits.push((value >>> bit) & 1);
  };
  const capacity = dataBytes(version) * 8;
  put(4, 4);
  put(bytes.length, countBits(version));
  for (const byte of bytes) put(byte, 8);
  put(0, Math.min(4, capacity - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < capacity; pad ^= 0xec ^ 0x11) put(pad, 8);
  return Array.from({ length: capacity / 8 }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0),
  );
}

/** Blocks with their correction, interleaved. */
function allCodewords(data: readonly number[], version: number): number[] {
  const count = at(BLOCKS, version - 1);
  const correction = at(CORRECTION, version - 1);
  const total = Math.floor(rawBits(version) / 8);
  const long = total % count;
  const shortLength = Math.floor(total / count) - correction;
  const divisor = divisorOf(correction);
  const blocks: number[][] = [];
  for (let index = 0, from = 0; index < count; index += 1) {
    const length = shortLength + (index < count - long ? 0 : 1);
    blocks.push(data.slice(from, from + length));
    from += length;
  }
  const corrections = blocks.map((block) => remainderOf(block, divisor));
  const interleaved = (lists: readonly (readonly number[])[]): number[] =>
    Array.from({ length: Math.max(...lists.map(({ length }) => length)) }, (_, index) =>
      lists.flatMap((list) => list[index] ?? []),
    ).flat();
  return [...interleaved(blocks), ...interleaved(corrections)];
}

// --- Modules ----------------------------------------------------------------------------------------------------

function alignmentsOf(version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((sizeOf(version) - 13) / (count * 2 - 2)) * 2;
  const places = Array.from({ length: count - 1 }, (_, index) => sizeOf(version) - 7 - index * step);
  return [6, ...places.reverse()];
}

const MASK: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** Value with its BCH remainder behind it. */
function checked(value: number, length: number, generator: number): number {
  let rest = value;
  for (let turn = 0; turn < length; turn += 1) rest = (rest << 1) ^ ((rest >>> (length - 1)) * generator);
  return (value << length) | rest;
}

class Modules {
  readonly size: number;
  readonly dark: boolean[][];
  readonly isFixed: boolean[][];

  constructor(readonly version: number) {
    this.size = sizeOf(version);
    const blank = () => Array.from({ length: this.size }, () => new Array<boolean>(this.size).fill(false));
    this.dark = blank();
    this.isFixed = blank();
  }

  fix(row: number, column: number, isDark: boolean): void {
    const darkRow = this.dark[row];
    const fixedRow = this.isFixed[row];
    if (darkRow === undefined || fixedRow === undefined || column < 0 || column >= this.size) return;
    darkRow[column] = isDark;
    fixedRow[column] = true;
  }

  drawPatterns(): void {
    const { size, version } = this;
    for (let index = 0; index < size; index += 1) {
      this.fix(6, index, index % 2 === 0);
      this.fix(index, 6, index % 2 === 0);
    }
    for (const [row, column] of [
      [3, 3],
      [3, size - 4],
      [size - 4, 3],
    ] as const) {
      for (let down = -4; down <= 4; down += 1) {
        for (let right = -4; right <= 4; right += 1) {
          const ring = Math.max(Math.abs(down), Math.abs(right));
          this.fix(row + down, column + right, ring !== 2 && ring !== 4);
        }
      }
    }
    const places = alignmentsOf(version);
    const last = size - 7;
    for (const row of places) {
      for (const column of places) {
        const isFinder = (row === 6 && (column === 6 || column === last)) || (row === last && column === 6);
        if (isFinder) continue;
        for (let down = -2; down <= 2; down += 1) {
          for (let right = -2; right <= 2; right += 1) {
            this.fix(row + down, column + right, Math.max(Math.abs(down), Math.abs(right)) !== 1);
          }
        }
      }
    }
    this.drawFormat(0);
    if (version < 7) return;
    const bits = checked(version, 12, 0x1f25);
    for (let index = 0; index < 18; index += 1) {
      const isDark = ((bits >>> index) & 1) === 1;
      const [a, b] = [size - 11 + (index % 3), Math.floor(index / 3)];
      this.fix(a, b, isDark);
      this.fix(b, a, isDark);
    }
  }

  drawFormat(mask: number): void {
    const { size } = this;
    const bits = checked((LEVEL << 3) | mask, 10, 0x537) ^ 0x5412;
    for (let index = 0; index < 15; index += 1) {
      const isDark = ((bits >>> index) & 1) === 1;
      // Around the upper left corner, past the timing patterns.
      if (index < 8) this.fix(index < 6 ? index : index + 1, 8, isDark);
      else this.fix(8, index < 9 ? 15 - index : 14 - index, isDark);
      // Once more along the other two corners.
      if (index < 8) this.fix(8, size - 1 - index, isDark);
      else this.fix(size - 15 + index, 8, isDark);
    }
    this.fix(size - 8, 8, true);
  }

  /** In pairs of columns from the right, upwards and downwards in turn. */
  drawData(codewords: readonly number[]): void {
    const { size } = this;
    let bit = 0;
    for (let right = size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < size; step += 1) {
        for (const column of [right, right - 1]) {
          const row = ((right + 1) & 2) === 0 ? size - 1 - step : step;
          const darkRow = this.dark[row];
          if (darkRow === undefined || this.isFixed[row]?.[column] === true) continue;
          if (bit < codewords.length * 8) {
            darkRow[column] = ((at(codewords, bit >>> 3) >>> (7 - (bit & 7))) & 1) === 1;
            bit += 1;
          }
        }
      }
    }
  }

  masked(mask: number): Matrix {
    this.drawFormat(mask);
    const isMasked = MASK[mask];
    return this.dark.map((row, down) =>
      row.map((isDark, right) =>
        this.isFixed[down]?.[right] === true ? isDark : isDark !== (isMasked?.(down, right) ?? false),
      ),
    );
  }
}

/** How hard a reader would find it: runs, blocks, false finders, an uneven share of dark. ISO/IEC 18004, 7.8.3. */
function penaltyOf(matrix: Matrix): number {
  const size = matrix.length;
  const lines = [
    ...matrix.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join('')),
    ...matrix.map((_, column) => matrix.map((row) => (row[column] === true ? '1' : '0')).join('')),
  ];
  let penalty = 0;
  for (const line of lines) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/gu)) penalty += run.length - 2;
    for (const _ of line.matchAll(/(?=00001011101|10111010000)/gu)) penalty += 40;
  }
  let dark = 0;
  for (const [down, row] of matrix.entries()) {
    for (const [right, isDark] of row.entries()) {
      if (isDark) dark += 1;
      const below = matrix[down + 1];
      if (right + 1 === size || below === undefined) continue;
      if (row[right + 1] === isDark && below[right] === isDark && below[right + 1] === isDark) penalty += 3;
    }
  }
  return penalty + Math.floor(Math.abs((dark / (size * size)) * 20 - 10)) * 10;
}

/**
 * @param mask 0 to 7; without it the one that reads best.
 * @throws RangeError for more than 666 bytes of UTF-8.
 */
export function qrOf(text: string, mask?: number): Matrix {
  const bytes = new TextEncoder().encode(text);
  const version =
    CORRECTION.findIndex(
      (_, index) => 4 + countBits(index + 1) + bytes.length * 8 <= dataBytes(index + 1) * 8,
    ) + 1;
  if (version === 0) throw new RangeError(`${bytes.length} bytes are too long for a QR code of version 20.`);
  const models = new Modules(version);
  models.drawPatterns();
  models.drawData(allCodewords(dataCodewords(bytes, version), version));
  if (mask !== undefined) return models.masked(mask);
  const [first, ...others] = Array.from({ length: MASKS }, (_, index) => models.masked(index));
  const best = others.reduce<{ matrix: Matrix; penalty: number }>(
    (so, matrix) => {
      const penalty = penaltyOf(matrix);
      return penalty < so.penalty ? { matrix, penalty } : so;
    },
    { matrix: first ?? [], penalty: penaltyOf(first ?? []) },
  );
  return best.matrix;
}
