/** What is wrong, line by line: each opens its form at the field, or is mended by one press where only one thing can be meant. */
import { useEffect, useState } from 'preact/hooks';
import type { RowView, WrongCell } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { useSession } from '../state/session';
import { type Done, linesShown, mustAsk, opened, type WrongList, withDone } from '../state/wrong';
import { Box, BusyButton, Head, ProblemNote, Waiting } from './pieces';

interface ProblemsProps {
  /** As it stood when the person went to a form; null before it was loaded. */
  readonly list: WrongList | null;
  readonly onList: (list: WrongList) => void;
  readonly onEdit: (row: RowView, wrong: WrongCell) => void;
  readonly onBack: () => void;
}

export function Problems({ list, onList, onEdit, onBack }: ProblemsProps) {
  const { about, call } = useSession();
  const { person } = about;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const load = async (chapter: string) => {
    setBusy(true);
    setProblem(null);
    const answer = await call('problems.list', { chapter });
    setBusy(false);
    if (answer.ok) onList(opened(answer.value, chapter));
    else setProblem(answer.problem);
  };
  useEffect(() => {
    if (list === null) void load(person.role === 'head' ? (person.chapter?.key ?? '') : '');
  }, []);
  const show = (chapter: string) => {
    if (list === null || mustAsk(list, chapter)) void load(chapter);
    else onList({ ...list, shown: chapter });
  };
  const lines = list === null ? [] : linesShown(list);
  const total = list?.loaded.chapters.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return (
    <main>
      <Head title="Cần sửa" onBack={onBack}>
        <p class="about">
          {person.role === 'link'
            ? 'Những chỗ ghi sai trong các dòng của chi hội chị.'
            : 'Những chỗ ghi sai, hoặc cần xem lại. Sửa ở đây hay ở trong sổ đều được.'}
        </p>
      </Head>
      <ProblemNote problem={problem} />
      {list !== null && list.loaded.chapters.length > 1 && (
        <div class="field">
          <label for="wrong-chapter">Xem của</label>
          <select
            id="wrong-chapter"
            value={list.shown}
            disabled={isBusy}
            onChange={(event) => show(event.currentTarget.value)}
          >
            <option value="">Tất cả ({total} chỗ)</option>
            {list.loaded.chapters
              .filter(({ key }) => key !== '')
              .map(({ key, label, count }) => (
                <option key={key} value={key}>
                  {label} ({count} chỗ)
                </option>
              ))}
          </select>
        </div>
      )}
      {list === null && isBusy && <Waiting text="Đang xem cả sổ" />}
      {list !== null && lines.length === 0 && (
        <Box tone="good">
          <p>Không thấy chỗ nào sai.</p>
        </Box>
      )}
      <ul class="cards">
        {lines.map((wrong, at) => (
          <Line
            // A problem has no name of its own; the list is drawn anew when it is loaded anew.
            key={`${wrong.sheet}.${wrong.place}.${at}`}
            wrong={wrong}
            done={list?.done.get(wrong) ?? null}
            onDone={(done) => list !== null && onList(withDone(list, wrong, done))}
            onEdit={onEdit}
          />
        ))}
      </ul>
      {list !== null && list.loaded.rest > 0 && (
        <p class="small">Còn {list.loaded.rest} chỗ nữa. Sửa bớt rồi bấm Xem lại.</p>
      )}
      {(list !== null || problem !== null) && (
        <div class="row">
          <BusyButton
            isBusy={isBusy}
            label="Xem lại"
            busyLabel="Đang xem cả sổ …"
            onPress={() => void load(list?.shown ?? '')}
          />
        </div>
      )}
    </main>
  );
}

interface LineProps {
  readonly wrong: WrongCell;
  readonly done: Done | null;
  readonly onDone: (done: Done | null) => void;
  readonly onEdit: (row: RowView, wrong: WrongCell) => void;
}

