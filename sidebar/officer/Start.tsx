/** The dialog “Bắt đầu”: the five steps of the first day. Those that a dialog can take are taken here. */
import { useEffect, useState } from 'preact/hooks';
import { MOST_ROWS } from '../../src/shared/batch';
import type { Output } from '../../src/shared/contract';
import { describe, type Problem } from '../../src/shared/problem';
import { Box, BusyButton, Head, ProblemNote, Waiting } from '../screens/pieces';
import { useSession } from '../state/session';
import { newSubmission } from '../state/submission';
import { Models } from './Models';
import { Settings } from './Settings';

type Step = Output<'start.look'>['steps'][number];

/** Steps that open another dialog in place of this one. */
const INSIDE = { head: 'Mở Thông tin của Hội', models: 'Mở Chọn mô hình' } as const;

export function Start() {
  const { call } = useSession();
  const [steps, setSteps] = useState<readonly Step[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [inside, setInside] = useState<keyof typeof INSIDE | null>(null);
  const load = async () => {
    setProblem(null);
    const answer = await call('start.look', {});
    if (answer.ok) setSteps(answer.value.steps);
    else setProblem(answer.problem);
  };
  useEffect(() => {
    if (inside === null) void load();
  }, [inside]);
  if (inside !== null) {
    return (
      <>
        <div class="row" style="padding:0 12px">
          <button type="button" class="plain back" onClick={() => setInside(null)}>
            ‹ Về các bước bắt đầu
          </button>
        </div>
        {inside === 'head' ? <Settings /> : <Models />}
      </>
    );
  }
  const count = steps?.filter(({ isDone }) => isDone).length ?? 0;
  return (
    <main>
      <Head title="Bắt đầu">
        <p class="about">
          Năm bước của ngày đầu. Bước nào xong thì sổ tự đánh dấu; đóng rồi mở lại lúc nào cũng được.
        </p>
      </Head>
      <ProblemNote problem={problem}>
        <button type="button" onClick={() => void load()}>
          Thử lại
        </button>
      </ProblemNote>
      {steps === null && problem === null && <Waiting text="Đang xem sổ" />}
      {steps !== null && count === steps.length && (
        <Box tone="good">
          <p>Đã xong cả năm bước. Từ nay mỗi việc ghi một dòng; cuối kỳ bấm Tổng hợp.</p>
        </Box>
      )}
      <ol class="cards" aria-label="Các bước">
        {steps?.map((step, at) => (
          <li class="card" key={step.key}>
            <h2 style="margin:0">
              <span aria-hidden="true">{step.isDone ? '✓ ' : '☐ '}</span>
              {at + 1}. {step.title}
              {step.isDone && <span class="hidden"> (đã xong)</span>}
            </h2>
            {!step.isDone && step.key !== 'chapters' && <p>{step.how}</p>}
            {step.key === 'chapters' && <Chapters isFirst={!step.isDone} onSaved={() => void load()} />}
            {(step.key === 'head' || step.key === 'models') && <OpenButton step={step} onOpen={setInside} />}
            {step.key === 'members' && !step.isDone && (
              <div class="row">
                <button
                  type="button"
                  onClick={() =>
                    void call('row.show', { table: 'members', row: 2 }).then(() => google.script.host.close())
                  }
                >
                  Tới tab Hội viên
                </button>
              </div>
            )}
          </li>
        ))}
      </ol>
    </main>
  );
}

interface OpenButtonProps {
  readonly step: Step;
  readonly onOpen: (key: keyof typeof INSIDE) => void;
}

function OpenButton({ step: { key, isDone }, onOpen }: OpenButtonProps) {
  if (key !== 'head' && key !== 'models') return null;
  return (
    <div class="row">
      <button type="button" class={isDone ? 'plain' : 'primary'} onClick={() => onOpen(key)}>
        {INSIDE[key]}
      </button>
    </div>
  );
}

interface ChaptersProps {
  readonly isFirst: boolean;
  readonly onSaved: () => void;
}

/** Names, one a line; the book gives the codes. What is saved leaves the box, and what is not stays with its reason. */
function Chapters({ isFirst, onSaved }: ChaptersProps) {
  const { call, say } = useSession();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(isFirst);
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState<readonly string[]>([]);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** A lost answer is asked for again by the same submissions. */
  const [submissions] = useState(() => new Map<string, string>());
  const submissionOf = (line: string): string => {
    const known = submissions.get(line) ?? newSubmission();
    submissions.set(line, known);
    return known;
  };
  const save = async () => {
    const names = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
    if (names.length === 0) return say('Chưa ghi tên nào.');
    setBusy(true);
    setProblem(null);
    const sent = names.slice(0, MOST_ROWS);
    const rows = sent.map((name, at) => ({
      ...{ table: 'chapters', values: { name }, acceptSimilar: false },
      // The same name twice in the box is two rows, of which the second is asked about.
      submission: submissionOf(`${at}.${name}`),
    }));
    const answer = await call('rows.save', { rows });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    const saved: string[] = [];
    const kept: string[] = [];
    const reasons: string[] = [];
    for (const [at, name] of sent.entries()) {
      const one = answer.value.answers[at];
      if (one?.ok === true) saved.push(`${name}: mã ${one.value.row.id}`);
      else {
        kept.push(name);
        reasons.push(one === undefined ? name : `${name}: ${reasonOf(one.problem)}`);
      }
    }
    submissions.clear();
    setDone([...done, ...saved]);
    setLeft(reasons);
    setText([...kept, ...names.slice(MOST_ROWS)].join('\n'));
    say(`Đã ghi ${saved.length} chi hội.`);
    if (saved.length > 0) onSaved();
  };
  return (
    <>
      {done.length > 0 && (
        <Box tone="good" title={`Đã ghi ${done.length} chi hội`}>
          <p>{done.join('; ')}. Mã không đổi về sau.</p>
        </Box>
      )}
      {left.length > 0 && (
        <Box tone="warn" isAlert title="Chưa ghi">
          <ul>
            {left.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Box>
      )}
      <ProblemNote problem={problem} />
      {isOpen ? (
        <div class="field">
          <label for="chapter-names">Tên các chi hội</label>
          <p class="help" id="chapter-names-help">
            Mỗi hàng một tên, ví dụ Khu 1. Sổ tự đặt mã ngắn (K1).
          </p>
          <textarea
            id="chapter-names"
            aria-describedby="chapter-names-help"
            rows={6}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <div class="row">
            <BusyButton
              kind="primary"
              isBusy={isBusy}
              label="Ghi các chi hội"
              busyLabel="Đang ghi …"
              onPress={() => void save()}
            />
          </div>
        </div>
      ) : (
        <div class="row">
          <button type="button" class="plain" onClick={() => setOpen(true)}>
            Ghi thêm chi hội
          </button>
        </div>
      )}
    </>
  );
}

const reasonOf = (problem: Problem): string =>
  problem.kind === 'similar'
    ? `giống chi hội ${problem.rows.map(({ title }) => title).join(', ')} đã có. Nếu là một thì bỏ hàng này; nếu là hai, ghi tên cho khác.`
    : describe(problem);
