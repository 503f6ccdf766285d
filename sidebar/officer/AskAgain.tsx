/** A button that asks once more before it takes something back for others too. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { BusyButton } from '../screens/pieces';

interface AskAgainProps {
  readonly label: string;
  /** What the button is called for whoever does not see beside what it stands. */
  readonly fullLabel?: string;
  readonly question: string;
  readonly yes: string;
  readonly busyYes: string;
  readonly isBusy: boolean;
  readonly onYes: () => Promise<void>;
  /** Buttons before it; alone it needs no frame of its own. */
  readonly children?: ComponentChildren;
}

// Both rows are drawn here, so that the focus stays in its place when one follows the other.
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
