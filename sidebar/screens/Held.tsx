/** Everything that the book holds of one member, as a text that an officer reads through, copies and gives her. */
import { useEffect, useState } from 'preact/hooks';
import type { Output } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { copyText } from '../form/copy';
import { useSession } from '../state/session';
import { Box, ProblemNote, Waiting } from './pieces';

interface HeldProps {
  readonly member: string;
  readonly title: string;
  readonly onBack: () => void;
}

export function Held({ member, title, onBack }: HeldProps) {
  const { call, say } = useSession();
  const [held, setHeld] = useState<Output<'member.held'> | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    void call('member.held', { member }).then((answer) => {
      if (answer.ok) setHeld(answer.value);
      else setProblem(answer.problem);
    });
  }, [member]);
  const copy = async (text: string) => {
    const told = (await copyText(text))
      ? 'Đã chép. Dán vào thư riêng hoặc in cho chị ấy, đừng gửi vào nhóm.'
      : 'Máy không cho chép. Bấm vào khung chữ, chọn hết rồi chép.';
    setSaid(told);
    say(told);
  };
  return (
    <>
      <h2>Sổ ghi gì về {title}</h2>
      <ProblemNote problem={problem} />
      {held === null && problem === null && <Waiting text="Đang tìm trong mọi tab" />}
      {held !== null && (
        <>
          <p>
            {held.rows} dòng của chị ấy
            {held.perhaps > 0 && `, ${held.perhaps} dòng chỉ trùng tên (xem lại từng dòng)`}
            {held.kept > 0 && `, ${held.kept} dòng ở Nhật ký và Đã xóa`}.
          </p>
          <textarea readOnly rows={14} aria-label={`Mọi điều sổ ghi về ${title}`} value={held.text} />
          {said !== '' && (
            <Box tone="good">
              <p>{said}</p>
            </Box>
          )}
        </>
      )}
      <div class="row">
        {held !== null && (
          <button type="button" class="primary" onClick={() => void copy(held.text)}>
            Chép
          </button>
        )}
        <button type="button" onClick={onBack}>
          Quay lại
        </button>
      </div>
    </>
  );
}
