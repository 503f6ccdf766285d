/** “Dán tin”: a pasted message or paragraph, the rows that it was read for, what is asked of each and what was left. */
import '../styles/pasted.css';
import { useRef, useState } from 'preact/hooks';
import type { Field, Form, Receipt } from '../../src/shared/contract';
import { describe } from '../../src/shared/problem';
import { FieldView } from '../fields/FieldView';
import { disagreementOf, noteOf, productsOf } from '../form/check';
import type { Mark } from '../form/many';
import { lackedBySeveral, openQuestions, type Pasted, type PastedRow, piecesOf } from '../form/pasted';
import { isBlank, linesOf } from '../form/values';
import { useSession } from '../state/session';
import { Box, BusyButton, Head } from './pieces';
import type { Send } from './send';
import type { Batch } from './use-many';
import { usePasted } from './use-pasted';

interface PastedProps {
  readonly send: Send;
  readonly onBack: () => void;
  readonly onSavedOne: (receipt: Receipt) => void;
  readonly onDone: (batch: Batch) => void;
}

type Control = ReturnType<typeof usePasted>;

export function PastedText({ send, onBack, onSavedOne, onDone }: PastedProps) {
  const { isPersistent } = useSession();
  const control = usePasted(send, { onSavedOne, onDone });
  const { all, problem, stopped, busy, batch } = control;
  const { message, rows } = all;
  const chosen = rows.filter(({ isTicked }) => isTicked);
  const saved = batch.receipts.length + batch.kept;
  return (
    <>
      <main
        onKeyDown={(event) => {
          if (event.key === 'Escape') onBack();
        }}
      >
        <Head title="Dán tin" onBack={onBack}>
          <p class="about">
            Dán tin nhắn Zalo hoặc một đoạn báo cáo. Sổ đọc ra từng việc để chị xem lại; chưa bấm Lưu thì chưa
            ghi gì.
          </p>
        </Head>
        {!isPersistent && (
          <Box tone="warn">
            <p>Máy này không giữ được bản nháp. Đợi trang báo “Đã lưu” rồi hãy đóng.</p>
          </Box>
        )}
        {saved > 0 && busy === '' && (
          <Box tone="warn" isAlert title={`Đã lưu ${saved} việc.`}>
            <button type="button" onClick={() => onDone(batch)}>
              Xem các việc đã lưu
            </button>
          </Box>
        )}
        {problem !== '' && (
          <Box tone="wrong" isAlert>
            <p>{problem}</p>
          </Box>
        )}
        {stopped !== null && (
          <Box tone="wrong" isAlert title={`Còn ${chosen.length} việc chưa gửi.`}>
            <p>{describe(stopped)}</p>
          </Box>
        )}
        {control.isClosedAsked && (
          <Box tone="warn" isAlert title="Có ngày nằm trong kỳ đã khóa sổ.">
            <button type="button" onClick={control.saveClosed}>
              Vẫn ghi
            </button>
          </Box>
        )}
        {message === null ? (
          <div class="field">
            <label for="pasted-text">Tin nhắn, đoạn báo cáo</label>
            <textarea
              id="pasted-text"
              rows={10}
              value={all.typed}
              onInput={(event) => control.type(event.currentTarget.value)}
            />
          </div>
        ) : (
          <Read control={control} />
        )}
      </main>
      <div class="bar">
        <div class="inner">
          {message === null ? (
            <BusyButton
              kind="primary"
              isBusy={busy !== ''}
              label="Đọc tin"
              busyLabel="Đang đọc …"
              onPress={control.read}
            />
          ) : (
            <>
              {rows.length > 0 && (
                <BusyButton
                  kind="primary"
                  isBusy={busy !== ''}
                  label={`Lưu ${chosen.length} việc đã chọn`}
                  busyLabel="Đang lưu …"
                  onPress={control.save}
                />
              )}
              <button type="button" onClick={control.again}>
                Sửa tin
              </button>
              <button type="button" onClick={control.discard}>
                Bỏ
              </button>
            </>
          )}
        </div>
      </div>
    </>
  );
}

function Read({ control }: { readonly control: Control }) {
  const { about } = useSession();
  const { all } = control;
  const { message, rows } = all;
  if (message === null) return null;
  const { text, left } = message;
  return (
    <>
      {rows.length === 0 && (
        <Box tone="warn" title="Không còn việc nào để ghi.">
          <p>Tin không nói việc nào mà chị được ghi, hoặc sổ chưa hiểu. Chị ghi bằng biểu mẫu.</p>
        </Box>
      )}
      {lackedBySeveral(about.forms, rows).map(({ kind, rows: lacking }) => (
        <ForAll key={kind} kind={kind} rows={lacking} control={control} />
      ))}
      {rows.map((row) => {
        const form = control.formOf(row);
        return form === undefined ? null : (
          <Card
            key={row.submission}
            row={row}
            form={form}
            mark={control.marks[row.submission]}
            control={control}
          />
        );
      })}
      {left.length > 0 && (
        <Box tone="warn" title={`${left.length} con số chưa vào việc nào:`}>
          <ul>
            {left.map(({ start, end, why }) => (
              <li key={start}>
                <strong>{text.slice(start, end)}</strong>
                {`: ${why}`}
              </li>
            ))}
          </ul>
        </Box>
      )}
      <details>
        <summary>Xem cả tin, chỗ nào đã đọc</summary>
        <p class="said-text">
          <Pieces all={all} start={0} end={text.length} />
        </p>
        <p class="small">
          <mark>Đã vào việc</mark> <mark class="left">Chưa vào việc nào</mark>{' '}
          <mark class="name">Tên gọi, số văn bản</mark>
        </p>
      </details>
    </>
  );
}

