/** The dialog “Kỳ tổng hợp”: the period that figures are computed for. */
import { useState } from 'preact/hooks';
import type { Problem } from '../../src/shared/problem';
import { smallField } from '../form/small';
import { DoneNote, Head, ProblemNote, Waiting } from '../screens/pieces';
import { SmallForm } from '../screens/SmallForm';
import { useSession } from '../state/session';
import { Unread } from './Unread';
import { useLoaded } from './use-loaded';
import { shownDay } from './words';

export function Period() {
  const { call, say } = useSession();
  const { data, setData, problem, setProblem } = useLoaded('period.get', {});
  const [done, setDone] = useState('');
  const set = async (from: string, to: string): Promise<Problem | null> => {
    const answer = await call('period.set', { from, to });
    if (!answer.ok) return answer.problem;
    const { period } = answer.value;
    setData((before) => (before === null ? null : { ...before, period, unread: [] }));
    const said = `Đã đặt kỳ ${period.label}. Bấm Sổ Hội → Xem và báo cáo → Tổng hợp để tính lại.`;
    setDone(said);
    say(said);
    return null;
  };
  const isNow = (from: string, to: string) => data?.period?.from === from && data.period.to === to;
  return (
    <main>
      <Head title="Kỳ tổng hợp" />
      <ProblemNote problem={problem} />
      {data === null && problem === null && <Waiting text="Đang mở" />}
      <DoneNote text={done} />
      {data !== null && (
        <>
          <Unread unread={data.unread} />
          <p>
            Kỳ đang dùng: <strong>{data.period === null ? 'chưa đặt' : data.period.label}</strong>
          </p>
          <ul class="menu two">
            {data.choices.map(({ label, from, to }) => (
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
            key={`${data.period?.from} ${data.period?.to}`}
            fields={[
              smallField({
                key: 'from',
                label: 'Từ ngày',
                kind: 'day',
                isRequired: true,
                mayBeFuture: true,
                initial: data.period?.from ?? null,
                example: '01/01/2022',
              }),
              smallField({
                key: 'to',
                label: 'Đến ngày',
                kind: 'day',
                isRequired: true,
                mayBeFuture: true,
                initial: data.period?.to ?? null,
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
