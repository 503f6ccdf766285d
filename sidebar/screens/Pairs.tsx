/** Active pairs: record support, close a pair with its result. */
import { useState } from 'preact/hooks';
import { type Day, formatDay, formatMoney } from '../../src/domain/values';
import type { Field, FieldValue, PairRow, RowView } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { smallField } from '../form/small';
import { narrow } from '../search/options';
import { pairReference, usePairs } from '../state/pairs';
import { SessionContext, useSession, withoutFirst } from '../state/session';
import { Conflict } from './Conflict';
import type { ToolActs } from './Home';
import { BusyButton, Facts, Head, ProblemNote, Waiting } from './pieces';
import { SmallForm } from './SmallForm';

/** Cards shown at once; the others are found by name. */
const MOST = 20;

export function Pairs({ form, onBack, onNew, onEdit, onOpen }: ToolActs) {
  const pairs = usePairs();
  const { about } = useSession();
  const [query, setQuery] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const own = about.person.chapter?.key ?? '';
  const all =
    pairs?.ok === true
      ? pairs.value.filter(({ id, chapter }) => !closed.has(id) && (own === '' || chapter === own))
      : [];
  const found = narrow(all, query, ({ label, id }) => [label, id]);
  return (
    <>
      <main
        onKeyDown={(event) => {
          if (event.key === 'Escape') onBack();
        }}
      >
        <Head title="Cặp đang giúp" onBack={onBack}>
          <p class="about">Ghi mỗi lần hỗ trợ; khi có kết quả thì khép cặp.</p>
        </Head>
        {pairs?.ok === false && <ProblemNote problem={pairs.problem} />}
        {pairs === null && <Waiting text="Đang tải" />}
        {all.length > MOST && (
          <div class="field">
            <label for="find">Tìm theo tên</label>
            <input
              id="find"
              type="text"
              value={query}
              onInput={(event) => setQuery(event.currentTarget.value)}
            />
          </div>
        )}
        {pairs?.ok === true && found.length === 0 && (
          <p>
            {query === ''
              ? 'Chưa có cặp nào đang giúp. Ghi cặp ở biểu mẫu Cặp 1+1 trước.'
              : 'Không có cặp nào như vậy.'}
          </p>
        )}
        <ul class="cards">
          {found.slice(0, MOST).map((pair) => (
            <PairCard
              key={pair.id}
              pair={pair}
              table={form.table}
              field={(key, changes) => ({
                ...(form.fields.find((one) => one.key === key) ??
                  smallField({ key, label: key, kind: 'text' })),
                initial: null,
                ...changes,
              })}
              onSupport={() => onOpen('supports', { pair: pairReference(pair) })}
              onEdit={onEdit}
              onClosed={() => setClosed((before) => new Set([...before, pair.id]))}
            />
          ))}
        </ul>
        {found.length > MOST && <p class="small">Còn {found.length - MOST} cặp nữa: gõ tên để tìm.</p>}
      </main>
      <div class="bar">
        <div class="inner">
          <button type="button" class="primary" onClick={onNew}>
            Ghép cặp mới
          </button>
        </div>
      </div>
    </>
  );
}

interface PairCardProps {
  readonly pair: PairRow;
  readonly table: string;
  readonly field: (key: string, changes: Partial<Field>) => Field;
  readonly onSupport: () => void;
  readonly onEdit: (row: RowView) => void;
  readonly onClosed: () => void;
}

type Act = 'look' | 'close';

function PairCard({ pair, table, field, onSupport, onEdit, onClosed }: PairCardProps) {
  const session = useSession();
  const { about, call, say } = session;
  const [act, setAct] = useState<Act>('look');
  /** The full row, loaded when it is needed. */
  const [row, setRow] = useState<RowView | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sent, setSent] = useState<Record<string, FieldValue>>({});
  const fetched = async (then: (row: RowView) => void) => {
    setBusy(true);
    const answer = await call('row.get', { table, id: pair.id });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setRow(answer.value);
    then(answer.value);
  };
  const close = async (values: Record<string, FieldValue>, version: string): Promise<Problem | null> => {
    const answer = await call('row.edit', { table, id: pair.id, version, values });
    if (answer.ok) {
      say(`Đã khép cặp: ${pair.label}.`);
      onClosed();
      return null;
    }
    if (answer.problem.kind !== 'conflict') return answer.problem;
    setSent(values);
    setProblem(answer.problem);
    return null;
  };
  const states = about.lists.find(({ key }) => key === 'pairStates')?.options ?? [];
  const last = pair.last === null ? '' : `, gần nhất ${formatDay(pair.last as Day)}`;
  return (
    <li class="card">
      <h2>{pair.label}</h2>
      <p class="small">
        {pair.kind}, {about.chapters.find(({ key }) => key === pair.chapter)?.label ?? pair.chapter}, từ{' '}
        {formatDay(pair.since as Day)}.{' '}
        {pair.times === 0
          ? 'Chưa ghi lần hỗ trợ nào.'
          : `Đã hỗ trợ ${pair.times} lần${last}${pair.value > 0 ? `, ${formatMoney(pair.value)}` : ''}.`}
      </p>
      {problem?.kind === 'conflict' ? (
        <Conflict
          problem={problem}
          onMine={() => void close(sent, problem.theirs.version)}
          onTheirs={() => void fetched(() => setAct('look'))}
        />
      ) : (
        <ProblemNote problem={problem} />
      )}
      {row !== null && act === 'look' && <Facts shown={row.shown} />}
      {act === 'look' && (
        <div class="row">
          <button type="button" onClick={onSupport}>
            Ghi hỗ trợ
          </button>
          <BusyButton
            isBusy={isBusy}
            label="Khép cặp"
            busyLabel="Đang mở …"
            onPress={() => void fetched(() => setAct('close'))}
          />
          <button
            type="button"
            class="plain"
            aria-label={`Sửa ${pair.label}`}
            onClick={() => void fetched(onEdit)}
          >
            Sửa
          </button>
        </div>
      )}
      {act === 'close' && (
        <SessionContext.Provider value={withoutFirst(session, 'pairStates')}>
          <SmallForm
            fields={[
              field('state', {
                label: 'Khép cặp vì',
                isRequired: true,
                isStarred: true,
                initial: states[1]?.label ?? null,
                help: '',
                example: '',
              }),
              field('result', { help: 'Bỏ trống nếu cặp dừng mà chưa có kết quả.' }),
              field('resultDay', {
                label: 'Ngày khép',
                initial: about.today,
                isRequired: true,
                isStarred: true,
              }),
            ]}
            button="Khép cặp"
            busyButton="Đang lưu …"
            onCancel={() => setAct('look')}
            onSubmit={(values) =>
              close(
                { state: values.state ?? '', result: values.result ?? '', resultDay: values.resultDay ?? '' },
                row?.version ?? '',
              )
            }
          />
        </SessionContext.Provider>
      )}
    </li>
  );
}
