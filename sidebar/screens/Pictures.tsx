/** Pictures of a row that was saved: a receipt, a handover. Taken by the phone, shrunk here, kept in the ward's Drive. */
import { useRef, useState } from 'preact/hooks';
import type { RowView } from '../../src/shared/contract';
import { invalid, type Problem } from '../../src/shared/problem';
import { shrunk } from '../form/shrink';
import { useSession } from '../state/session';
import { BusyButton, ProblemNote } from './pieces';

const UNREADABLE = invalid('', 'Máy không đọc được ảnh này.', 'Chụp lại, hoặc chọn ảnh khác.');

export function Pictures({ row }: { readonly row: Pick<RowView, 'table' | 'id' | 'pictures'> }) {
  const { call, say } = useSession();
  const [kept, setKept] = useState<readonly string[]>(row.pictures ?? []);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const send = async (file: File) => {
    setBusy(true);
    setProblem(null);
    const picture = await shrunk(file);
    const { table, id } = row;
    const answer = picture === null ? null : await call('picture.keep', { table, id, picture });
    setBusy(false);
    if (answer === null) return setProblem(UNREADABLE);
    if (!answer.ok) return setProblem(answer.problem);
    setKept(answer.value.row.pictures ?? []);
    say('Đã giữ ảnh.');
  };
  return (
    <section aria-labelledby="pictures">
      <h2 id="pictures">Ảnh chứng từ{kept.length > 0 && `: ${kept.length}`}</h2>
      <ProblemNote problem={problem} />
      {kept.length > 0 && (
        <ul>
          {kept.map((url, at) => (
            <li key={url}>
              {/^https:/.test(url) ? (
                <a href={url} target="_blank" rel="noopener noreferrer">
                  Ảnh {at + 1}
                </a>
              ) : (
                `Ảnh ${at + 1}: ở thư mục của tệp sổ`
              )}
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        type="file"
        accept="image/*"
        class="hidden"
        tabIndex={-1}
        aria-label="Chọn ảnh"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) void send(file);
          // The same picture may be chosen again after a problem.
          event.currentTarget.value = '';
        }}
      />
      <BusyButton
        isBusy={isBusy}
        label="Chụp hoặc chọn ảnh"
        busyLabel="Đang gửi ảnh …"
        onPress={() => input.current?.click()}
      />
      <p class="help">
        Ảnh nằm trong Drive của chủ sổ. Có mặt người thì hỏi trước khi chụp; với trẻ em, chụp món quà, không
        chụp mặt.
      </p>
    </section>
  );
}
