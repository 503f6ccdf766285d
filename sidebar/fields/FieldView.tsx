/** One field of a form: label, input for its kind, how the value is understood, help, and problems. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Field, FieldValue } from '../../src/shared/contract';
import type { FieldProblem } from '../../src/shared/problem';
import { betterText } from '../form/better';
import { closedNote, understoodAs, understoodIn } from '../form/check';
import type { Offer } from '../form/offers';
import { useSession } from '../state/session';
import { ChoiceInput, ChoicesInput, isShortList, YesNoInput } from './choices';
import { DayInput } from './DayInput';
import type { InputProps, TextInputProps } from './input-props';
import { PairInput } from './PairInput';
import { ChapterInput, NumberedInput, PersonInput } from './people';

interface FieldProps {
  readonly field: Field;
  readonly value: FieldValue;
  readonly onValue: (value: FieldValue) => void;
  readonly problems: readonly FieldProblem[];
  /** A value that follows from other fields, for example a product. */
  readonly note?: string | undefined;
  /** What its number is counted in, where another field decides; ''. */
  readonly unit?: string;
  /** Chapter of the row as typed so far: its members come first. */
  readonly chapter: string;
  /** Where the part of the text that does not belong here can go. */
  readonly offer?: Offer | null;
  readonly onOffer?: (offer: Offer) => void;
}

export const fieldId = (key: string): string => `field-${key}`;

const textOf = (value: FieldValue): string => (typeof value === 'string' ? value : '');

/** Whether the control is a group of buttons, so that the label must be a legend. */
function isGroup(field: Field, lists: Parameters<typeof isShortList>[1]): boolean {
  return field.kind === 'choices' || field.kind === 'yesNo' || isShortList(field, lists);
}

/**
 * Help text; omitted where the problem repeats it, and without an example where the values are shown as
 * buttons.
 */
function helpOf({ help, example }: Field, problems: readonly FieldProblem[], isButtons: boolean): string {
  if (help !== '' && problems.some(({ todo }) => todo.includes(help))) return '';
  const shown = example === '' || isButtons ? '' : `Ví dụ: ${example}`;
  return [help, shown].filter((part) => part !== '').join(' ');
}

export function FieldView({
  field,
  value,
  onValue,
  problems,
  note,
  unit = '',
  chapter,
  offer,
  onOffer,
}: FieldProps) {
  const { about } = useSession();
  const [isHere, setHere] = useState(false);
  const id = fieldId(field.key);
  const isButtons = isGroup(field, about.lists);
  const said = unit === '' ? understoodAs(field, value, about) : understoodIn(unit, value);
  const closed = closedNote(field, value, about.today, about.closedUntil);
  const better = betterText(field, value);
  // While the user is typing, an incomplete value is not an error.
  const isWrong = problems.length > 0 || (said.state === 'wrong' && !isHere);
  const describedBy = `${id}-said ${id}-help`;
  const props: InputProps = { id, field, value, onValue, describedBy, isInvalid: isWrong };
  const label = (
    <>
      {unit === '' ? field.label : `${field.label} (${unit})`}
      {field.isStarred && (
        <>
          <span class="star" aria-hidden="true">
            {' *'}
          </span>
          {field.isRequired && <span class="hidden"> (cần ghi)</span>}
        </>
      )}
    </>
  );
  const below = (
    <>
      <p id={`${id}-said`} class={`said ${isWrong ? 'wrong' : 'good'}`} aria-live="polite">
        {problems.length > 0
          ? problems.map(({ what, todo }) => `${what} ${todo}`.trim()).join(' ')
          : (said.state === 'understood' && said.text !== value) || (said.state === 'wrong' && !isHere)
            ? said.text
            : ''}
      </p>
      {offer && !isHere && (
        <button type="button" class="plain" onClick={() => onOffer?.(offer)}>
          {`Để “${offer.own}” ở đây, ghi ${offer.parts.map(({ label, shown }) => `${label} ${shown}`).join(', ')}?`}
        </button>
      )}
      {better !== '' && !isHere && (
        <button type="button" class="plain" onClick={() => onValue(better)}>
          Ghi “{better}”
        </button>
      )}
      {closed !== '' && problems.length === 0 && <p class="said warn">{closed}</p>}
      {value === '' && <Presets field={field} onValue={onValue} />}
      {note !== undefined && problems.length === 0 && <p class="said good">{note}</p>}
      <p id={`${id}-help`} class="help">
        {helpOf(field, problems, isButtons)}
      </p>
    </>
  );
  // Only around the input: around the offer too, focusing its button would hide it before the click.
  const input = (
    <div class="bare" onFocusIn={() => setHere(true)} onFocusOut={() => setHere(false)}>
      <Input {...props} chapter={chapter} />
    </div>
  );
  if (isButtons) {
    return (
      <fieldset class="field" id={id} aria-describedby={describedBy} tabIndex={-1}>
        <legend>{label}</legend>
        {input}
        {below}
      </fieldset>
    );
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {input}
      {below}
    </div>
  );
}

