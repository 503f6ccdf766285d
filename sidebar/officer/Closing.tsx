/** The dialog “Khóa sổ”: the day up to which the ledger is closed, and what that means. */
import { useState } from 'preact/hooks';
import type { Problem } from '../../src/shared/problem';
import { smallField } from '../form/small';
import { Box, DoneNote, Head, ProblemNote, Waiting } from '../screens/pieces';
import { SmallForm } from '../screens/SmallForm';
import { useSession } from '../state/session';
import { Unread } from './Unread';
import { withoutAnswer } from './unanswered';
import { useLoaded } from './use-loaded';
import { shownDay } from './words';

export function Closing() {
  const { call, say } = useSession();
  const { data, setData, problem } = useLoaded('closing.get', {});
  const [done, setDone] = useState('');
  const close = async (to: string): Promise<Problem | null> => {
    setDone('');
    const answer = await call('closing.set', { to });
    if (!answer.ok) return withoutAnswer(answer.problem, 'Bấm Khóa sổ lần nữa; khóa hai lần cũng như một.');
    const { until, message } = answer.value;
    setData({ until, suggested: null, unread: [] });
    setDone(message);
    say(message);
    window.scrollTo(0, 0);
    return null;
  };
  return (
    <main>
      <Head title="Khóa sổ" />
      <ProblemNote problem={problem} />
      <DoneNote text={done} />
      {data === null && problem === null && <Waiting text="Đang mở" />}
      {data !== null && (
        <>
          <Unread unread={data.unread} />
          {data.until === null ? (
            <p>Sổ chưa khóa ngày nào.</p>
          ) : (
            <p>
              Sổ đang khóa đến hết ngày <strong>{shownDay(data.until)}</strong>.
            </p>
          )}
          <Box tone="plain">
            <ul>
              <li>Khóa khi số liệu của kỳ đã báo cáo xong.</li>
              <li>
                Sau đó vẫn ghi, sửa được, và vẫn được tính; nhưng <strong>Kiểm tra</strong> nêu từng dòng ghi
                hoặc sửa vào những ngày đã khóa.
              </li>
              {data.until !== null && (
                <li>Khóa đến một ngày sớm hơn {shownDay(data.until)} là mở lại những ngày sau ngày ấy.</li>
              )}
            </ul>
          </Box>
          <SmallForm
            key={data.until}
            fields={[
              smallField({
                key: 'to',
                label: 'Khóa đến hết ngày',
                kind: 'day',
                isRequired: true,
                initial: data.suggested,
                example: '31/12/2022',
              }),
            ]}
            button="Khóa sổ"
            busyButton="Đang khóa …"
            onSubmit={({ to }) => close(String(to ?? ''))}
          />
        </>
      )}
    </main>
  );
}
