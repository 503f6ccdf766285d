/** A button that asks for confirmation, for actions that affect other users at once. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { BusyButton } from './pieces';

interface AskAgainProps {
  readonly label: string;
  /** Accessible name, where the label is clear only from what is beside it. */
  readonly fullLabel?: string;
  readonly question: string;
  readonly yes: string;
  readonly busyYes: string;
  readonly isBusy: boolean;
  readonly onYes: () => Promise<void>;
  /** Buttons before it in the same row. */
  readonly children?: ComponentChildren;
}

// One component draws both rows, so that Preact reuses their buttons and the focus is not lost.
export function AskAgain(props: AskAgainProps) {
  const { label, fullLabel, question, yes, busyYes, isBusy, onYes, children } = props;
  const [isAsked, setAsked] = useState(false);
  return isAsked ? (
    <div class="row">
      <span class="grow">{question}</span>
      <BusyButton
        kind="danger"
        isBusy={isBusy}
        label={yes}
        busyLabel={busyYes}
        onPress={() => void onYes().then(() => setAsked(false))}
      />
      <button type="button" onClick={() => setAsked(false)}>
        Thôi
      </button>
    </div>
  ) : (
    <div class={children === undefined ? 'row flush' : 'row'}>
      {children}
      <button type="button" class="plain" aria-label={fullLabel} onClick={() => setAsked(true)}>
        {label}
      </button>
    </div>
  );
}