function Line({ wrong, done, onDone, onEdit }: LineProps) {
  const { about, call, members, say } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { table, id, field, mend, header, sheet, place } = wrong;
  const isAtSheet = about.person.role !== 'link';
  const work = async (act: () => Promise<Problem | null>) => {
    setBusy(true);
    setProblem(null);
    const found = await act();
    setBusy(false);
    setProblem(found);
    if (table === 'members') members.forget();
  };
  const openForm = () =>
    work(async () => {
      const answer = await call('row.get', { table, id });
      if (!answer.ok) return answer.problem;
      onEdit(answer.value, wrong);
      return null;
    });
  const press = (undo: boolean) =>
    work(async () => {
      if (mend === null) return null;
      const answer = await call('row.mend', { table, id, field, before: mend.before, undo });
      if (!answer.ok) return answer.problem;
      onDone(undo ? null : { kind: 'mended', notices: answer.value.row.notices });
      say(undo ? `Đã ghi lại “${mend.before}” như cũ.` : `Đã ghi “${mend.after}”.`);
      return null;
    });
  const remove = () =>
    work(async () => {
      const row = await call('row.get', { table, id });
      if (!row.ok) return row.problem;
      const answer = await call('row.delete', { table, id, version: row.value.version });
      if (!answer.ok) return answer.problem;
      onDone({ kind: 'deleted', title: answer.value.title });
      say(`Đã xóa ${answer.value.title}.`);
      return null;
    });
  const takeBack = () =>
    work(async () => {
      const answer = await call('row.undo', { table, id });
      if (!answer.ok) return answer.problem;
      onDone(null);
      say(`Đã lấy lại ${answer.value.title}.`);
      return null;
    });
  const where = [sheet, place === '' ? '' : `ô ${place}`.replace('ô dòng', 'dòng'), header];
  return (
    <li class="card">
      <p class="small">
        <span class={`tag ${wrong.severity === 'error' ? 'wrong' : 'warn'}`}>
          {wrong.severity === 'error' ? 'Không tính' : 'Cần xem lại'}
        </span>{' '}
        {where.filter((part) => part !== '').join(' · ')}
      </p>
      {done === null ? (
        <>
          {wrong.found !== '' && <p>Đang ghi: {wrong.found}</p>}
          <p>
            <strong>{wrong.what}</strong> {wrong.todo}
          </p>
          <div class="row">
            {mend !== null && (
              <BusyButton
                kind="primary"
                isBusy={isBusy}
                label={`Ghi “${mend.after}”`}
                busyLabel="Đang ghi …"
                onPress={() => void press(false)}
              />
            )}
            {id !== '' && (
              <BusyButton
                kind={mend === null ? 'primary' : ''}
                isBusy={isBusy}
                label="Sửa ngay"
                busyLabel="Đang mở …"
                onPress={() => void openForm()}
              />
            )}
            {wrong.mayDelete && (
              <BusyButton
                isBusy={isBusy}
                label="Xóa dòng này"
                busyLabel="Đang xóa …"
                onPress={() => void remove()}
              />
            )}
            {isAtSheet && table !== '' && wrong.row !== null && (
              <button
                type="button"
                class="plain"
                onClick={() => void call('row.show', { table, row: wrong.row ?? 2 })}
              >
                Tới dòng ấy
              </button>
            )}
          </div>
          {id === '' && !isAtSheet && <p class="small">Dòng này nhờ cán bộ phường sửa trong sổ.</p>}
        </>
      ) : (
        <DoneLine
          wrong={wrong}
          done={done}
          isBusy={isBusy}
          onBack={() => void (done.kind === 'deleted' ? takeBack() : press(true))}
        />
      )}
      <ProblemNote problem={problem} />
    </li>
  );
}

interface DoneLineProps {
  readonly wrong: WrongCell;
  readonly done: Done;
  readonly isBusy: boolean;
  readonly onBack: () => void;
}

function DoneLine({ wrong: { mend, header }, done, isBusy, onBack }: DoneLineProps) {
  const text =
    done.kind === 'mended'
      ? `Đã ghi “${mend?.after ?? ''}” vào ô ${header}, trước đó là “${mend?.before ?? ''}”.`
      : done.kind === 'deleted'
        ? `Đã xóa dòng: ${done.title}.`
        : `Đã lưu: ${done.title}. Bấm Xem lại để xem còn gì không.`;
  return (
    <>
      <p class="said good">{text}</p>
      {done.kind === 'mended' &&
        done.notices.map((notice) => (
          <p key={notice} class="said warn">
            {notice}
          </p>
        ))}
      {done.kind !== 'saved' && (
        <div class="row flush">
          <BusyButton
            kind="plain"
            isBusy={isBusy}
            label={done.kind === 'deleted' ? 'Lấy lại' : 'Hoàn tác'}
            busyLabel="Đang trả lại …"
            onPress={onBack}
          />
        </div>
      )}
    </>
  );
}
