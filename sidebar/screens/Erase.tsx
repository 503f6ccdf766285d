/** Erasing what the book tells of members: what will change, what is left to the officer, and a question, since nothing comes back. */
import { useEffect, useState } from 'preact/hooks';
import type { Output } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { withoutAnswer } from '../officer/unanswered';
import { useSession } from '../state/session';
import { AskAgain } from './AskAgain';
import { Box, DoneNote, ProblemNote, Waiting } from './pieces';

type Told = Output<'privacy.look'>;

interface EraseProps {
  /** Their codes. */
  readonly members: readonly string[];
  readonly title: string;
  readonly onBack: () => void;
}

/** What no add-on reaches. */
const BEYOND = [
  'Lịch sử phiên bản của Google (Tệp → Lịch sử phiên bản) còn giữ sổ như trước khi xóa. Muốn hết hẳn: Tệp → Tạo bản sao, dùng bản sao (phải tạo lại liên kết điện thoại), rồi xóa tệp cũ.',
  'Báo cáo đã xuất, tệp đã tải về, bản in, bản sao của sổ, tin nhắn đã gửi.',
  'Bình luận ở ô, ảnh chứng từ trong Drive, và việc chưa gửi còn nằm trong điện thoại.',
];

export function Erase({ members, title, onBack }: EraseProps) {
  const { call, say, members: known } = useSession();
  const [told, setTold] = useState<Told | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    void call('privacy.look', { members: [...members] }).then((answer) => {
      if (answer.ok) setTold(answer.value);
      else setProblem(answer.problem);
    });
  }, [members.join()]);
  const erase = async () => {
    setBusy(true);
    setProblem(null);
    const answer = await call('privacy.erase', { members: [...members], seen: told?.recap?.seen ?? '' });
    setBusy(false);
    window.scrollTo(0, 0);
    if (!answer.ok) {
      setProblem(withoutAnswer(answer.problem, 'Mở lại rồi bấm xóa lần nữa: sổ làm tiếp chỗ còn dở.'));
      return;
    }
    setTold(answer.value);
    say(answer.value.message);
    if (answer.value.recap?.seen !== '') return;
    known.forget();
    setDone(true);
  };
  const recap = told?.recap ?? null;
  return (
    <>
      <h2>Xóa thông tin của {title}</h2>
      <ProblemNote problem={problem} />
      {isDone ? (
        <DoneNote text={told?.message ?? ''} />
      ) : (
        told !== null &&
        told.message !== '' && (
          <Box tone="warn" isAlert>
            <p>{told.message}</p>
          </Box>
        )
      )}
      {recap === null && problem === null && <Waiting text="Đang xem mọi tab" />}
      {recap !== null && !isDone && (
        <Box tone="plain" title="Sẽ xóa">
          {recap.changes.length === 0 ? (
            <p>Sổ không còn gì để xóa.</p>
          ) : (
            <ul>
              {recap.changes.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          <p>
            Tên đổi thành “(đã xóa theo yêu cầu)” kèm mã. Chỉ giữ điều các bảng phải đếm: chi hội, chức vụ,
            loại, trạng thái, các ngày, ba “biết”, thập niên sinh, hoàn cảnh không kèm tên. Các tổng số vẫn
            như cũ.
          </p>
        </Box>
      )}
      {recap !== null && recap.left.length > 0 && (
        <Box tone="warn" title={isDone ? 'Còn lại, chị tự xem và sửa' : 'Sổ không tự sửa, chị xem từng ô'}>
          <p>Chữ tự do, tên trùng không kèm mã, cột riêng của phường:</p>
          <ul>
            {recap.left.map(({ where, text, url }) => (
              <li key={where}>
                {url === '' ? (
                  where
                ) : (
                  <a href={url} target="_blank" rel="noreferrer">
                    {where}
                  </a>
                )}
                {text !== '' && `: ${text}`}
              </li>
            ))}
          </ul>
        </Box>
      )}
      {recap !== null && (
        <Box tone="plain" title="Sổ không với tới được">
          <ul>
            {BEYOND.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Box>
      )}
      {recap !== null && !isDone && recap.changes.length > 0 ? (
        <AskAgain
          label="Xóa thông tin"
          question="Xóa rồi không lấy lại được. Xóa chứ?"
          yes="Xóa hẳn"
          busyYes="Đang xóa …"
          isBusy={isBusy}
          onYes={erase}
        >
          <button type="button" onClick={onBack}>
            Quay lại
          </button>
        </AskAgain>
      ) : (
        <div class="row">
          <button type="button" onClick={onBack}>
            Quay lại
          </button>
        </div>
      )}
    </>
  );
}
