/** The page of long work, without a page: what it asks, when it goes on, and what it says at the end. */
import type { Call } from '../../src/shared/client';
import { attend, type End, type Progress } from './progress';

const running = (text: string): Progress => ({ state: 'running', text, share: 0.5 });
const BUSY = { ok: false, problem: { kind: 'busy' } } as const;
const LOST = { ok: false, problem: { kind: 'noAnswer' } } as const;
const DONE = { ok: true, value: { text: 'Đã tổng hợp.' } } as const;
const REFUSED = { ok: false, problem: { kind: 'forbidden', what: 'Việc của cán bộ.', todo: '' } } as const;
const NONE: Progress = { state: 'none', text: '', share: 0 };

interface Story {
  /** What the questions are answered with, one after the other; the last one for ever. */
  readonly looks: readonly Progress[];
  /** The same of going on. */
  readonly goes?: readonly (typeof BUSY | typeof LOST | typeof DONE | typeof REFUSED)[];
  readonly begins?: boolean;
}

async function tell({ looks, goes = [], begins = false }: Story) {
  let time = 0;
  let [asked, went] = [0, 0];
  const waiting: (() => void)[] = [];
  const shown: string[] = [];
  const ends: End[] = [];
  const call = (async (name: string) => {
    if (name === 'work.look') {
      asked += 1;
      return { ok: true, value: looks[Math.min(asked, looks.length) - 1] };
    }
    went += 1;
    return goes[Math.min(went, goes.length) - 1];
  }) as Call;
  const stop = attend(
    call,
    'Tổng hợp',
    begins,
    { onProgress: ({ text }) => shown.push(text), onEnd: (end) => ends.push(end) },
    { later: (work) => waiting.push(work), now: () => time },
  );
  for (let n = 0; n < 400 && ends.length === 0; n += 1) {
    time += 3000;
    waiting.shift()?.();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }
  stop();
  return { shown, ends, went, asked };
}

test.each<[string, Story, { readonly end: End; readonly went: number }]>([
  [
    'an execution that does it all',
    { looks: [running('Đang đọc 2/20 tab'), { state: 'done', text: 'Đã tổng hợp.', share: 1 }] },
    { end: { isDone: true, text: 'Đã tổng hợp.' }, went: 0 },
  ],
  [
    'one that leaves the rest to the next',
    { looks: [running('Đang ghi TH Chung'), { state: 'left', text: '', share: 1 }], goes: [DONE] },
    { end: { isDone: true, text: 'Đã tổng hợp.' }, went: 1 },
  ],
  [
    'one that Google ended: nothing new is heard of it',
    { looks: [running('Đang ghi TH Chung')], goes: [DONE] },
    { end: { isDone: true, text: 'Đã tổng hợp.' }, went: 1 },
  ],
  [
    'another one is at it still',
    { looks: [{ state: 'left', text: '', share: 1 }], goes: [BUSY, BUSY, DONE] },
    { end: { isDone: true, text: 'Đã tổng hợp.' }, went: 3 },
  ],
  [
    'nothing is left: it was done elsewhere',
    { looks: [NONE], goes: [{ ok: true, value: { text: '' } }] as unknown as Story['goes'] & object },
    { end: { isDone: true, text: 'Việc đã làm xong.' }, went: 1 },
  ],
  [
    'answers are lost',
    { looks: [{ state: 'left', text: '', share: 1 }], goes: [LOST] },
    {
      end: { isDone: false, text: 'Chưa nhận được trả lời. Phần đã làm vẫn còn; bấm Thử lại để làm tiếp.' },
      went: 3,
    },
  ],
  [
    'it is refused',
    { looks: [{ state: 'left', text: '', share: 1 }], goes: [REFUSED] },
    { end: { isDone: false, text: 'Việc của cán bộ.' }, went: 1 },
  ],
  [
    'it went wrong',
    { looks: [{ state: 'wrong', text: 'Đổi tên tab đó rồi bấm lại.', share: 1 }] },
    { end: { isDone: false, text: 'Đổi tên tab đó rồi bấm lại.' }, went: 0 },
  ],
  [
    'tried again after that: what was told then no longer counts',
    { looks: [{ state: 'wrong', text: 'cũ', share: 1 }], goes: [DONE], begins: true },
    { end: { isDone: true, text: 'Đã tổng hợp.' }, went: 1 },
  ],
])('%s', async (_name, story, { end, went }) => {
  const told = await tell(story);
  expect(told.ends).toEqual([end]);
  expect(told.went).toBe(went);
  const first = story.looks[0];
  if (first?.state === 'running') expect(told.shown).toContain(first.text);
});

test('what goes on is given its time', async () => {
  const told = await tell({
    looks: [
      ...Array.from({ length: 200 }, (_, at) => running(`Đang đọc ${at}/200 tab`)),
      { state: 'done', text: '', share: 1 },
    ],
  });
  expect([told.went, told.asked]).toEqual([0, 201]);
});
