/** A day: typed as people write it (`28/6`), or picked in the browser's date picker. */
import { formatDay, isDay } from '../../src/domain/values';
import { readTypedDay } from '../../src/shared/understood';
import type { TextInputProps } from './input-props';

interface DayProps extends TextInputProps {
  readonly today: string;
}

export function DayInput({ id, field, value, onValue, describedBy, isInvalid, today }: DayProps) {
  const day = isDay(today) ? readTypedDay(value, today, field.mayBeFuture) : null;
  return (
    <div class="with-side">
      <input
        id={id}
        type="text"
        inputMode="text"
        autocomplete="off"
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        aria-required={field.isRequired}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <span class="picker">
        <CalendarIcon />
        <input
          type="date"
          tabIndex={-1}
          aria-label={`${field.label}: chọn trên lịch`}
          max={field.mayBeFuture ? undefined : today}
          value={day?.ok === true ? day.value : ''}
          onInput={(event) => {
            const picked = event.currentTarget.value;
            if (isDay(picked)) onValue(formatDay(picked));
          }}
        />
      </span>
    </div>
  );
}

const CalendarIcon = () => (
  <svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.8">
    <rect x="2" y="4" width="16" height="14" rx="2" />
    <path d="M2 8h16M6 1.5V6M14 1.5V6" />
  </svg>
);
