/** Utilities and Session. */
import { message, thrown, untyped } from './asking';
import type { Fact } from './fact';

export const utilities: readonly Fact[] = [
  {
    id: 'utilities-01',
    fact: 'Bytes are signed.',
    act: (g) => [g.Utilities.newBlob('é').getBytes(), g.Utilities.base64Decode('/w==')],
    answer: [[-61, -87], [-1]],
  },
  {
    id: 'utilities-02',
    fact: "A digest of a text without a charset takes each sign outside ASCII as one '?'.",
    act: (g) => {
      const { MD5 } = g.Utilities.DigestAlgorithm;
      const digest = (text: string) => g.Utilities.computeDigest(MD5, text).join();
      const utf8 = g.Utilities.computeDigest(MD5, '€🙂', g.Utilities.Charset.UTF_8).join();
      return [digest('€🙂') === digest('??'), utf8 === digest('??')];
    },
    answer: [true, false],
  },
  {
    id: 'utilities-03',
    fact: 'newBlob("text") is text/plain without a name; zip, gzip and ungzip name what they make.',
    act: (g) => {
      const blob = g.Utilities.newBlob('chữ');
      const gzip = g.Utilities.gzip(blob);
      const plain = g.Utilities.ungzip(gzip);
      return [
        [blob.getContentType(), blob.getName()],
        g.Utilities.zip([g.Utilities.newBlob('a').setName('a.txt')]).getName(),
        [gzip.getName(), gzip.getContentType()],
        [plain.getName(), plain.getContentType(), plain.getDataAsString()],
      ];
    },
    answer: [
      ['text/plain', null],
      'archive.zip',
      ['archive.gz', 'application/x-gzip'],
      ['archive', null, 'chữ'],
    ],
  },
  {
    id: 'utilities-04',
    fact: 'formatDate takes SimpleDateFormat letters; YYYY is the week-year; a text instead of a Date is a wrong argument.',
    act: (g) => {
      const day = new Date('2021-12-27T03:04:05.006Z');
      const write = (pattern: string) => g.Utilities.formatDate(day, 'Asia/Ho_Chi_Minh', pattern);
      return [
        write("yyyy-MM-dd'T'HH:mm:ss.SSSZ"),
        write('YYYY'),
        write('EEEE d MMM, h a, u'),
        write('XXX'),
        message(() => untyped(g.Utilities).formatDate?.('2021-12-27', 'GMT', 'yyyy')),
      ];
    },
    answer: [
      '2021-12-27T10:04:05.006+0700',
      '2022',
      'Monday 27 Dec, 10 AM, 1',
      '+07:00',
      "The parameters (String,String,String) don't match the method signature for Utilities.formatDate.",
    ],
  },
  {
    id: 'utilities-05',
    fact: 'parseDate throws on text that does not fit; sleep("rubbish") cannot convert; formatString is like sprintf.',
    act: (g) => [
      (g.Utilities.parseDate('28/06/2022', 'Asia/Ho_Chi_Minh', 'dd/MM/yyyy') as Date).toISOString(),
      thrown(() => g.Utilities.parseDate('hôm qua', 'GMT', 'dd/MM/yyyy')).startsWith('Exception'),
      message(() => untyped(g.Utilities).sleep?.('rubbish')).slice(0, 14),
      g.Utilities.formatString('%11.6f|%6s|%-4s|', 123.456, 'ab', 'c'),
    ],
    answer: ['2022-06-27T17:00:00.000Z', true, 'Cannot convert', ' 123.456000|    ab|c   |'],
  },
  {
    id: 'utilities-06',
    fact: 'parseCsv: quotes doubled inside quotes, commas inside quotes, always texts.',
    act: (g) => g.Utilities.parseCsv('a,"b,""c"""\n1,2'),
    answer: [
      ['a', 'b,"c"'],
      ['1', '2'],
    ],
  },
  {
    id: 'session-01',
    fact: 'A user prints as the address.',
    act: (g) => String(g.Session.getActiveUser()) === g.Session.getActiveUser().getEmail(),
    answer: true,
  },
];
