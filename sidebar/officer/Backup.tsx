/** The dialog “Sao lưu”: a dated copy of the tabs with rows, and one table brought back from a copy, after a recap. */
import { useState } from 'preact/hooks';
import type { Output } from '../../src/shared/contract';
import { Box, BusyButton, DoneNote, Head, ProblemNote, Waiting } from '../screens/pieces';
import { useSession } from '../state/session';
import { withoutAnswer } from './unanswered';
import { useLoaded } from './use-loaded';

type Recap = NonNullable<Output<'backup.look'>['recap']>;

export function Backup() {
  const { call, say } = useSession();
  const { data, setData, problem, setProblem } = useLoaded('backup.look', { copy: '' });
  const [copy, setCopy] = useState('');
  const [busy, setBusy] = useState('');
  const take = async (name: 'backup.look' | 'backup.write', which: string, seen: string) => {
    if (busy !== '') return;
    setBusy(name === 'backup.look' ? which : `write ${which}`);
    setProblem(null);
    // What was told of another copy goes at once.
    setCopy(which);
    if (data !== null) setData({ ...data, recap: null, message: '', notes: [] });
    const answer =
      name === 'backup.look' ? await call(name, { copy: which }) : await call(name, { copy: which, seen });
    setBusy('');
    if (!answer.ok) {
      setProblem(withoutAnswer(answer.problem, 'Đóng rồi mở lại hộp thoại để xem đã xong đến đâu.'));
      window.scrollTo(0, 0);
      return;
    }
    setData(answer.value);
    if (answer.value.message !== '') {
      say(answer.value.message);
      window.scrollTo(0, 0);
    }
  };
  const labels = [...new Set((data?.copies ?? []).map(({ label }) => label))];
  return (
    <main>
      <Head title="Sao lưu">
        <p class="about">
          Chép các tab có số liệu ra tab ẩn trong chính sổ này, giữ ba bản gần nhất. Lỡ sửa, lỡ xóa nhiều dòng
          thì lấy lại từng tab từ một bản.
        </p>
      </Head>
      <ProblemNote problem={problem} />
      <DoneNote text={data?.message ?? ''} more={data?.notes ?? []} />
      {data === null && problem === null && <Waiting text="Đang mở" />}
      {data !== null && (
        <>
          <BusyButton
            isBusy={busy === 'write '}
            label="Sao lưu bây giờ"
            busyLabel="Đang sao lưu …"
            kind="primary"
            onPress={() => take('backup.write', '', '')}
          />
          {labels.length === 0 && <p>Sổ chưa có bản sao lưu nào.</p>}
          {labels.map((label) => (
            <fieldset key={label} class="field">
              <legend>Bản {label}: chọn tab để xem sẽ lấy lại gì</legend>
              <div class="chips">
                {data.copies
                  .filter((one) => one.label === label)
                  .map(({ name, sheet, rows }) => (
                    <label key={name} class="chip">
                      <input
                        type="radio"
                        name="copy"
                        checked={copy === name}
                        onChange={() => take('backup.look', name, '')}
                      />
                      <span class="face">
                        {sheet} ({rows} dòng)
                      </span>
                    </label>
                  ))}
              </div>
            </fieldset>
          ))}
          {busy !== '' && !busy.startsWith('write') && <Waiting text="Đang so bản sao lưu với sổ" />}
          {busy === '' && data.recap !== null && copy !== '' && (
            <Recapitulation
              recap={data.recap}
              title={data.copies
                .flatMap(({ name, sheet, label }) => (name === copy ? [`Tab ${sheet}, bản ${label}`] : []))
                .join('')}
              isBusy={busy.startsWith('write')}
              onPress={() => take('backup.write', copy, data.recap?.seen ?? '')}
            />
          )}
        </>
      )}
    </main>
  );
}

interface RecapProps {
  readonly recap: Recap;
  /** Which tab and which backup it is about. */
  readonly title: string;
  readonly isBusy: boolean;
  readonly onPress: () => void;
}

function Recapitulation({ recap, title, isBusy, onPress }: RecapProps) {
  const [coming = 0, changing = 0, staying = 0] = recap.counts;
  const [back = [], changes = [], others = [], left = []] = recap.parts;
  return (
    <Box tone="plain" title={title}>
      <Part title={`${coming} dòng trở lại`} lines={back} />
      <Part title={`${changing} dòng đổi`} lines={changes} />
      <Part title={`${staying} dòng không có trong bản sao lưu, vẫn giữ nguyên`} lines={others} />
      <Part title="Không lấy lại được" lines={left} />
      {coming + changing === 0 ? (
        <p>Tab đang đúng như bản sao lưu, không phải lấy lại gì.</p>
      ) : (
        <BusyButton isBusy={isBusy} label="Khôi phục" busyLabel="Đang khôi phục …" onPress={onPress} />
      )}
    </Box>
  );
}

const Part = ({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <>
      <p>
        <strong>{title}</strong>
      </p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
