/** The form of several rows at once: what is said once above, the lines below. Its state is `use-many.ts`. */
import { useLayoutEffect } from 'preact/hooks';
import type { Field, FieldValue, Form, Receipt } from '../../src/shared/contract';
import { describe } from '../../src/shared/problem';
import { FieldView } from '../fields/FieldView';
import { askedFields, unitOf } from '../form/asked';
import { disagreementOf, noteOf, productsOf } from '../form/check';
import {
  isFilled,
  type Line,
  lineFields,
  type ManyOf,
  type Mark,
  type Marks,
  rowOf,
  sharedForm,
  totalsOf,
} from '../form/many';
import { isBlank } from '../form/values';
import { useSession } from '../state/session';
import { NamesInput } from './NamesInput';
import { Box, BusyButton, Facts, Head } from './pieces';
import type { Send } from './send';
import { type Batch, useMany } from './use-many';

interface ManyFormProps {
  readonly form: Form;
  readonly many: ManyOf;
  readonly send: Send;
  readonly onBack: () => void;
  readonly onSavedOne: (receipt: Receipt) => void;
  readonly onDone: (batch: Batch) => void;
}

const ABOUT: Readonly<Record<ManyOf['by'], string>> = {
  names: 'Ghi món quà một lần, rồi dán hoặc chọn tên. Mỗi người là một việc trong sổ.',
  lines: 'Ghi chung một lần, rồi ghi từng thứ. Mỗi thứ là một việc trong sổ.',
  chapters: 'Ghi chung một lần, rồi ghi số của từng chi hội. Chi hội để trống thì không ghi.',
};

export function ManyForm({ form, many, send, onBack, onSavedOne, onDone }: ManyFormProps) {
  const { about, isPersistent } = useSession();
  const control = useMany({ form, many }, send, { onSavedOne, onDone });
  const { all, problems, marks, problem, stopped, isSaving, batch, isClosedAsked } = control;
  const { shared, lines } = all;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      control.save();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  const common = sharedForm(form, many);
  const products = productsOf(common, shared);
  const chapter =
    about.chapters.find(({ reference }) => Object.values(shared).includes(reference))?.key ?? '';
  const unitFor = (field: Field) => unitOf(form, field, shared, about.lists);
  const filled = lines.filter((line) => isFilled(many, line));
  const totals = totalsOf(
    form,
    many,
    filled.map((line) => rowOf(all, line)),
    unitFor,
  );
  const asked = askedFields(form, { ...shared, ...filled[0]?.values }, about.lists);
  const own = lineFields(form, many).filter((field) => asked.includes(field));
  const lineProps = { own, unitFor, chapter, onType: control.typeLine, onAnyway: control.saveAnyway };
  return (
    <>
      <main
        onKeyDown={(event) => {
          if (event.key === 'Escape') onBack();
        }}
      >
        <Head title={many.title} onBack={onBack}>
          <p class="about">{ABOUT[many.by]}</p>
        </Head>
        {!isPersistent && (
          <Box tone="warn">
            <p>Máy này không giữ được bản nháp. Đợi trang báo “Đã lưu” rồi hãy đóng.</p>
          </Box>
        )}
        {control.isRestored && (
          <Box tone="plain">
            <p>Đã lấy lại điều chị gõ lần trước, chưa lưu.</p>
            <button type="button" class="plain" onClick={control.discard}>
              Bỏ, ghi lại từ đầu
            </button>
          </Box>
        )}
        {batch.receipts.length + batch.kept > 0 && !isSaving && (
          <Box tone="warn" isAlert title={`Đã lưu ${batch.receipts.length + batch.kept} việc.`}>
            <p>Còn {filled.length} việc dưới đây chưa vào sổ.</p>
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
          <Box tone="wrong" isAlert title={`Còn ${filled.length} việc chưa gửi.`}>
            <p>{describe(stopped)}</p>
          </Box>
        )}
        {isClosedAsked && (
          <Box tone="warn" isAlert title="Ngày này nằm trong kỳ đã khóa sổ.">
            <button type="button" onClick={control.saveClosed}>
              Vẫn ghi
            </button>
          </Box>
        )}
        <form
          id="row"
          noValidate
          aria-label={many.title}
          onSubmit={(event) => {
            event.preventDefault();
            control.save();
          }}
        >
          {askedFields(common, shared, about.lists).map((field) => {
            const product = products.find(({ result }) => result === field.key);
            const isEach = many.by === 'names' && many.adds.includes(field.key);
            return (
              <FieldView
                key={field.key}
                field={isEach ? { ...field, label: `${field.label} mỗi người` } : field}
                value={shared[field.key] ?? ''}
                onValue={(value) => control.typeShared({ [field.key]: value })}
                problems={problems[field.key] ?? disagreementOf(product)}
                note={noteOf(product)}
                chapter={chapter}
              />
            );
          })}
          {many.by === 'names' && own[0] !== undefined && (
            <NamesInput
              field={own[0]}
              lines={lines}
              chapter={chapter}
              onLines={control.setLines}
              note={(line) => <LineNote mark={marks[line.submission]} line={line} {...lineProps} own={[]} />}
            />
          )}
          {many.by === 'lines' &&
            lines.map((line, at) => (
              <fieldset class="card line" key={line.submission}>
                <legend>Thứ {at + 1}</legend>
                <LineFields line={line} marks={marks} {...lineProps} isFirst={at === 0} />
                {lines.length > 1 && (
                  <button
                    type="button"
                    class="plain"
                    onClick={() => control.setLines(lines.filter((one) => one !== line))}
                  >
                    Bỏ thứ {at + 1}
                  </button>
                )}
              </fieldset>
            ))}
          {many.by === 'lines' && (
            <button type="button" onClick={control.addLine}>
              Thêm một thứ
            </button>
          )}
          {many.by === 'chapters' && own.length < 2 && isBlank(shared[form.asks?.by ?? '']) && (
            <p class="help">Chọn chỉ số trước, rồi ghi số của từng chi hội.</p>
          )}
          {many.by === 'chapters' && own.length < 2 && !isBlank(shared[form.asks?.by ?? '']) && (
            <Box tone="warn">
              <p>Chỉ số này không ghi bằng một con số cho chi hội. Quay lại, ghi từng việc.</p>
            </Box>
          )}
          {many.by === 'chapters' && own.length > 1 && (
            <div class="grid">
              {lines.map((line) => (
                <LineFields
                  key={line.submission}
                  line={line}
                  marks={marks}
                  {...lineProps}
                  own={own.slice(1)}
                  name={String(line.values[own[0]?.key ?? ''] ?? '').split(' · ')[0] ?? ''}
                />
              ))}
            </div>
          )}
        </form>
        {filled.length > 0 && (
          <Box tone="plain" title={`${filled.length} việc`}>
            <Facts shown={totals.map(({ key, label, text }) => ({ key, label: `Cộng ${label}`, text }))} />
          </Box>
        )}
      </main>
      <div class="bar">
        <div class="inner">
          <BusyButton
            kind="primary"
            isBusy={isSaving}
            label={filled.length > 1 ? `Lưu cả ${filled.length} việc` : 'Lưu'}
            busyLabel={`Đang lưu, còn ${filled.length} …`}
            onPress={() => control.save()}
          />
        </div>
      </div>
    </>
  );
}

