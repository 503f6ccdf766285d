/** Asks for confirmation before anything is written into closed days, for every call of the page. */
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Call } from '../../src/shared/client';
import type { CallName, Input, Output } from '../../src/shared/contract';
import type { Answer } from '../../src/shared/problem';

interface Question {
  readonly what: string;
  readonly answer: (isMeant: boolean) => void;
}

/** @returns a call that asks, and calls again if the user confirms; and the dialog to render. */
export function useClosedDays(call: Call): readonly [Call, ComponentChildren] {
  const [question, ask] = useState<Question | null>(null);
  const asking = useMemo<Call>(
    () =>
      async <N extends CallName>(name: N, input: Input<N>): Promise<Answer<Output<N>>> => {
        const told = await call(name, input);
        if (told.ok || told.problem.kind !== 'closed' || !told.problem.mayConfirm) return told;
        const { what } = told.problem;
        const isMeant = await new Promise<boolean>((answer) => ask({ what, answer }));
        ask(null);
        return isMeant ? call(name, { ...input, acceptClosed: true }) : told;
      },
    [call],
  );
  return [asking, question === null ? null : <Confirmation {...question} />];
}

function Confirmation({ what, answer }: Question) {
  const dialog = useRef<HTMLDialogElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // The safe button has the focus: a second Enter must not confirm.
    back.current?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="box warn"
      style="margin:auto"
      aria-label="Sổ đã khóa"
      onCancel={() => answer(false)}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <p>{what} Vẫn ghi?</p>
      <div class="row">
        <button type="button" class="plain" ref={back} onClick={() => answer(false)}>
          Xem lại
        </button>
        <button type="button" onClick={() => answer(true)}>
          Vẫn ghi
        </button>
      </div>
    </dialog>
  );
}