/** What people write here, one press each; there only while nothing is written. */
function Presets({ field: { presets = [] }, onValue }: Pick<FieldProps, 'field' | 'onValue'>) {
  return (
    <>
      {presets.map((preset) => (
        <button key={preset} type="button" class="plain" onClick={() => onValue(preset)}>
          {preset}
        </button>
      ))}
    </>
  );
}

function Input({ chapter, ...props }: InputProps & { readonly chapter: string }): ComponentChildren {
  const { about } = useSession();
  const { field, value } = props;
  if (field.isFixed)
    return (
      <input id={props.id} type="text" readOnly value={textOf(value)} aria-describedby={props.describedBy} />
    );
  switch (field.kind) {
    case 'day':
      return <DayInput {...props} value={textOf(value)} today={about.today} />;
    case 'choice':
      return <ChoiceInput {...props} value={textOf(value)} />;
    case 'choices':
      return <ChoicesInput {...props} value={Array.isArray(value) ? value : []} />;
    case 'yesNo':
      return <YesNoInput {...props} />;
    case 'chapter':
    case 'chapterOrWard':
      return <ChapterInput {...props} value={textOf(value)} />;
    case 'member':
    case 'party':
      return <PersonInput {...props} value={textOf(value)} chapter={chapter} />;
    case 'pairing':
      return <PairInput {...props} value={textOf(value)} />;
    case 'longText':
      return <TextArea {...props} value={textOf(value)} />;
    default:
      return field.isNumbered === true ? (
        <NumberedInput {...props} value={textOf(value)} chapter={chapter} />
      ) : (
        <TextInput {...props} value={textOf(value)} />
      );
  }
}

const KEYBOARDS: Partial<Record<Field['kind'], 'numeric' | 'decimal' | 'tel' | 'email'>> = {
  count: 'numeric',
  year: 'numeric',
  decimal: 'decimal',
  phone: 'tel',
  email: 'email',
};

const common = ({ id, field, describedBy, isInvalid }: InputProps) => ({
  id,
  autocomplete: 'off',
  'aria-describedby': describedBy,
  'aria-invalid': isInvalid,
  'aria-required': field.isRequired,
});

function TextInput(props: TextInputProps) {
  const { kind } = props.field;
  return (
    <input
      {...common(props)}
      type="text"
      inputMode={KEYBOARDS[kind] ?? 'text'}
      autocapitalize={kind === 'name' ? 'words' : kind === 'code' ? 'characters' : 'sentences'}
      spellcheck={false}
      value={props.value}
      onInput={(event) => props.onValue(event.currentTarget.value)}
    />
  );
}

function TextArea(props: TextInputProps) {
  return (
    <textarea
      {...common(props)}
      rows={2}
      value={props.value}
      onInput={(event) => props.onValue(event.currentTarget.value)}
    />
  );
}
