/**
 * Entering rows on the phone: what is saved is first kept on the phone, then sent, until the sheet has answered. A phone that
 * does not keep it sends at once, and the row stays in its form until the sheet has answered.
 */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { formatDay, isDay } from '../../src/domain/values';
import type { RowView } from '../../src/shared/contract';
import { isForLink, type Outbox, type Outcome, openOutbox, type Parcel, passes } from '../state/outbox';
import { useSession } from '../state/session';
import type { Shelf } from '../state/shelf';
import { Entry, type HomeExtra } from './Entry';
import { scopeOf } from './Page';
import { Box } from './pieces';
import { type Send, sendNow } from './send';
import { Unsent } from './Unsent';

/** So long she waits for an answer; then she goes on and the phone keeps trying. */
const PATIENCE = 10_000;

export function Phone({ shelf }: { readonly shelf: Shelf }) {
  const { about, call, drafts, isLasting, say: voice } = useSession();
  const [told, setTold] = useState('');
  const say = (text: string) => {
    voice(text);
    setTold(text);
  };
  const [parcels, setParcels] = useState<readonly Parcel[]>([]);
  const [arrived, setArrived] = useState<readonly RowView[]>([]);
  const outbox: Outbox = useMemo(
    () =>
      openOutbox({
        shelf,
        scope: scopeOf(about),
        call,
        now: Date.now,
        later: (work, milliseconds) => window.setTimeout(work, milliseconds),
        changed: () => setParcels(outbox.list()),
        arrived: ({ row }, { table, submission }) => {
          setArrived((before) => [row, ...before]);
          const draft = `${table}.new`;
          if (drafts.get(draft)?.submission === submission) drafts.remove(draft);
        },
      }),
    [],
  );
  useEffect(() => {
    setParcels(outbox.list());
    const flush = () => void outbox.flush();
    flush();
    window.addEventListener('online', flush);
    return () => window.removeEventListener('online', flush);
  }, [outbox]);

  const send: Send = async (row) => {
    if (!isLasting) return sendNow(call, row);
    const { form, values, submission, acceptSimilar, lines } = row;
    const sending = outbox.send({
      table: form.table,
      title: form.title,
      lines,
      values,
      submission,
      acceptSimilar,
    });
    const answer = await Promise.race([sending, pause(navigator.onLine ? PATIENCE : 0)]);
    if (answer === null || (!answer.ok && passes(answer.problem))) return { kind: 'kept' };
    if (answer.ok) return { kind: 'saved', receipt: answer.value };
    // It comes back into the form, which has it with its draft; by another link it still goes out from the outbox.
    if (!isForLink(answer.problem)) outbox.take(submission);
    return { kind: 'problem', problem: answer.problem };
  };

  const { person } = about;
  const reopen = ({ open }: HomeExtra, parcel: Parcel) => {
    const form = about.forms.find(({ table }) => table === parcel.table);
    if (form === undefined)
      return say('Liên kết này không còn cho ghi loại dòng ấy. Chép lại gửi cán bộ phường.');
    if (drafts.has(`${form.table}.new`)) {
      return say(`Mục ${form.title} đang có bản nháp. Lưu hoặc bỏ bản nháp ấy trước, rồi mở lại dòng này.`);
    }
    // The form's draft takes it over before the outbox lets go, so that it is never nowhere.
    drafts.set(`${form.table}.new`, {
      values: parcel.values,
      submission: parcel.submission,
      sent: parcel.values,
      version: '',
    });
    outbox.take(parcel.submission);
    open(form);
  };
  return (
    <Entry
      send={send}
      arrived={arrived}
      homeExtra={(acts) => (
        <>
          {person.linkUntil !== null && isDay(person.linkUntil) && (
            <p class="small">
              Liên kết dùng đến hết ngày {formatDay(person.linkUntil)}. Không gửi cho người ngoài chi hội.
            </p>
          )}
          {!isLasting && (
            <Box tone="warn">
              <p>
                Máy này không giữ được dòng chưa gửi (iPhone, iPad, cửa sổ ẩn danh). Ghi khi có mạng: bấm Lưu
                là gửi ngay; đợi trang báo “Đã lưu” rồi hãy đóng.
              </p>
            </Box>
          )}
          {arrived.length > 0 && (
            <p>
              <span class="tag good">Đã lưu {arrived.length} dòng</span>
            </p>
          )}
          {told !== '' && (
            <Box tone="plain">
              <p>{told}</p>
            </Box>
          )}
          <Unsent parcels={parcels} outbox={outbox} say={say} onOpen={(parcel) => reopen(acts, parcel)} />
        </>
      )}
    />
  );
}

const pause = (milliseconds: number): Promise<Outcome | null> =>
  new Promise((resolve) => window.setTimeout(() => resolve(null), milliseconds));
