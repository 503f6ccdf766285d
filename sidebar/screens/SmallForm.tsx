/** A small form with one purpose: a few fields, one button, problems at their fields. */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Field, FieldValue } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { FieldView, fieldId } from '../fields/FieldView';
import { type FieldProblems, problemsOf } from '../form/check';
import { typedOf, type Values } from '../form/values';
import { useSession } from '../state/session';
import { BusyButton, ProblemNote } from './pieces';

interface SmallFormProps {
  readonly fields: readonly Field[];
  readonly button: string;
  readonly busyButton: string;
  /** @returns the problem, or null on success. */
  readonly onSubmit: (values: Values) => Promise<Problem | null>;
  /** The values on the sheet, where only changed ones are sent. */
  readonly before?: Values;
  readonly onCancel?: (() => void) | undefined;
  readonly children?: ComponentChildren;
  /** The same fields under headings; the button then stays in reach while they are scrolled. */
  readonly sections?: readonly { readonly title: string; readonly fields: readonly Field[] }[];
  /** Chapter whose members come first. */
  readonly chapter?: string;
}

export function SmallForm({
  fields,
  button,
  busyButton,
  onSubmit,
  before = {},
  onCancel,
  children,
  sections,
  chapter = '',
}: SmallFormProps) {
  const { about } = useSession();
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries(fields.map((field) => [field.key, typedOf(field, field.initial)])),
  );
  /** The current values, even before the next render. */
  const latest = useRef(values);
  const [problems, setProblems] = useState<FieldProblems>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const running = useRef(false);
  const focusFirst = (found: FieldProblems) => {
    const wrong = fields.find(({ key }) => found[key] !== undefined);
    if (wrong !== undefined) document.getElementById(fieldId(wrong.key))?.focus();
  };
  const submit = async () => {
    if (running.current) return;
    const form = {
      table: '',
      title: '',
      about: '',
      fields: [...fields],
      products: [],
      asks: null,
      canEdit: true,
    };
    const found = problemsOf(form, latest.current, about, before);
    setProblems(found);
    setProblem(null);
    if (Object.keys(found).length > 0) return focusFirst(found);
    running.current = true;
    setBusy(true);
    const answer = await onSubmit(latest.current);
    running.current = false;
    setBusy(false);
    setProblem(answer);
    if (answer?.kind === 'invalid') {
      setProblems(answer.fields);
      focusFirst(answer.fields);
    }
  };
  const draw = (field: Field) => (
    <FieldView
      key={field.key}
      field={field}
      value={values[field.key] ?? ''}
      onValue={(value: FieldValue) => {
        latest.current = { ...latest.current, [field.key]: value };
        setValues(latest.current);
        setProblems(({ [field.key]: _, ...others }) => others);
      }}
      problems={problems[field.key] ?? []}
      chapter={chapter}
    />
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && onCancel !== undefined) {
          event.stopPropagation();
          onCancel();
        }
      }}
    >
      <ProblemNote problem={problem}>
        {problem?.kind === 'invalid' && problem.form.length > 0 && Object.keys(problem.fields).length > 0 && (
          <p>{problem.form.map(({ what, todo }) => `${what} ${todo}`).join(' ')}</p>
        )}
      </ProblemNote>
      {sections === undefined
        ? fields.map(draw)
        : sections.map(({ title, fields: own }) => (
            <section key={title}>
              <h2>{title}</h2>
              {own.map(draw)}
            </section>
          ))}
      {children}
      <div class={sections === undefined ? 'row' : 'bar row'}>
        <BusyButton
          type="submit"
          kind="primary"
          isBusy={isBusy}
          label={button}
          busyLabel={busyButton}
          onPress={() => undefined}
        />
        {onCancel !== undefined && (
          <button type="button" onClick={onCancel}>
            Thôi
          </button>
        )}
      </div>
    </form>
  );
}