function Pieces({ all, start, end }: { readonly all: Pasted; readonly start: number; readonly end: number }) {
  return (
    <>
      {piecesOf(all, start, end).map(({ text, tone }, at) =>
        tone === null ? (
          text
        ) : (
          <mark key={at} class={tone === 'row' ? undefined : tone}>
            {text}
          </mark>
        ),
      )}
    </>
  );
}

interface ForAllProps {
  readonly kind: 'day' | 'chapter';
  readonly rows: readonly PastedRow[];
  readonly control: Control;
}

/** One answer for every chosen row that lacks it. */
function ForAll({ kind, rows, control }: ForAllProps) {
  const [value, setValue] = useState('');
  // A field that takes a chapter only, where one of the rows does.
  const fields = rows.flatMap(
    (row) => control.formOf(row)?.fields.filter((one) => fitsKind(one, kind)) ?? [],
  );
  const field = fields.find((one) => one.kind === 'chapter') ?? fields[0];
  if (field === undefined) return null;
  const label =
    kind === 'day' ? `Ngày cho ${rows.length} việc chưa có ngày` : `Chi hội cho ${rows.length} việc chưa có`;
  return (
    <div class="card">
      <FieldView
        field={{ ...field, key: `all-${kind}`, label, help: '', isStarred: false }}
        value={value}
        onValue={(typed) => setValue(String(typed))}
        problems={[]}
        chapter=""
      />
      <button type="button" onClick={() => value.trim() !== '' && control.fillAll(kind, value)}>
        Ghi vào {rows.length} việc
      </button>
    </div>
  );
}

const fitsKind = ({ kind }: Field, wanted: 'day' | 'chapter'): boolean =>
  wanted === 'day' ? kind === 'day' : kind.startsWith('chapter');

interface CardProps {
  readonly row: PastedRow;
  readonly form: Form;
  readonly mark: Mark | undefined;
  readonly control: Control;
}

function Card({ row, form, mark, control }: CardProps) {
  const { about } = useSession();
  const [isOpen, setOpen] = useState(false);
  const { values, submission, isTicked } = row;
  const products = productsOf(form, values);
  const problemsAt = (key: string) =>
    mark?.fields[key] ?? disagreementOf(products.find(({ result }) => result === key));
  const isAsked = (key: string): boolean =>
    row.questions.some(({ column, options }) => column === key && options.length > 0);
  const isLacking = (field: Field): boolean =>
    (field.isRequired && isBlank(values[field.key]) && !isAsked(field.key)) ||
    problemsAt(field.key).length > 0;
  // A field that was shown stays: it must not go while it is typed into.
  const seen = useRef(new Set<string>());
  const shown = form.fields.filter(
    (field) => isOpen || (isTicked && (isLacking(field) || seen.current.has(field.key))),
  );
  if (!isOpen) for (const { key } of shown) seen.current.add(key);
  const chapter =
    about.chapters.find(({ reference }) => Object.values(values).includes(reference))?.key ?? '';
  return (
    <fieldset
      class={isTicked ? 'card line' : 'card line off'}
      id={`pasted-${submission}`}
      aria-label={form.title}
    >
      <label class="choose">
        <input
          type="checkbox"
          checked={isTicked}
          onChange={(event) => control.tick(row, event.currentTarget.checked)}
        />
        <strong>{form.title}</strong>
      </label>
      <blockquote class="said-text">
        <Pieces all={control.all} start={row.start} end={row.end} />
      </blockquote>
      {!isOpen && (
        <ul class="plain-list">
          {linesOf(form, values).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {isTicked &&
        row.questions.map((question) => (
          <div class="said warn" key={`${question.column}${question.what}`}>
            {labelOf(form, question.column)}
            {question.what} {question.todo}
            {question.options.map(({ label, text }) => (
              <button
                key={text}
                type="button"
                class="wide"
                onClick={() => control.answer(row, question, text)}
              >
                {label}
              </button>
            ))}
            {openQuestions(row).includes(question) && (
              <button type="button" class="plain" onClick={() => control.answer(row, question, null)}>
                Không phải, để trống
              </button>
            )}
          </div>
        ))}
      <div class="bare">
        {shown.map((field) => (
          <FieldView
            key={field.key}
            field={{ ...field, key: `${field.key}-${submission}`, help: '' }}
            value={values[field.key] ?? (field.kind === 'choices' ? [] : '')}
            onValue={(value) => control.typeRow(row, { [field.key]: value })}
            problems={problemsAt(field.key)}
            note={noteOf(products.find(({ result }) => result === field.key))}
            chapter={chapter}
          />
        ))}
      </div>
      {mark !== undefined && mark.text !== '' && (
        <div class="said wrong" role="alert">
          {mark.text}
          {mark.isSimilar && (
            <button type="button" onClick={() => control.saveAnyway(row)}>
              Vẫn lưu việc này
            </button>
          )}
        </div>
      )}
      <button type="button" class="plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Thu gọn' : 'Sửa các ô'}
      </button>
    </fieldset>
  );
}

const labelOf = (form: Form, column: string): string => {
  const label = form.fields.find(({ key }) => key === column)?.label;
  return label === undefined ? '' : `${label}: `;
};
