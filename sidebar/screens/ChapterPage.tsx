/** “Trang của chi hội”: what the chapter recorded in a month, what is to be mended, its points and its rank. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Output, RowView } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { useSession } from '../state/session';
import { Box, Head, ProblemNote, Waiting } from './pieces';

type Month = Output<'chapter.month'>;

interface ChapterPageProps {
  readonly onBack: () => void;
  readonly onEdit: (row: RowView) => void;
  readonly wrong: ComponentChildren;
}

const monthBefore = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
};

/** `2026-03`: tháng 3/2026. */
const shown = (month: string): string => `tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`;

export function ChapterPage({ onBack, onEdit, wrong }: ChapterPageProps) {
  const { about, call } = useSession();
  const now = about.today.slice(0, 7);
  const [month, setMonth] = useState(now);
  const [loaded, setLoaded] = useState<Month | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setLoaded(null);
    setProblem(null);
    void call('chapter.month', { month }).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setLoaded(answer.value);
      else setProblem(answer.problem);
    });
    return () => {
      isCurrent = false;
    };
  }, [month, asked]);
  const total = loaded?.kinds.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return (
    <main>
      <Head title="Trang của chi hội" onBack={onBack}>
        <p class="about">{about.person.chapter?.label ?? ''}</p>
      </Head>
      <h2>
        Việc đã ghi {shown(month)}
        {loaded !== null && `: ${total}`}
      </h2>
      <ProblemNote problem={problem}>
        <button type="button" onClick={() => setAsked(asked + 1)}>
          Thử lại
        </button>
      </ProblemNote>
      {loaded === null && problem === null && <Waiting text="Đang xem" />}
      {loaded !== null && total === 0 && (
        <p>Chưa ghi việc nào có ngày trong {shown(month)}. Việc ghi sai ngày thì xem ở Cần sửa.</p>
      )}
      {loaded?.kinds.map((kind) => (
        <Kind key={kind.title} kind={kind} onEdit={onEdit} />
      ))}
      <div class="row">
        <button type="button" onClick={() => setMonth(month === now ? monthBefore(now) : now)}>
          {month === now ? `Xem ${shown(monthBefore(now))}` : `Xem ${shown(now)}`}
        </button>
      </div>
      <h2>Cần sửa</h2>
      {wrong}
      <h2>Điểm thi đua</h2>
      {loaded !== null && <Standing standing={loaded.standing} />}
    </main>
  );
}

function Kind({
  kind: { title, count, rows },
  onEdit,
}: Pick<ChapterPageProps, 'onEdit'> & { readonly kind: Month['kinds'][number] }) {
  return (
    <details>
      <summary>
        {title}: {count} việc
      </summary>
      <ul class="cards">
        {rows.map((row) => (
          <li class="card" key={row.id}>
            <h3>{row.title}</h3>
            <p class="small">
              {row.shown
                .filter(({ key }) => key !== 'chapter' && key !== 'day')
                .map(({ label, text }) => `${label}: ${text}`)
                .join(' · ')}
            </p>
            {row.canEdit && (
              <div class="row flush">
                <button
                  type="button"
                  class="plain"
                  aria-label={`Sửa ${row.title}`}
                  onClick={() => onEdit(row)}
                >
                  Sửa
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {rows.length < count && <p class="small">Còn {count - rows.length} việc ghi trước đó, xem ở sổ.</p>}
    </details>
  );
}

function Standing({ standing }: Pick<Month, 'standing'>) {
  if (standing === null) return <p>Chi hội chưa có trong bảng xếp hạng của kỳ này. Hỏi cán bộ phường.</p>;
  const { rank, of, points, most, period, counted } = standing;
  return (
    <>
      <Box tone="plain">
        <p>
          <strong>
            {points} điểm, hạng {rank}/{of} chi hội
          </strong>
        </p>
        <p class="small">
          Kỳ {period}, tính từ những gì đang ghi trong sổ; tối đa {most} điểm.
        </p>
      </Box>
      <details>
        <summary>Điểm tính theo gì</summary>
        <p>
          Chi hội làm được nhiều nhất ở mỗi chỉ tiêu được trọn điểm; chi hội khác được theo phần của mình.
        </p>
        <ul>
          {counted.map((line) => (
            <li key={line}>{line} điểm</li>
          ))}
        </ul>
      </details>
    </>
  );
}
