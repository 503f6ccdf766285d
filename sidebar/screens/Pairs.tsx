/** Pairs at work: note the support given, close a pair with its result. */
import { useEffect, useState } from 'preact/hooks';
import { formatDay, formatMoney, isDay, readMoney } from '../../src/domain/values';
import type { Field, FieldValue, Form, RowView } from '../../src/shared/contract';
import { describe, type Problem } from '../../src/shared/problem';
import { smallField } from '../form/small';
import type { Values } from '../form/values';
import { SessionContext, useSession, withoutFirst } from '../state/session';
import { Conflict } from './Conflict';
import { Box, Facts, Head, Waiting } from './pieces';
import { SmallForm } from './SmallForm';

/** The server gives as many. */
const MOST = 20;

interface PairsProps {
  readonly form: Form;
  readonly onBack: () => void;
  readonly onNew: () => void;
  readonly onEdit: (row: RowView) => void;
}

export function Pairs({ form, onBack, onNew, onEdit }: PairsProps) {
  const { about, call } = useSession();
  const [rows, setRows] = useState<readonly RowView[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    void call('rows.mine', { tables: [form.table], scope: 'chapter' }).then((answer) => {
      if (answer.ok) setRows(answer.value.rows);
      else setProblem(answer.problem);
    });
  }, []);
  const states = about.lists.find(({ key }) => key === 'pairStates')?.options.map(({ label }) => label) ?? [];
  const atWork = rows?.filter(({ values }) => values.state === states[0]) ?? [];
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
        {problem !== null && (
          <Box tone="wrong" isAlert>
            <p>{describe(problem)}</p>
          </Box>
        )}
        {rows === null && problem === null && <Waiting text="Đang tải" />}
        {rows !== null && atWork.length === 0 && <p>Chưa có cặp nào đang giúp.</p>}
        <ul class="cards">
          {atWork.map((row) => (
            <PairCard
              key={row.id}
              form={form}
              row={row}
              states={states}
              onEdit={onEdit}
              onChanged={(changed) =>
                setRows((all) => all?.map((one) => (one.id === changed.id ? changed : one)) ?? null)
              }
            />
          ))}
        </ul>
        {rows !== null && rows.length >= MOST && (
          <p class="small">
            Đây là các cặp trong {MOST} dòng mới nhất. Cặp cũ hơn, chị mở tab {form.title}.
          </p>
        )}
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
  readonly form: Form;
  readonly row: RowView;
  readonly states: readonly string[];
  readonly onEdit: (row: RowView) => void;
  readonly onChanged: (row: RowView) => void;
}

type Act = 'look' | 'support' | 'close';

function PairCard({ form, row, states, onEdit, onChanged }: PairCardProps) {
  const session = useSession();
  const { about, call, say } = session;
  const [act, setAct] = useState<Act>('look');
  const [conflict, setConflict] = useState<{
    problem: Extract<Problem, { kind: 'conflict' }>;
    values: Record<string, FieldValue>;
  } | null>(null);
  const field = (key: string, changes: Partial<Field>): Field => ({
    ...(form.fields.find((one) => one.key === key) ?? smallField({ key, label: key, kind: 'text' })),
    initial: null,
    ...changes,
  });
  const edit = async (values: Record<string, FieldValue>, version: string): Promise<Problem | null> => {
    const answer = await call('row.edit', { table: row.table, id: row.id, version, values });
    if (answer.ok) {
      setAct('look');
      setConflict(null);
      onChanged(answer.value.row);
      say(`Đã lưu: ${row.title}.`);
      return null;
    }
    if (answer.problem.kind !== 'conflict') return answer.problem;
    setConflict({ problem: answer.problem, values });
    return null;
  };
  return (
    <li class="card">
      <h2>{row.title}</h2>
      <details>
        <summary>Xem cả dòng</summary>
        <Facts shown={row.shown} />
      </details>
      {conflict !== null && (
        <Conflict
          problem={conflict.problem}
          onMine={() => void edit(conflict.values, conflict.problem.theirs.version)}
          onTheirs={async () => {
            const answer = await call('row.get', { table: row.table, id: row.id });
            setConflict(null);
            setAct('look');
            if (answer.ok) onChanged(answer.value);
          }}
        />
      )}
      {act === 'look' && (
        <div class="row">
          <button type="button" onClick={() => setAct('support')}>
            Ghi hỗ trợ
          </button>
          <button type="button" onClick={() => setAct('close')}>
            Khép cặp
          </button>
          <button type="button" class="plain" aria-label={`Sửa ${row.title}`} onClick={() => onEdit(row)}>
            Sửa
          </button>
        </div>
      )}
      {act === 'support' && (
        <SmallForm
          fields={[
            smallField({
              key: 'day',
              label: 'Ngày hỗ trợ',
              kind: 'day',
              initial: about.today,
              isRequired: true,
              example: '28/6',
            }),
            field('support', { label: 'Lần này giúp gì', isRequired: true, isStarred: true }),
            field('value', { label: 'Trị giá lần này', help: 'Cộng thêm vào trị giá đã ghi.' }),
          ]}
          button="Lưu hỗ trợ"
          busyButton="Đang lưu …"
          onCancel={() => setAct('look')}
          onSubmit={(values) => edit(withSupport(row.values, values), row.version)}
        />
      )}
      {act === 'close' && (
        <SessionContext.Provider value={withoutFirst(session, 'pairStates')}>
          <SmallForm
            fields={[
              field('state', {
                label: 'Khép cặp vì',
                isRequired: true,
                isStarred: true,
                initial: states[1] ?? null,
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
              edit(
                { state: values.state ?? '', result: values.result ?? '', resultDay: values.resultDay ?? '' },
                row.version,
              )
            }
          />
        </SessionContext.Provider>
      )}
    </li>
  );
}

/** The support so far with one more line, and the value so far with this one added. */
export function withSupport(before: Values, now: Values): Record<string, FieldValue> {
  const day = String(now.day ?? '');
  const line = `${isDay(day) ? formatDay(day) : day}: ${String(now.support ?? '')}`;
  const earlier = String(before.support ?? '');
  const amount = readMoney(String(now.value ?? ''));
  const sum = readMoney(String(before.value ?? ''));
  return {
    support: earlier === '' ? line : `${earlier}\n${line}`,
    ...(amount.ok ? { value: formatMoney(amount.value + (sum.ok ? sum.value : 0)) } : {}),
  };
}
