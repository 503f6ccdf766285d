/** Small components that several screens share. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { describe, type Problem, type Shown } from '../../src/shared/problem';
import { copyText } from '../form/copy';
import { useSession } from '../state/session';

interface HeadProps {
  readonly title: string;
  readonly onBack?: (() => void) | undefined;
  readonly children?: ComponentChildren;
}

/** Heading of a screen. It takes the focus, so that a screen reader starts at the top of a new screen. */
export function Head({ title, onBack, children }: HeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // A layout effect: if the focus moved later, keys that are already being typed would be lost.
  useLayoutEffect(() => {
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, [title]);
  return (
    <>
      {onBack !== undefined && (
        <button type="button" class="plain back" onClick={onBack}>
          ‹ Quay lại
        </button>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </>
  );
}

type Tone = 'plain' | 'good' | 'warn' | 'wrong';

interface BoxProps {
  readonly tone: Tone;
  readonly title?: string | undefined;
  readonly isAlert?: boolean;
  readonly children?: ComponentChildren;
}

export function Box({ tone, title, isAlert = false, children }: BoxProps) {
  return (
    <div class={`box ${tone}`} role={isAlert ? 'alert' : undefined}>
      {title !== undefined && <strong class="tone">{title}</strong>}
      {children}
    </div>
  );
}

interface ProblemNoteProps {
  readonly problem: Problem | null;
  readonly children?: ComponentChildren;
}

/** What went wrong and what to do; renders nothing where nothing did. */
export function ProblemNote({ problem, children }: ProblemNoteProps) {
  return problem === null ? null : (
    <Box tone="wrong" isAlert>
      <p>{describe(problem)}</p>
      {children}
    </Box>
  );
}

interface DoneNoteProps {
  /** '' renders nothing. */
  readonly text: string;
  readonly more?: readonly string[];
}

export function DoneNote({ text, more = [] }: DoneNoteProps) {
  return text === '' ? null : (
    <Box tone="good">
      <p>{text}</p>
      {more.length > 0 && (
        <ul>
          {more.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
    </Box>
  );
}

export function Facts({ shown }: { readonly shown: readonly Shown[] }) {
  return (
    <dl class="facts">
      {shown.map(({ key, label, text }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

interface CopyProps {
  readonly text: string;
  readonly label: string;
}

/** Copies; where the browser refuses, shows the text for copying by hand. */
export function CopyButton({ text, label }: CopyProps) {
  const { say } = useSession();
  return <Copying text={text} label={label} say={say} />;
}

export function Copying({ text, label, say }: CopyProps & { readonly say: (text: string) => void }) {
  const [isByHand, setByHand] = useState(false);
  const [isDone, setDone] = useState(false);
  const copy = async () => {
    const isCopied = await copyText(text);
    setDone(isCopied);
    setByHand(!isCopied);
    say(
      isCopied
        ? 'Đã chép. Mở Zalo rồi dán vào nhóm.'
        : 'Máy không cho chép. Giữ ngón tay vào khung chữ rồi chọn Sao chép.',
    );
  };
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        {isDone ? 'Đã chép ✓' : label}
      </button>
      {isByHand && (
        <textarea
          readOnly
          rows={6}
          aria-label="Chữ để chép"
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </>
  );
}

interface BusyProps {
  readonly isBusy: boolean;
  readonly label: string;
  readonly busyLabel: string;
  readonly onPress: () => void;
  readonly kind?: 'primary' | 'plain' | 'danger' | '';
  readonly type?: 'button' | 'submit';
}

/** Keeps the focus while it works (`aria-disabled`, not `disabled`); a second press does nothing. */
export function BusyButton({ isBusy, label, busyLabel, onPress, kind = '', type = 'button' }: BusyProps) {
  return (
    <button
      type={type}
      class={kind}
      aria-disabled={isBusy}
      onClick={(event) => {
        if (type === 'submit') {
          if (isBusy) event.preventDefault();
          return;
        }
        if (!isBusy) onPress();
      }}
    >
      {isBusy ? busyLabel : label}
    </button>
  );
}

export const Waiting = ({ text }: { readonly text: string }) => <p class="small">{text} …</p>;