interface LineProps {
  readonly line: Line;
  readonly own: readonly Field[];
  readonly unitFor: (field: Field) => string;
  readonly chapter: string;
  readonly onType: (line: Line, values: Record<string, FieldValue>) => void;
  readonly onAnyway: (line: Line) => void;
}

/** The fields of one line; in a table of chapters its first label is the chapter's name. */
function LineFields({
  line,
  marks,
  isFirst = false,
  name,
  ...props
}: LineProps & { readonly marks: Marks; readonly isFirst?: boolean; readonly name?: string }) {
  const mark = marks[line.submission];
  const { own, unitFor, chapter, onType } = props;
  // What another field of the line can say is asked for only where it did not.
  const isAsked = ({ key, kind, isStarred, isRequired }: Field): boolean =>
    kind !== 'choice' ||
    !isStarred ||
    isRequired ||
    !isBlank(line.values[key]) ||
    mark?.fields[key] !== undefined;
  return (
    <div class="bare">
      {own.filter(isAsked).map((field, at) => (
        <FieldView
          key={field.key}
          field={{
            ...field,
            key: `${field.key}-${line.submission}`,
            ...(name === undefined
              ? {}
              : { label: at === 0 ? name : `${field.label} (${name})`, isStarred: false }),
            ...(isFirst ? {} : { help: '', example: '' }),
          }}
          value={line.values[field.key] ?? ''}
          onValue={(value) => onType(line, { [field.key]: value })}
          problems={mark?.fields[field.key] ?? []}
          unit={name === undefined || at > 0 ? '' : unitFor(field)}
          chapter={chapter}
        />
      ))}
      <LineNote mark={mark} line={line} {...props} />
    </div>
  );
}

function LineNote({ mark, line, onAnyway }: LineProps & { readonly mark: Mark | undefined }) {
  return mark === undefined || mark.text === '' ? null : (
    <div class="said wrong" role="alert">
      {mark.text}
      {mark.isSimilar && (
        <button type="button" onClick={() => onAnyway(line)}>
          Vẫn lưu việc này
        </button>
      )}
    </div>
  );
}
