/** The boxes above the fields of a row's form: that the last row was saved, or why this one was not. */
import type { Form, Receipt } from '../../src/shared/contract';
import { describe, type Problem } from '../../src/shared/problem';
import { fieldId } from '../fields/FieldView';
import type { FieldProblems } from '../form/check';
import { Conflict } from './Conflict';
import { Box, Facts, ProblemNote } from './pieces';

export function DoneBox({ receipt }: { readonly receipt: Receipt | null }) {
  return receipt === null ? (
    <Box tone="warn" title="Đã giữ trên máy, chưa gửi được.">
      <p>Có mạng trở lại thì trang tự gửi. Chị cứ nhập tiếp; xem mục Chưa gửi ở trang đầu.</p>
    </Box>
  ) : (
    <Box tone="good" title={`Đã lưu vào dòng ${receipt.row.row}.`}>
      <p>{receipt.row.title}</p>
      {receipt.row.notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
    </Box>
  );
}

interface ProblemBoxProps {
  readonly form: Form;
  readonly problem: Problem;
  readonly problems: FieldProblems;
  readonly onAnyway: () => void;
  readonly onMine: (version: string) => void;
  readonly onTheirs: () => void;
  readonly onClose: () => void;
}

export function ProblemBox({
  form,
  problem,
  problems,
  onAnyway,
  onMine,
  onTheirs,
  onClose,
}: ProblemBoxProps) {
  switch (problem.kind) {
    case 'invalid': {
      const wrong = form.fields.filter(({ key }) => problems[key] !== undefined);
      if (wrong.length === 0 && problem.form.length === 0) return null;
      return (
        <Box tone="wrong" isAlert title={describe({ ...problem, fields: problems })}>
          <ul class="jumps">
            {problem.form.map(({ what, todo }) => (
              <li key={what}>
                {what} {todo}
              </li>
            ))}
            {wrong.map(({ key, label }) => (
              <li key={key}>
                <button
                  type="button"
                  class="plain"
                  onClick={() => document.getElementById(fieldId(key))?.focus()}
                >
                  {label}: {problems[key]?.[0]?.what}
                </button>
              </li>
            ))}
          </ul>
        </Box>
      );
    }
    case 'similar':
      return (
        <Box tone="warn" isAlert title={describe(problem)}>
          {problem.rows.map(({ id, title, by, shown }) => (
            <details key={id} class="card" open={problem.rows.length === 1}>
              <summary>{title}</summary>
              <Facts shown={shown} />
              {by !== '' && <p class="small">Người nhập: {by}</p>}
            </details>
          ))}
          <div class="row">
            <button type="button" onClick={onAnyway}>
              Vẫn lưu
            </button>
            <button type="button" class="plain" onClick={onClose}>
              Xem lại
            </button>
          </div>
        </Box>
      );
    case 'conflict':
      return <Conflict problem={problem} onMine={() => onMine(problem.theirs.version)} onTheirs={onTheirs} />;
    default:
      return <ProblemNote problem={problem} />;
  }
}
