/** Opening and saving files: what cannot be opened is explained, and a save never leaves half a file. */
import fsPromises, {
  chmod,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { newSheet, newWorkbook, type Workbook } from '../model';
import { FileProblem, readWorkbook, workbookFromBytes, workbookToBytes, writeWorkbook } from './index';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbook-'));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

function book(text: string): Workbook {
  const made = newWorkbook('sổ');
  const sheet = newSheet(0, 'Tab');
  sheet.cells = [[{ value: text }]];
  made.sheets = [sheet];
  return made;
}

async function problemOf(work: Promise<unknown>): Promise<FileProblem> {
  const error: unknown = await work.then(
    () => null,
    (e: unknown) => e,
  );
  if (!(error instanceof FileProblem)) throw new Error(`no file problem but ${String(error)}`);
  return error;
}

const compound = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
  ]);
const word = zipSync({
  '[Content_Types].xml': strToU8(
    '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  '_rels/.rels': strToU8(
    '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
  ),
  'word/document.xml': strToU8('<document/>'),
});

describe('a file that cannot be opened is said in words', () => {
  const whole = workbookToBytes(book('a')).bytes;
  const facts: readonly (readonly [string, Uint8Array, string, string])[] = [
    ['text', Buffer.from('Ngày,Loại\n1,2'), 'not-xlsx', 'không phải bảng tính .xlsx'],
    ['a Word document', word, 'not-xlsx', 'không phải bảng tính .xlsx'],
    ['another zip', zipSync({ 'a.txt': strToU8('a') }), 'not-xlsx', 'không phải bảng tính .xlsx'],
    ['a password', compound('EncryptedPackage'), 'password', 'bỏ mật khẩu'],
    ['an old workbook', compound('Workbook'), 'old-format', 'lưu dạng .xlsx'],
    ['a download cut short', whole.slice(0, whole.length - 40), 'damaged', 'tải về chưa hết'],
    ['nothing', new Uint8Array(), 'damaged', 'bị hỏng'],
    [
      'a broken sheet',
      zipSync({
        'xl/workbook.xml': strToU8('<workbook><sheets>'),
        '[Content_Types].xml': strToU8(
          '<Types><Override PartName="/xl/workbook.xml" ContentType="spreadsheetml"/></Types>',
        ),
        '_rels/.rels': strToU8('<R><r Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></R>'),
      }),
      'damaged',
      'bị hỏng',
    ],
  ];
  test.each(facts)('%s', async (_, bytes, code, words) => {
    await writeFile(join(folder, 'quà.xlsx'), bytes);
    const problem = await problemOf(readWorkbook(join(folder, 'quà.xlsx')));
    expect(problem.code).toBe(code);
    expect(problem.message).toContain('“quà.xlsx”');
    expect(problem.message).toContain(words);
  });

  test('missing, a folder, too large', async () => {
    expect((await problemOf(readWorkbook(join(folder, 'không.xlsx')))).code).toBe('missing');
    expect((await problemOf(readWorkbook(folder))).code).toBe('not-a-file');
    const large = join(folder, 'lớn.xlsx');
    await writeFile(large, '');
    await truncate(large, 101 * 1024 * 1024);
    expect((await problemOf(readWorkbook(large))).message).toContain('trên 100 MB');
  });

  test('damaged bytes give a workbook or a file problem, nothing else', () => {
    const bytes = workbookToBytes(book('dòng')).bytes;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (changes) => {
          const damaged = Uint8Array.from(bytes);
          for (const [at, byte] of changes) damaged[at] = byte;
          try {
            expect(workbookFromBytes(damaged, { name: 'x' }).workbook.sheets.length).toBeGreaterThan(0);
          } catch (error) {
            expect(error).toBeInstanceOf(FileProblem);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('saving', () => {
  test('reads back, named after the file', async () => {
    const path = join(folder, 'Sổ quỹ 2022.xlsx');
    expect(await writeWorkbook(path, book('một'))).toEqual({ lost: [] });
    const { workbook, kept } = await readWorkbook(path, { locale: 'vi_VN' });
    expect(workbook.name).toBe('Sổ quỹ 2022');
    expect(workbook.sheets[0]?.cells).toEqual([[{ value: 'một' }]]);
    await writeWorkbook(path, workbook, kept);
    expect(await readdir(folder)).toEqual(['Sổ quỹ 2022.xlsx']);
  });

  const failures: readonly (readonly [string, string])[] = [
    ['ENOSPC', 'disk-full'],
    ['EACCES', 'unwritable'],
    ['EROFS', 'unwritable'],
    ['EBUSY', 'in-use'],
  ];
  test.each(failures)(
    '%s in the middle leaves the old file and nothing beside it',
    async (code, expected) => {
      const path = join(folder, 'sổ.xlsx');
      await writeWorkbook(path, book('cũ'));
      const before = await readFile(path);
      jest.spyOn(fsPromises, 'rename').mockRejectedValueOnce(Object.assign(new Error(code), { code }));
      const problem = await problemOf(writeWorkbook(path, book('mới')));
      expect([problem.code, /“sổ.xlsx”.*Tệp cũ vẫn nguyên/.test(problem.message)]).toEqual([expected, true]);
      expect(Buffer.compare(await readFile(path), before)).toBe(0);
      expect(await readdir(folder)).toEqual(['sổ.xlsx']);
    },
  );

  test('the new file is flushed before it takes the place of the old one', async () => {
    const path = join(folder, 'sổ.xlsx');
    const order: string[] = [];
    const { open, rename } = fsPromises;
    jest.spyOn(fsPromises, 'open').mockImplementation(async (...args) => {
      const file = await open(...args);
      const sync = file.sync.bind(file);
      file.sync = () => {
        order.push('sync');
        return sync();
      };
      return file;
    });
    jest.spyOn(fsPromises, 'rename').mockImplementation(async (from, to) => {
      order.push('rename');
      await rename(from, to);
    });
    await writeWorkbook(path, book('a'));
    expect(order).toEqual(['sync', 'rename', 'sync']);
  });

  test('a folder that is not there, a folder in its place', async () => {
    expect((await problemOf(writeWorkbook(join(folder, 'không', 'sổ.xlsx'), book('a')))).code).toBe(
      'unwritable',
    );
    expect((await problemOf(writeWorkbook(folder, book('a')))).code).toBe('not-a-file');
  });

  test('a link stays a link, and the rights of the file stay', async () => {
    const real = join(folder, 'thật.xlsx');
    const link = join(folder, 'lối tắt.xlsx');
    await writeWorkbook(real, book('a'));
    await chmod(real, 0o600);
    await symlink(real, link);
    await writeWorkbook(link, book('b'));
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect((await stat(real)).mode & 0o777).toBe(0o600);
    expect((await readWorkbook(real)).workbook.sheets[0]?.cells).toEqual([[{ value: 'b' }]]);
  });
});
