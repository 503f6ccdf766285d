/** A text input with a list that is filtered while typing (ARIA 1.2 combobox with a listbox). */
import { useEffect, useRef, useState } from 'preact/hooks';
import { mayMean, sameText } from '../../src/domain/values';
import type { TextInputProps } from './input-props';

export interface Item {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  /** The item is an action (“Thêm … vào danh sách”), not a value. */
  readonly act?: () => void;
}

export interface Items {
  readonly items: readonly Item[];
  /** How many more items match. */
  readonly more: number;
  /** Shown instead of an empty list, for example while it is loading. */
  readonly note?: string;
}

interface ComboboxProps extends TextInputProps {
  /** Items for the typed text; '' for all. */
  readonly find: (query: string) => Items;
  readonly nothingFound: string;
  readonly onFocus?: () => void;
  /** Leaving the field picks the only match; false where any text is a valid value. */
  readonly isClosedList: boolean;
}

export function Combobox({
  id,
  field,
  value,
  onValue,
  find,
  describedBy,
  isInvalid,
  nothingFound,
  onFocus,
  isClosedList,
}: ComboboxProps) {
  const [isOpen, setOpen] = useState(false);
  const [isTyped, setTyped] = useState(false);
  const [active, setActive] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const { items, more, note } = isOpen || isTyped ? find(isTyped ? value : '') : { items: [], more: 0 };
  const activeItem = isOpen ? items[active] : undefined;
  const optionId = (at: number) => `${id}-option-${at}`;

  useEffect(() => {
    if (isOpen) list.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  useEffect(() => {
    if (isOpen && active >= 0)
      document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  });

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const pick = (item: Item) => {
    if (item.act !== undefined) item.act();
    else onValue(item.label);
    setTyped(false);
    close();
  };
  const open = () => {
    setOpen(true);
    const at = isTyped ? -1 : find('').items.findIndex(({ label }) => label === value);
    setActive(at);
  };
  const settle = () => {
    if (isTyped && value.trim() !== '') {
      const values = items.filter(({ act }) => act === undefined);
      const same = values.find(({ label }) => sameText(label, value));
      const [only] = values;
      if (same !== undefined) onValue(same.label);
      // The search ignores accents: a match that differs in an accent that was typed is not picked.
      else if (
        isClosedList &&
        values.length === 1 &&
        more === 0 &&
        only !== undefined &&
        mayMean(value, only.label)
      )
        onValue(only.label);
    }
    setTyped(false);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) open();
      else if (items.length > 0) {
        const step = key === 'ArrowDown' ? 1 : -1;
        setActive(active < 0 && step < 0 ? items.length - 1 : (active + step + items.length) % items.length);
      }
    } else if (key === 'Enter' && isOpen) {
      // While the list is open Enter picks from it and never submits the form, even while the list is
      // loading.
      event.preventDefault();
      if (activeItem !== undefined) pick(activeItem);
    } else if (key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  return (
    <div class="combo">
      <input
        ref={input}
        id={id}
        type="text"
        role="combobox"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${id}-list` : undefined}
        aria-activedescendant={activeItem === undefined ? undefined : optionId(active)}
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        aria-required={field.isRequired}
        value={value}
        onInput={(event) => {
          onValue(event.currentTarget.value);
          setTyped(true);
          setOpen(true);
          // Enter picks the first match; with empty text it picks nothing.
          setActive(event.currentTarget.value.trim() === '' ? -1 : 0);
        }}
        onFocus={(event) => {
          // Typing replaces the picked value.
          event.currentTarget.select();
          onFocus?.();
        }}
        onClick={() => (isOpen ? undefined : open())}
        onBlur={settle}
        onKeyDown={onKeyDown}
      />
      <button
        type="button"
        tabIndex={-1}
        aria-hidden="true"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          input.current?.focus();
          if (isOpen) close();
          else open();
        }}
      >
        ▾
      </button>
      {isOpen && (
        <div ref={list} id={`${id}-list`} class="options" role="listbox" aria-label="Danh sách để chọn">
          {items.map((item, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus
            <div
              key={item.key}
              id={optionId(at)}
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              class={item.act === undefined ? 'option' : 'option act'}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(item)}
            >
              {item.label}
              {item.detail !== undefined && item.detail !== '' && <small>{item.detail}</small>}
            </div>
          ))}
          {items.length === 0 && (
            <div class="option note" role="option" tabIndex={-1} aria-selected={false} aria-disabled="true">
              {note ?? nothingFound}
            </div>
          )}
          {more > 0 && (
            <div class="option note" role="option" tabIndex={-1} aria-selected={false} aria-disabled="true">
              Còn {more} mục nữa. Gõ thêm để thu hẹp.
            </div>
          )}
        </div>
      )}
    </div>
  );
}
