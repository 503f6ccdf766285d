/** The view of the form of one row. Its state is `form/row-form.ts`. */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RowView, WrongCell } from '../../src/shared/contract';
import { FieldView, fieldId } from '../fields/FieldView';
import { askedFields, unitOf } from '../form/asked';
import { disagreementOf, noteOf, productsOf } from '../form/check';
import { offerFor } from '../form/offers';
import { likeBefore } from '../form/values';
import { useSession } from '../state/session';
import { Box, BusyButton, Head } from './pieces';
import { DoneBox, ProblemBox } from './RowBoxes';
import type { Send } from './send';
import { type RowFormActs, type RowFormSubject, useRowForm } from './use-row-form';

interface RowFormProps extends RowFormSubject, RowFormActs {
  readonly send: Send;
  readonly onBack: () => void;
  /** The last row of this kind; null where there is none or it is not to be had. Left out where nothing is repeated. */
  readonly before?: () => Promise<RowView | null>;
  readonly onMany?: (() => void) | undefined;
  /** What is wrong in the row: the form opens at that field. */
  readonly wrong?: WrongCell | undefined;
  readonly children?: ComponentChildren;
}

export function RowForm(props: RowFormProps) {
  const { form, row, start, send, onBack, before, onMany, wrong, children, ...acts } = props;
  const { about, drafts, isPersistent } = useSession();
  const control = useRowForm({ form, row, start }, send, acts);
  const { values, problem, problems, done, isRestored, isSaving } = control.state;
  const top = useRef<HTMLDivElement>(null);
  /** What the blanks were filled from; '' before. */
  const [told, setTold] = useState('');
  const [isAsking, setAsking] = useState(false);
  const repeat = async () => {
    setAsking(true);
    const last = await before?.();
    setAsking(false);
    const likes = last == null ? {} : likeBefore(form, control.state.values, last.values);
    if (Object.keys(likes).length > 0) control.type(likes);
    const filled = form.fields.filter(({ key }) => key in likes).map(({ label }) => label);
    setTold(
      last == null
        ? 'Chưa thấy dòng nào ghi trước đây.'
        : filled.length === 0
          ? 'Không còn ô trống nào để điền.'
          : `Đã điền như dòng “${last.title}”: ${filled.join(', ')}. Xem lại rồi bấm Lưu.`,
    );
  };

  useLayoutEffect(() => {
    // A problem that needs a decision is scrolled into view as soon as it is rendered.
    if (problem === null || problem.kind === 'invalid') return;
    top.current?.scrollIntoView({ block: 'start' });
    top.current?.focus();
  }, [problem]);
  // A layout effect, so that Ctrl+S works from the first paint on. Every time, so that it saves with the
  // current props.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey)) return;
      if (event.key.toLowerCase() !== 's' && event.key !== 'Enter') return;
      event.preventDefault();
      control.save(event.key === 'Enter' && row === null ? 'again' : 'close');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  // After the heading has taken the focus, as on every new screen.
  useEffect(() => {
    const field = wrong === undefined ? null : document.getElementById(fieldId(wrong.field));
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  }, []);

  const products = productsOf(form, values);
  const chapterKey =
    about.chapters.find(({ reference }) => Object.values(values).includes(reference))?.key ?? '';
  return (
    <>
      <main
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (problem !== null) control.closeProblem();
          else onBack();
        }}
      >
        <Head title={row === null ? form.title : `Sửa: ${row.title}`} onBack={onBack}>
          <p class="about">{form.about}</p>
        </Head>
        {(onMany !== undefined || (row === null && before !== undefined)) && (
          <div class="row flush">
            {onMany !== undefined && (
              <button type="button" class="plain" onClick={onMany}>
                {form.many?.title}
                {drafts.has(`${form.table}.many`) && ' · có bản nháp'}
              </button>
            )}
            {row === null && before !== undefined && (
              <BusyButton
                kind="plain"
                isBusy={isAsking}
                label="Giống lần trước"
                busyLabel="Đang tìm …"
                onPress={() => void repeat()}
              />
            )}
          </div>
        )}
        {told !== '' && (
          <Box tone="plain">
            <p role="status">{told}</p>
          </Box>
        )}
        {!isPersistent && (
          <Box tone="warn">
            <p>Máy này không giữ được bản nháp. Đợi trang báo “Đã lưu” rồi hãy đóng.</p>
          </Box>
        )}
        {isRestored && (
          <Box tone="plain">
            <p>Đã lấy lại điều chị gõ lần trước, chưa lưu.</p>
            <button type="button" class="plain" onClick={control.discard}>
              Bỏ, ghi lại từ đầu
            </button>
          </Box>
        )}
        {start !== null && start.notice !== '' && (
          <Box tone="warn">
            <p>{start.notice}</p>
          </Box>
        )}
        {wrong !== undefined && (
          <Box tone="warn">
            <p>
              {wrong.header === '' ? '' : `Ô ${wrong.header}: `}
              {wrong.what} {wrong.todo}
            </p>
          </Box>
        )}
        {done !== null && <DoneBox receipt={done.receipt} />}
        <div ref={top} tabIndex={-1} class="sight">
          {problem !== null && (
            <ProblemBox
              form={form}
              problem={problem}
              problems={problems}
              onAnyway={control.saveAnyway}
              onMine={control.keepMine}
              onTheirs={control.takeTheirs}
              onClose={control.closeProblem}
            />
          )}
        </div>
        <form
          id="row"
          noValidate
          aria-label={form.title}
          onSubmit={(event) => {
            event.preventDefault();
            control.save('close');
          }}
        >
          <p class="help">
            <span class="star" aria-hidden="true">
              *
            </span>{' '}
            là ô cần ghi.
          </p>
          {askedFields(form, values, about.lists).map((field) => {
            const product = products.find(({ result }) => result === field.key);
            return (
              <FieldView
                key={field.key}
                field={field}
                value={values[field.key] ?? ''}
                onValue={(value) => control.type({ [field.key]: value })}
                problems={problems[field.key] ?? disagreementOf(product)}
                note={noteOf(product)}
                unit={unitOf(form, field, values, about.lists)}
                chapter={chapterKey}
                offer={offerFor(form, values, field, about)}
                onOffer={({ own, parts }) => {
                  control.type({
                    [field.key]: own,
                    ...Object.fromEntries(parts.map(({ key, typed }) => [key, typed])),
                  });
                  // The pressed button disappears: without this, keyboard users would lose their place.
                  document.getElementById(fieldId(field.key))?.focus();
                }}
              />
            );
          })}
        </form>
        {children}
      </main>
      <div class="bar">
        <div class="inner">
          <button type="submit" form="row" class="primary" aria-disabled={isSaving}>
            {isSaving ? 'Đang lưu …' : 'Lưu'}
          </button>
          {row === null ? (
            <BusyButton
              isBusy={isSaving}
              label="Lưu và nhập tiếp"
              busyLabel="Lưu và nhập tiếp"
              onPress={() => control.save('again')}
            />
          ) : (
            <button type="button" onClick={onBack}>
              Thôi
            </button>
          )}
        </div>
      </div>
    </>
  );
}
