/**
 * Entering rows on the phone: a saved row goes into the outbox first, and from there to the server. Where
 * storage is not persistent it is sent directly, and stays in its form until the server has answered.
 */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { formatDay, isDay } from '../../src/domain/values';
import type { RowView } from '../../src/shared/contract';
import type { KeyValueStore } from '../state/key-value-store';
import { isForLink, type Outbox, type OutboxEntry, type Outcome, openOutbox, passes } from '../state/outbox';
import { useSession } from '../state/session';
import { opensOffline } from '../state/trust';
import { ChapterPage } from './ChapterPage';
import { Entry, type HomeExtra } from './Entry';
import { scopeOf } from './Page';
import { Box } from './pieces';
import { type NewRow, type Send, type Sent, sendNow } from './send';
import { ticks } from './ticks-tool';
import { Unsent } from './Unsent';

/** How long the form waits for an answer; after that the user goes on and the outbox keeps trying. */
const PATIENCE = 10_000;

export function Phone({ store }: { readonly store: KeyValueStore }) {
  const { about, call, drafts, isPersistent, say: voice } = useSession();
  const [told, setTold] = useState('');
  const say = (text: string) => {
    voice(text);
    setTold(text);
  };
  const [entries, setEntries] = useState<readonly OutboxEntry[]>([]);
  const [arrived, setArrived] = useState<readonly RowView[]>([]);
  const outbox: Outbox = useMemo(
    () =>
      openOutbox({
        store,
        scope: scopeOf(about),
        call,
        now: Date.now,
        later: (work, milliseconds) => window.setTimeout(work, milliseconds),
        changed: () => setEntries(outbox.list()),
        arrived: ({ row }, { table, submission }) => {
          setArrived((before) => [row, ...before]);
          const draft = `${table}.new`;
          if (drafts.get(draft)?.submission === submission) drafts.remove(draft);
        },
      }),
    [],
  );
  useEffect(() => {
    setEntries(outbox.list());
    const flush = () => void outbox.flush();
    flush();
    window.addEventListener('online', flush);
    return () => window.removeEventListener('online', flush);
  }, [outbox]);

  const keepAndSend = async (row: NewRow, patience: Promise<Outcome | null>): Promise<Sent> => {
    const { form, values, submission, acceptSimilar, lines } = row;
    const sending = outbox.send({
      table: form.table,
      title: form.title,
      lines,
      values,
      submission,
      acceptSimilar,
    });
    const answer = await Promise.race([sending, patience]);
    if (answer === null || (!answer.ok && passes(answer.problem))) return { kind: 'kept' };
    if (answer.ok) return { kind: 'saved', receipt: answer.value };
    // The form and its draft hold the row again. If only the link is refused it stays in the outbox, for a
    // new link.
    if (!isForLink(answer.problem)) outbox.take(submission);
    return { kind: 'problem', problem: answer.problem };
  };
  // All are stored before the first answer: the outbox sends together what waits.
  const send: Send = (rows) => {
    if (!isPersistent) return sendNow(call, rows);
    const patience = pause(navigator.onLine ? PATIENCE : 0);
    return Promise.all(rows.map((row) => keepAndSend(row, patience)));
  };

  const { person } = about;
  const reopen = ({ open }: HomeExtra, entry: OutboxEntry) => {
    const form = about.forms.find(({ table }) => table === entry.table);
    if (form === undefined)
      return say('Liên kết này không còn cho ghi loại việc ấy. Chép lại gửi cán bộ phường.');
    if (drafts.has(`${form.table}.new`)) {
      return say(`Mục ${form.title} đang có bản nháp. Lưu hoặc bỏ bản nháp ấy trước, rồi mở lại việc này.`);
    }
    // Stored as a draft before it is removed from the outbox, so that it is never lost in between.
    drafts.set(`${form.table}.new`, {
      values: entry.values,
      submission: entry.submission,
      sent: entry.values,
      version: '',
    });
    outbox.take(entry.submission);
    open(form);
  };
  return (
    <Entry
      send={send}
      tools={[ticks]}
      arrived={arrived}
      chapterPage={(acts) => <ChapterPage {...acts} />}
      homeExtra={(acts) => (
        <>
          {person.linkUntil !== null && isDay(person.linkUntil) && (
            <p class="small">
              Liên kết dùng đến hết ngày {formatDay(person.linkUntil)}. Không gửi cho người ngoài chi hội.
            </p>
          )}
          {isPersistent && !opensOffline(navigator) && (
            <p class="small">
              Đi nơi không có mạng thì mở trang này trước và để nguyên: đóng rồi, phải có mạng mới mở lại
              được.
            </p>
          )}
          {!isPersistent && (
            <Box tone="warn">
              <p>
                Máy này không giữ được việc chưa gửi (iPhone, iPad, cửa sổ ẩn danh). Ghi khi có mạng: bấm Lưu
                là gửi ngay; đợi trang báo “Đã lưu” rồi hãy đóng.
              </p>
            </Box>
          )}
          {arrived.length > 0 && (
            <p>
              <span class="tag good">Đã lưu {arrived.length} việc</span>
            </p>
          )}
          {told !== '' && (
            <Box tone="plain">
              <p>{told}</p>
            </Box>
          )}
          <Unsent entries={entries} outbox={outbox} say={say} onOpen={(entry) => reopen(acts, entry)} />
        </>
      )}
    />
  );
}

const pause = (milliseconds: number): Promise<Outcome | null> =>
  new Promise((resolve) => window.setTimeout(() => resolve(null), milliseconds));
