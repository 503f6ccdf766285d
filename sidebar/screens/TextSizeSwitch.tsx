/** Two buttons, A and A+: the size of all text. */
import { useState } from 'preact/hooks';
import { useSession } from '../state/session';

export function TextSizeSwitch() {
  const { textSize, isPersistent, say } = useSession();
  const [isBig, setBig] = useState(textSize.isBig());
  const choose = (big: boolean) => {
    textSize.set(big);
    setBig(big);
    const until = isPersistent ? '' : ' Máy này không nhớ được, lần sau chọn lại.';
    say((big ? 'Chữ to.' : 'Chữ thường.') + until);
  };
  return (
    <fieldset class="sizes">
      <legend class="hidden">Cỡ chữ</legend>
      <button type="button" aria-label="A, chữ thường" aria-pressed={!isBig} onClick={() => choose(false)}>
        A
      </button>
      <button type="button" aria-label="A+, chữ to" aria-pressed={isBig} onClick={() => choose(true)}>
        A+
      </button>
    </fieldset>
  );
}
