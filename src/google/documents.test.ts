/** Where reports are kept, and what the dialog shows, against stand-ins of the services. */
import { tell } from '../domain/values';
import { readTemplate, saveDocument, showDocument } from './documents';

type Fake = Record<string, unknown>;
const scope = globalThis as unknown as Fake; // services are globals on Google

interface Created {
  readonly name: string;
  readonly mimeType: string;
  readonly file: string;
  readonly bytes: readonly number[];
}

let created: Created[];
/** MIME types that Drive refuses. */
let refused: string[];
let shown: { html: string; title: string } | null;

beforeEach(() => {
  created = [];
  refused = [];
  shown = null;
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  scope.Utilities = {
    newBlob: (bytes: number[], type: string, file: string) => ({ bytes, type, file }),
    base64DecodeWebSafe: (text: string) => [...Buffer.from(text, 'base64url')],
  };
  scope.Drive = {
    Files: {
      create: (resource: { name: string; mimeType: string }, blob: { file: string; bytes: number[] }) => {
        if (refused.includes(resource.mimeType)) throw new Error('Không chuyển được tệp');
        created.push({ ...resource, file: blob.file, bytes: blob.bytes });
        return { id: '1', name: resource.name, webViewLink: 'https://docs.google.com/document/d/1/edit' };
      },
    },
  };
  const output = (html: string) => ({
    setWidth: () => output(html),
    setHeight: () => output(html),
    getContent: () => html,
  });
  scope.HtmlService = {
    createHtmlOutput: output,
    createTemplateFromFile: (name: string) => ({
      getRawContent: () => `${Buffer.from(`bytes of ${name}`).toString('base64url')}\n`,
    }),
  };
  scope.SpreadsheetApp = {
    getUi: () => ({
      showModalDialog: (page: { getContent(): string }, title: string) => {
        shown = { html: page.getContent(), title };
      },
    }),
  };
});
afterEach(() => {
  for (const name of ['Utilities', 'Drive', 'HtmlService', 'SpreadsheetApp']) delete scope[name];
  jest.restoreAllMocks();
});

const DOC = 'application/vnd.google-apps.document';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

test('a template is read by its name, without the line break after it', () => {
  const bytes = readTemplate('dan-van-kheo');
  expect(Buffer.from(bytes).toString()).toBe('bytes of template-dan-van-kheo');
});

test('bytes go to Drive signed, as a Google Doc', () => {
  expect(saveDocument('Báo cáo', 'bao-cao.docx', Uint8Array.of(0, 127, 128, 255))).toEqual({
    ok: true,
    value: { id: '1', name: 'Báo cáo', url: 'https://docs.google.com/document/d/1/edit', kind: 'document' },
  });
  expect(created).toEqual([
    { name: 'Báo cáo', mimeType: DOC, file: 'bao-cao.docx', bytes: [0, 127, -128, -1] },
  ]);
});

test('where the conversion is refused the Word file is kept', () => {
  refused = [DOC];
  expect(saveDocument('Báo cáo', 'bao-cao.docx', Uint8Array.of(1))).toMatchObject({
    ok: true,
    value: { kind: 'docx', name: 'Báo cáo.docx' },
  });
  expect(created.map(({ mimeType }) => mimeType)).toEqual([WORD]);
});

test('where nothing can be kept it says so, in Google’s words and ours', () => {
  refused = [DOC, WORD];
  expect(saveDocument('Báo cáo', 'bao-cao.docx', Uint8Array.of(1))).toEqual({
    ok: false,
    problem: {
      what: 'Chưa lưu được báo cáo vào Drive (Không chuyển được tệp).',
      todo: 'Bấm Cài đặt sổ để cho phép đủ quyền, chờ một lát, rồi bấm lại.',
    },
  });
});

test('without the Drive service it says whom to ask', () => {
  delete scope.Drive;
  expect(saveDocument('Báo cáo', 'bao-cao.docx', Uint8Array.of(1))).toMatchObject({ ok: false });
});

test.each([
  ['a full Drive', 'Hết dung lượng', { errors: [{ reason: 'storageQuotaExceeded' }] }, /đã đầy.*xóa bớt tệp/],
  ['a full Drive, in words', "The user's Drive storage quota has been exceeded.", undefined, /đã đầy/],
  [
    'the service off',
    'Lỗi',
    { errors: [{ reason: 'accessNotConfigured' }] },
    /Drive không đầy.*thêm Drive API/,
  ],
  ['the service off, in words', 'Drive API has not been used in project 1', undefined, /thêm Drive API/],
  ['a permission unticked', 'Insufficient', { code: 403 }, /Bấm Cài đặt sổ để cho phép/],
])('what Drive refuses for is told apart: %s', (_what, message, details, sentence) => {
  scope.Drive = {
    Files: {
      create: () => {
        throw Object.assign(new Error(message), details === undefined ? {} : { details });
      },
    },
  };
  const saved = saveDocument('Báo cáo', 'bao-cao.docx', Uint8Array.of(1));
  expect(saved.ok ? '' : tell(saved.problem)).toMatch(sentence);
});

describe('the dialog', () => {
  test('links to the document and lists what to look at', () => {
    showDocument('Báo cáo năm 2022', 'https://docs.google.com/d/1?a=1&b=2', ['Chưa có người ký.']);
    expect(shown?.html).toContain('href="https://docs.google.com/d/1?a=1&amp;b=2"');
    expect(shown?.html).toContain('<li>Chưa có người ký.</li>');
  });
  test('no text becomes markup, no other address a link', () => {
    showDocument('<b>"x"</b>', 'javascript:alert(1)', ["<img src=x onerror='y'>"]);
    expect(shown?.html).not.toMatch(/<b>|<img|javascript:/);
    expect(shown?.html).toContain('&lt;img src=x onerror=&#39;y&#39;&gt;');
  });
});
