/** What was saved in one go: one receipt for all, one text for Zalo, one button that takes all of it back. */
import { useState } from 'preact/hooks';
import type { Field, Form, Receipt, RowView } from '../../src/shared/contract';
import { describe } from '../../src/shared/problem';
import { unitOf } from '../form/asked';
import { type ManyOf, type Total, textOfAll, totalsOf } from '../form/many';
import { textOfReceipts } from '../form/pasted';
import type { Description } from '../state/session';
import { useSession } from '../state/session';
import { Box, BusyButton, CopyButton, Facts, Head } from './pieces';
import type { Batch } from './use-many';

/** What is said of rows that were saved together. */
export interface SavedTogether {
  /** Name of their form; '' for rows of several. */
  readonly title: string;
  readonly totals: readonly Total[];
  /** For Zalo. */
  readonly text: string;
  readonly labelOf: (row: RowView) => string;
}

/** Of rows of one form, which say most of it together. */
export function savedOf(form: Form, many: ManyOf, batch: Batch, lists: Description['lists']): SavedTogether {
  const { receipts, rows, kept } = batch;
  const totals = totalsOf(form, many, rows, (field: Field) => unitOf(form, field, rows[0] ?? {}, lists));
  return {
    title: form.title,
    totals,
    text: textOfAll(receipts, kept > 0 ? [] : totals),
    labelOf: ({ shown, title }) =>
      shown
        .filter(({ key }) => many.lines.includes(key))
        .map((one) => one.text)
        .join(' · ') || title,
  };
}

/** Of rows of any forms. */
export const savedOfAny = (receipts: readonly Receipt[], forms: readonly Form[]): SavedTogether => ({
  ...{ title: '', totals: [], text: textOfReceipts(receipts) },
  labelOf: ({ table, title }) => `${forms.find((form) => form.table === table)?.title ?? ''}: ${title}`,
});

interface ManySavedProps {
  readonly saved: SavedTogether;
  readonly batch: Batch;
  readonly onAgain: () => void;
  readonly onEdit: (row: RowView) => void;
  /** Rows that were taken back: they are no last rows any more. */
  readonly onGone: (rows: readonly RowView[]) => void;
  readonly onHome: () => void;
}

export function ManySaved({ saved, batch, onAgain, onEdit, onGone, onHome }: ManySavedProps) {
  const { call, members, say } = useSession();
  const { receipts, kept, changed } = batch;
  const { title, totals, text, labelOf } = saved;
  /** Rows on the sheet, with the version that deleting needs. */
  const [there, setThere] = useState<readonly RowView[]>(receipts.map(({ row }) => row));
  const [gone, setGone] = useState<readonly RowView[]>([]);
  const [failures, setFailures] = useState<readonly string[]>([]);
  const [isBusy, setBusy] = useState(false);
  /** One after the other, as they were saved. @param work returns the row as it stands then, or why not. */
  const each = async (all: readonly RowView[], work: (row: RowView) => Promise<RowView | string>) => {
    setBusy(true);
    const [done, failed, why]: [RowView[], RowView[], string[]] = [[], [], []];
    for (const row of all) {
      const answer = await work(row);
      if (typeof answer !== 'string') done.push(answer);
      else {
        failed.push(row);
        why.push(`${row.title}: ${answer}`);
      }
    }
    setFailures(why);
    setBusy(false);
    if (all.some(({ table }) => table === 'members')) members.forget();
    return [done, failed] as const;
  };
  const remove = async () => {
    const [done, failed] = await each(there, async (row) => {
      const { table, id, version } = row;
      const answer = await call('row.delete', { table, id, version });
      return answer.ok ? row : describe(answer.problem);
    });
    setThere(failed);
    setGone([...gone, ...done]);
    onGone(done);
    say(`Đã bỏ ${done.length} việc.`);
  };
  const takeBack = async () => {
    const [done, failed] = await each(gone, async ({ table, id }) => {
      const answer = await call('row.undo', { table, id });
      return answer.ok ? answer.value : describe(answer.problem);
    });
    setGone(failed);
    setThere([...there, ...done]);
    say(`Đã lấy lại ${done.length} việc.`);
  };
  const notices = [...new Set(receipts.flatMap(({ row }) => row.notices))];
  return (
    <>
      <main
        onKeyDown={(event) => {
          if (event.key === 'Escape') onHome();
        }}
      >
        <Head title={receipts.length === 0 ? 'Đã giữ trên máy' : 'Đã lưu'} onBack={onHome} />
        {there.length > 0 && (
          <Box tone="good" title={`${title === '' ? '' : `${title}: `}${there.length} việc đã vào sổ`}>
            {gone.length === 0 && kept === 0 && (
              <Facts shown={totals.map((total) => ({ ...total, label: `Cộng ${total.label}` }))} />
            )}
          </Box>
        )}
        {gone.length > 0 && (
          <Box tone="warn" isAlert title={`Đã bỏ ${gone.length} việc khỏi sổ.`}>
            <BusyButton
              isBusy={isBusy}
              label={`Lấy lại ${gone.length} việc`}
              busyLabel="Đang lấy lại …"
              onPress={() => void takeBack()}
            />
          </Box>
        )}
        {kept > 0 && (
          <Box tone="warn" title={`${kept} việc còn giữ trên máy, chưa gửi được.`}>
            <p>Có mạng trở lại thì trang tự gửi; xem mục Chưa gửi ở trang đầu.</p>
          </Box>
        )}
        {changed.length > 0 && (
          <Box tone="warn" isAlert>
            <p>
              Việc có dấu ! đã được lưu ở lần bấm trước; điều chị sửa sau đó chưa vào sổ. Bấm vào việc ấy để
              sửa.
            </p>
          </Box>
        )}
        {failures.length > 0 && (
          <Box tone="wrong" isAlert title={`${failures.length} việc chưa làm được:`}>
            <ul>
              {failures.map((failure) => (
                <li key={failure}>{failure}</li>
              ))}
            </ul>
          </Box>
        )}
        {notices.map((notice) => (
          <Box key={notice} tone="warn">
            <p>{notice}</p>
          </Box>
        ))}
        {there.length > 0 && (
          <>
            <details open={changed.length > 0}>
              <summary>Xem từng việc</summary>
              <ol class="names">
                {there.map((row) => (
                  <li key={row.id}>
                    <button type="button" class="plain" onClick={() => onEdit(row)}>
                      {changed.includes(row.id) ? '! ' : ''}
                      {labelOf(row)}
                    </button>
                  </li>
                ))}
              </ol>
            </details>
            <div class="row">
              {text !== '' && gone.length === 0 && <CopyButton text={text} label="Chép để gửi Zalo" />}
              <BusyButton
                isBusy={isBusy}
                kind="danger"
                label={`Ghi nhầm: bỏ cả ${there.length} việc`}
                busyLabel="Đang bỏ …"
                onPress={() => void remove()}
              />
            </div>
          </>
        )}
      </main>
      <div class="bar">
        <div class="inner">
          <button type="button" class="primary" onClick={onHome}>
            Xong
          </button>
          <button type="button" onClick={onAgain}>
            Ghi tiếp
          </button>
        </div>
      </div>
    </>
  );
}
