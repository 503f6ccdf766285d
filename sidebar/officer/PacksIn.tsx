/** A package that another ward sent: pasted, looked at with what it would bring, then installed. */
import { useState } from 'preact/hooks';
import type { Output } from '../../src/shared/contract';
import type { FieldProblem, Problem } from '../../src/shared/problem';
import { Box, BusyButton, ProblemNote } from '../screens/pieces';
import { useSession } from '../state/session';
import { Lines, Names, type OnDone } from './pack-pieces';
import { withoutAnswer } from './unanswered';

type Preview = Output<'packs.read'>;

export function PacksIn({ onDone }: { readonly onDone: OnDone }) {
  const { call, say } = useSession();
  const [text, setText] = useState('');
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const read = async () => {
    setBusy(true);
    const answer = await call('packs.read', { text });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    setPreview(answer.ok ? answer.value : null);
    if (answer.ok) say(counted(answer.value));
  };
  const install = async () => {
    setBusy(true);
    const answer = await call('packs.install', { packs: [], text });
    setBusy(false);
    if (!answer.ok) {
      return setProblem(
        withoutAnswer(answer.problem, 'Bấm Xem gói lần nữa; chỉ số đã thêm thì sổ không thêm lại.'),
      );
    }
    setText('');
    setPreview(null);
    onDone(answer.value.list, answer.value.message, answer.value.notes);
  };
  return (
    <>
      <div class="field">
        <label for="pasted">Dán gói nhận được</label>
        <textarea
          id="pasted"
          rows={5}
          value={text}
          aria-describedby="pasted-help"
          onInput={(event) => {
            setText(event.currentTarget.value);
            setPreview(null);
            setProblem(null);
          }}
        />
        <p id="pasted-help" class="help">
          Chép cả đoạn chữ của gói mà phường khác hoặc tỉnh gửi, dán vào đây. Xem trước rồi mới cài.
        </p>
      </div>
      <Refused problem={problem} />
      {preview === null ? (
        <div class="row">
          <BusyButton
            kind="primary"
            isBusy={isBusy}
            label="Xem gói"
            busyLabel="Đang đọc …"
            onPress={() => void read()}
          />
        </div>
      ) : (
        <PreviewBox preview={preview} isBusy={isBusy} onInstall={() => void install()} />
      )}
    </>
  );
}

const counted = ({ fresh, known, cannot }: Preview): string =>
  `${fresh.length} chỉ số mới, ${known.length} sổ đã có, ${cannot.length} không thêm được.`;

interface PreviewProps {
  readonly preview: Preview;
  readonly isBusy: boolean;
  readonly onInstall: () => void;
}

function PreviewBox({ preview, isBusy, onInstall }: PreviewProps) {
  const { name, about, fresh, known, cannot, notes } = preview;
  return (
    <section class="card">
      <h2 style="margin:0">{name}</h2>
      {about !== '' && <p class="small">{about}</p>}
      <p>{counted(preview)}</p>
      {fresh.length > 0 && <Names title="Sẽ thêm" names={fresh} />}
      {known.length > 0 && (
        <Names title="Sổ đã có" names={known.map(({ name: of, why }) => `${of}: ${why}`)} />
      )}
      {(cannot.length > 0 || notes.length > 0) && (
        <Box tone="warn" title={cannot.length > 0 ? 'Không thêm được' : 'Xem lại'}>
          <Lines lines={[...cannot.map(({ name: of, why }) => `${of}: ${why}`), ...notes]} />
        </Box>
      )}
      {fresh.length > 0 && (
        <div class="row">
          <BusyButton
            kind="primary"
            isBusy={isBusy}
            label={`Cài ${fresh.length} chỉ số`}
            busyLabel="Đang cài …"
            onPress={onInstall}
          />
        </div>
      )}
    </section>
  );
}

/** Every sentence of what was wrong with a text. */
function Refused({ problem }: { readonly problem: Problem | null }) {
  if (problem?.kind !== 'invalid') return <ProblemNote problem={problem} />;
  const all: readonly FieldProblem[] = [...problem.form, ...Object.values(problem.fields).flat()];
  return (
    <Box tone="wrong" isAlert>
      {all.map(({ what, todo }) => (
        <p key={what}>
          {what} {todo}
        </p>
      ))}
    </Box>
  );
}
