/** The last twenty rows, with edit and delete; a deleted row can be restored in place. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RowView } from '../../src/shared/contract';
import { describe, type Problem } from '../../src/shared/problem';
import { useSession } from '../state/session';
import { Box, BusyButton, Facts, ProblemNote, Waiting } from './pieces';

interface RecentProps {
  /** Tables whose rows are listed; empty for all that the user has a form for. */
  readonly tables: readonly string[];
  /** Rows saved since the page opened, newest first: listed without another call. */
  readonly fresh: readonly RowView[];
  readonly onEdit: (row: RowView) => void;
  /** Begins a new row like this one. */
  readonly onLike: (row: RowView) => void;
  readonly isOpen: boolean;
}

type Scope = 'mine' | 'chapter';

export function Recent({ tables, fresh, onEdit, onLike, isOpen }: RecentProps) {
  const { about, call } = useSession();
  const isLink = about.person.role === 'link';
  const [scope, setScope] = useState<Scope>('mine');
  const [isShown, setShown] = useState(isOpen);
  const [rows, setRows] = useState<readonly RowView[] | null>(null);
  /** Rows that were fresh when the list was requested: the list has a newer version of them. */
  const [known, setKnown] = useState<readonly RowView[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asked, setAsked] = useState(0);
  const wanted = tables.join();
  useEffect(() => {
    if (!isShown) return;
    let isCurrent = true;
    setProblem(null);
    const asking = fresh;
    void call('rows.mine', { tables: [...tables], scope }).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) {
        setRows(answer.value.rows);
        setKnown(asking);
      } else setProblem(answer.problem);
    });
    return () => {
      isCurrent = false;
    };
  }, [isShown, scope, wanted, asked]);

  const ofTables = fresh.filter(({ table }) => tables.length === 0 || tables.includes(table));
  const newer = ofTables.filter((row) => !known.includes(row));
  const shown = [...newer, ...(rows ?? [])].filter(
    (row, at, all) => all.findIndex((one) => one.table === row.table && one.id === row.id) === at,
  );
  return (
    <details open={isShown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>
        <h2>{scope === 'mine' ? 'Dòng tôi mới nhập' : 'Dòng mới nhất'}</h2>
      </summary>
      {isShown && (
        <>
          {!isLink && (
            <div class="row">
              <button
                type="button"
                class="plain"
                onClick={() => setScope(scope === 'mine' ? 'chapter' : 'mine')}
              >
                {scope !== 'mine'
                  ? 'Chỉ xem dòng tôi nhập'
                  : about.person.chapter === null
                    ? 'Xem dòng của mọi người'
                    : 'Xem dòng của cả chi hội'}
              </button>
            </div>
          )}
          {problem !== null && (
            <Box tone="wrong">
              <p>{describe(problem)}</p>
              <button type="button" onClick={() => setAsked(asked + 1)}>
                Tải lại
              </button>
            </Box>
          )}
          {rows === null && problem === null && <Waiting text="Đang tải" />}
          {rows !== null && shown.length === 0 && (
            <p class="small">Chưa có dòng nào. Ghi một việc rồi bấm Lưu.</p>
          )}
          <ul class="cards">
            {shown.map((row) => (
              <RowCard
                key={`${row.table}.${row.id}.${row.row}`}
                row={row}
                isNew={ofTables.some(({ table, id }) => table === row.table && id === row.id)}
                isNamed={tables.length !== 1}
                onEdit={onEdit}
                onLike={onLike}
              />
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

interface RowCardProps {
  readonly row: RowView;
  readonly isNew: boolean;
  /** Shows which tab it belongs to. */
  readonly isNamed: boolean;
  readonly onEdit: (row: RowView) => void;
  readonly onLike: (row: RowView) => void;
}

const CHANGED: Problem = {
  kind: 'gone',
  what: 'Người khác vừa sửa dòng này.',
  todo: 'Tải lại danh sách, xem dòng rồi xóa.',
};

type Gone = 'here' | 'deleted';

function RowCard({ row, isNew, isNamed, onEdit, onLike }: RowCardProps) {
  const { about, call, members, say } = useSession();
  const [state, setState] = useState<Gone>('here');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [version, setVersion] = useState(row.version);
  const [isOpen, setOpen] = useState(false);
  /** Notices about what restoring the row could not bring back. */
  const [left, setLeft] = useState<readonly string[]>([]);
  const card = useRef<HTMLLIElement>(null);
  const { table, id } = row;
  useEffect(() => setVersion(row.version), [row.version]);
  useEffect(() => {
    // The buttons at the bottom must not cover the problem.
    if (problem !== null) card.current?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  const form = about.forms.find((one) => one.table === table);
  const change = async (work: () => Promise<Problem | null>) => {
    setBusy(true);
    const found = await work();
    setProblem(found);
    setBusy(false);
    if (table === 'members') members.forget();
    if (found === null) card.current?.querySelector('button')?.focus();
  };
  const remove = () =>
    change(async () => {
      const answer = await call('row.delete', { table, id, version });
      if (!answer.ok) return answer.problem.kind === 'conflict' ? CHANGED : answer.problem;
      setState('deleted');
      say(`Đã xóa ${row.title}.`);
      return null;
    });
  const takeBack = () =>
    change(async () => {
      const answer = await call('row.undo', { table, id });
      if (!answer.ok) return answer.problem;
      setVersion(answer.value.version);
      setLeft(answer.value.notices);
      setState('here');
      say(`Đã lấy lại ${row.title}.`);
      return null;
    });
  const chapter = about.chapters.find(({ key }) => key === row.chapter)?.label ?? '';
  const where = [isNamed ? (form?.title ?? '') : '', chapter, row.enteredAt]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <li class={`card ${isNew ? 'new' : ''}`} ref={card}>
      {state === 'deleted' ? (
        <div class="row">
          <span class="grow">Đã xóa: {row.title}</span>
          <BusyButton
            isBusy={isBusy}
            label="Lấy lại"
            busyLabel="Đang lấy lại …"
            onPress={() => void takeBack()}
          />
        </div>
      ) : (
        <>
          <h3>{row.title}</h3>
          <p class="small">{where}</p>
          {[...row.notices, ...left].map((notice) => (
            <p key={notice} class="said warn">
              {notice}
            </p>
          ))}
          {isOpen && <Facts shown={row.shown} />}
          <div class="row flush">
            <button type="button" class="plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? 'Thu gọn' : 'Xem'}
            </button>
            {form !== undefined && (
              <button
                type="button"
                class="plain"
                aria-label={`Ghi giống ${row.title}`}
                onClick={() => onLike(row)}
              >
                Ghi giống
              </button>
            )}
            {row.canEdit && form?.canEdit === true && (
              <>
                <button
                  type="button"
                  class="plain"
                  aria-label={`Sửa ${row.title}`}
                  onClick={() => onEdit({ ...row, version })}
                >
                  Sửa
                </button>
                <BusyButton
                  isBusy={isBusy}
                  kind="plain"
                  label="Xóa"
                  busyLabel="Đang xóa …"
                  onPress={() => void remove()}
                />
              </>
            )}
          </div>
        </>
      )}
      <ProblemNote problem={problem} />
    </li>
  );
}
