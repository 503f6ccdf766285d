/** The dialog “Riêng tư”: consent, with whom the file is shared, and whose data are due to be erased. */
import { useState } from 'preact/hooks';
import { Erase } from '../screens/Erase';
import { Box, BusyButton, DoneNote, Head, ProblemNote, Waiting } from '../screens/pieces';
import { useSession } from '../state/session';
import { useLoaded } from './use-loaded';

/** As many as one press erases. */
const AT_ONCE = 20;

export function Privacy() {
  const { call, say } = useSession();
  const { data, setData, problem, setProblem } = useLoaded('privacy.look', { members: [] });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isErasing, setErasing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState('');
  if (data === null) {
    return (
      <main>
        <Head title="Riêng tư" />
        {problem === null ? <Waiting text="Đang xem sổ" /> : <ProblemNote problem={problem} />}
      </main>
    );
  }
  if (isErasing) {
    const [only, ...others] = data.due.filter(({ id }) => chosen.includes(id));
    return (
      <main>
        <Head title="Riêng tư" />
        <Erase
          members={chosen}
          title={others.length === 0 && only !== undefined ? only.title : `${chosen.length} người`}
          onBack={() => {
            setErasing(false);
            setChosen([]);
            void call('privacy.look', { members: [] }).then((answer) => {
              if (answer.ok) setData(answer.value);
              else setProblem(answer.problem);
            });
          }}
        />
      </main>
    );
  }
  const seenToday = async () => {
    setBusy(true);
    setProblem(null);
    const answer = await call('settings.save', { values: { sharingSeen: data.today } });
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      return;
    }
    const [year, month, day] = data.today.split('-');
    const said = 'Đã ghi. Năm sau sổ nhắc lại.';
    setData({ ...data, sharing: `${day}/${month}/${year}`, isSharingDue: false });
    setDone(said);
    say(said);
  };
  const { present, without, keepYears, undated, sharing, isSharingDue, due } = data;
  return (
    <main>
      <Head title="Riêng tư">
        <p class="about">
          Hội viên có quyền xem, sửa, đòi xóa thông tin của mình; Hội trả lời trong hai ngày làm việc. Xem và
          xóa của một người: Nhập liệu → Tìm hội viên.
        </p>
      </Head>
      <ProblemNote problem={problem} />
      <DoneNote text={done} />
      <h2>Tệp đang chia sẻ với ai</h2>
      <Box tone={isSharingDue ? 'warn' : 'plain'}>
        <p>
          Sổ không được phép xem điều này, nên chị xem giúp: bấm <strong>Chia sẻ</strong> ở góc trên bên phải,
          mục <strong>Quyền truy cập chung</strong> phải là <strong>Bị hạn chế</strong>. Nếu là “Bất kỳ ai có
          đường liên kết” thì ai có địa chỉ cũng đọc được cả sổ: đổi lại ngay.
        </p>
        <p>{sharing === '' ? 'Chưa ghi ngày nào có người xem.' : `Xem lần cuối ngày ${sharing}.`}</p>
        <BusyButton
          isBusy={isBusy}
          label="Hôm nay đã xem: Bị hạn chế"
          busyLabel="Đang ghi …"
          onPress={() => void seenToday()}
        />
      </Box>
      <h2>Đồng ý</h2>
      <p>
        {without === 0
          ? `${present} hội viên đều đã có ngày đồng ý.`
          : `${without} trong ${present} hội viên chưa ghi ngày đồng ý. Hỏi khi gặp rồi ghi ở cột “Đồng ý (ngày)”; không trả lời không phải là đồng ý.`}
      </p>
      <h2>Đến lúc xóa</h2>
      <p>
        {keepYears === null
          ? 'Chưa đặt giữ thông tin người đã rời bao nhiêu năm (Cài đặt), nên chỉ nêu người rút đồng ý.'
          : `Người rút đồng ý, và người đã rời Hội từ ${keepYears} năm trở lên. Sổ không tự xóa ai.`}
        {undated > 0 && ` ${undated} người đã rời mà chưa ghi Ngày thay đổi, nên không tính được.`}
      </p>
      {due.length === 0 ? (
        <p>Không có ai.</p>
      ) : (
        <>
          <fieldset class="field">
            <legend>Chọn người (mỗi lần nhiều nhất {AT_ONCE})</legend>
            <div class="chips">
              {due.map(({ id, title, why }) => (
                <label key={id} class="chip">
                  <input
                    type="checkbox"
                    checked={chosen.includes(id)}
                    disabled={!chosen.includes(id) && chosen.length >= AT_ONCE}
                    onChange={() =>
                      setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
                    }
                  />
                  <span class="face">
                    {title}, {why}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          {chosen.length > 0 && (
            <button type="button" onClick={() => setErasing(true)}>
              Xem sẽ xóa gì
            </button>
          )}
        </>
      )}
    </main>
  );
}
