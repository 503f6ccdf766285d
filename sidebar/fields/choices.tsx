/** Inputs for lists: one value, several values, yes or no. Officers may add a value to a list from here. */
import { useState } from 'preact/hooks';
import { normalizeText, sameText } from '../../src/domain/values';
import type { Field, FieldValue, OptionList } from '../../src/shared/contract';
import { describe } from '../../src/shared/problem';
import { narrow, optionNames } from '../search/options';
import { useSession } from '../state/session';
import { Combobox, type Item } from './Combobox';
import type { InputProps, TextInputProps } from './input-props';

/** Items shown at once; typing filters the rest. */
const MOST = 60;
/** Up to this many are shown as buttons. */
const FEW = 4;
/** Up to this many need no filter. */
const MANY = 8;

const listOf = (lists: readonly OptionList[], key: string | null): OptionList | undefined =>
  lists.find((list) => list.key === key);

/** A short list that cannot grow is shown as buttons. */
export function isShortList(field: Field, lists: readonly OptionList[]): boolean {
  const list = field.kind === 'choice' ? listOf(lists, field.list) : undefined;
  return list !== undefined && !list.canAdd && list.options.length <= FEW;
}

/** Adds a value to the list on the sheet and announces the result. */
function useAdding(key: string | null, onAdded: (label: string) => void) {
  const { call, added, say } = useSession();
  return async (text: string) => {
    if (key === null) return;
    say(`Đang thêm “${text}” …`);
    const answer = await call('list.add', { list: key, label: text, attributes: [] });
    if (!answer.ok) return say(describe(answer.problem));
    added(key, answer.value.option);
    onAdded(answer.value.option.label);
    say(
      answer.value.isNew
        ? `Đã thêm “${answer.value.option.label}” vào Danh mục.`
        : `Danh mục đã có “${answer.value.option.label}”.`,
    );
  };
}

const mayAdd = (list: OptionList | undefined, text: string): boolean =>
  list?.canAdd === true &&
  text !== '' &&
  !list.options.some((option) => optionNames(option).some((name) => sameText(name, text)));

export function ChoiceInput(props: TextInputProps) {
  const { about } = useSession();
  const { id, field, value, onValue } = props;
  const add = useAdding(field.list, onValue);
  const list = listOf(about.lists, field.list);
  const options = list?.options ?? [];
  if (isShortList(field, about.lists)) {
    return (
      <Chips
        name={id}
        labels={options.map(({ label }) => label)}
        value={value}
        onValue={onValue}
        isRequired={field.isRequired}
      />
    );
  }
  return (
    <Combobox
      {...props}
      nothingFound="Danh sách không có mục này."
      isClosedList
      find={(query) => {
        const found = narrow(options, query, optionNames);
        const text = normalizeText(query);
        const items: Item[] = found.slice(0, MOST).map(({ label }) => ({ key: label, label }));
        if (mayAdd(list, text)) {
          items.push({ key: '+', label: `Thêm “${text}” vào danh sách`, act: () => void add(text) });
        }
        return { items, more: Math.max(0, found.length - MOST) };
      }}
    />
  );
}

interface ChipsProps {
  readonly name: string;
  readonly labels: readonly string[];
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly isRequired: boolean;
}

/**
 * One of a few, as buttons. An optional field can be cleared again; a value that is not on the list gets a
 * button too.
 */
function Chips({ name, labels, value, onValue, isRequired }: ChipsProps) {
  const known = isRequired ? labels : [...labels, ''];
  const shown = value === '' || known.includes(value) ? known : [value, ...known];
  return (
    <div class="chips">
      {shown.map((label) => (
        <label class="chip" key={label}>
          <input type="radio" name={name} checked={label === value} onChange={() => onValue(label)} />
          <span class="face">{label === '' ? 'Chưa ghi' : label}</span>
        </label>
      ))}
    </div>
  );
}

const YES = 'Có';
const NO = 'Không';

export function YesNoInput({ id, value, onValue }: InputProps) {
  return (
    <Chips
      name={id}
      labels={[YES, NO]}
      value={value === true ? YES : value === false ? NO : String(value)}
      onValue={(label) => onValue(label === YES ? true : label === NO ? false : label)}
      isRequired={false}
    />
  );
}

interface ChoicesProps extends InputProps {
  readonly value: string[];
}

export function ChoicesInput({ id, field, value, onValue }: ChoicesProps) {
  const { about } = useSession();
  const [query, setQuery] = useState('');
  const list = listOf(about.lists, field.list);
  const options = list?.options ?? [];
  const add = useAdding(field.list, (label) => {
    onValue([...value, label]);
    setQuery('');
  });
  const known = new Set(options.map(({ label }) => label));
  const found = narrow(options, query, optionNames).map(({ label }) => label);
  // Chosen values stay visible, including those that are no longer on the list.
  const labels = [...new Set([...value.filter((label) => query === '' && !known.has(label)), ...found])];
  const text = normalizeText(query);
  const toggle = (label: string, isChosen: boolean): FieldValue =>
    isChosen ? [...value, label] : value.filter((one) => one !== label);
  return (
    <>
      {(options.length > MANY || list?.canAdd === true) && (
        <input
          type="text"
          autocomplete="off"
          aria-label={`${field.label}: gõ để tìm`}
          placeholder="Gõ để tìm"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault();
          }}
          style="margin-bottom:8px"
        />
      )}
      <div class="chips tall">
        {labels.map((label) => (
          <label class="chip" key={label}>
            <input
              type="checkbox"
              name={id}
              checked={value.includes(label)}
              onChange={(event) => onValue(toggle(label, event.currentTarget.checked))}
            />
            <span class="face">{label}</span>
          </label>
        ))}
        {mayAdd(list, text) && (
          <button type="button" class="plain" onClick={() => void add(text)}>
            Thêm “{text}” vào danh sách
          </button>
        )}
        {labels.length === 0 && !mayAdd(list, text) && <p class="help">Danh sách không có mục này.</p>}
      </div>
    </>
  );
}
