/** The dialog “Kỳ tổng hợp”: from which day to which day figures are counted. */
import { useState } from 'preact/hooks';
import type { Problem } from '../../src/shared/problem';
import { smallField } from '../form/small';
import { DoneNote, Head, ProblemNote, Waiting } from '../screens/pieces';
import { SmallForm } from '../screens/SmallForm';
import { useSession } from '../state/session';
import { useOpened } from './opened';
import { Unread } from './Unread';
import { shownDay } from './words';

export function Period() {
  const { call, say } = useSession();
  const { told, setTold, problem, setProblem } = useOpened('period.get', {});
  const [done, setDone] = useState('');
  const set = async (from: string, to: string): Promise<Problem | null> => {
    const answer = await call('period.set', { from, to });
    if (!answer.ok) return answer.problem;
    const { period } = answer.value;
    setTold((before) => (before === null ? null : { ...before, period, unread: [] }));
    const said = `Đã đặt kỳ ${period.label}. Bấm Sổ Hội → Tổng hợp để tính lại.`;
    setDone(said);
    say(said);
    return null;
  };
  const isNow = (from: string, to: string) => told?.period?.from === from && told.period.to === to;
  return (
    <main>
      <Head title="Kỳ tổng hợp" />
      <ProblemNote problem={problem} />
      {told === null && problem === null && <Waiting text="Đang mở" />}
      <DoneNote text={done} />
      {told !== null && (
        <>
          <Unread unread={told.unread} />
          <p>
            Kỳ đang dùng: <strong>{told.period === null ? 'chưa đặt' : told.period.label}</strong>
          </p>
          <ul class="menu two">
            {told.choices.map(({ label, from, to }) => (
              <li key={label}>
                <button
                  type="button"
                  aria-pressed={isNow(from, to)}
                  onClick={async () => setProblem(await set(from, to))}
                >
                  <strong>
                    {isNow(from, to) ? '✓ ' : ''}
                    {label}
                  </strong>
                  <span class="num">
                    {shownDay(from)} – {shownDay(to)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <h2>Kỳ khác</h2>
          <SmallForm
            key={`${told.period?.from} ${told.period?.to}`}
            fields={[
              smallField({
                key: 'from',
                label: 'Từ ngày',
                kind: 'day',
                isRequired: true,
                mayBeFuture: true,
                initial: told.period?.from ?? null,
                example: '01/01/2022',
              }),
              smallField({
                key: 'to',
                label: 'Đến ngày',
                kind: 'day',
                isRequired: true,
                mayBeFuture: true,
                initial: told.period?.to ?? null,
                example: '31/12/2022',
              }),
            ]}
            button="Đặt kỳ này"
            busyButton="Đang đặt …"
            onSubmit={(values) => set(String(values.from ?? ''), String(values.to ?? ''))}
          />
        </>
      )}
    </main>
  );
}
