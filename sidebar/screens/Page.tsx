/**
 * The start of every page: loads the description of the forms, provides the session, and shows why loading
 * failed.
 */
import { type ComponentChildren, render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Call, makeCall, type Runner } from '../../src/shared/client';
import type { Option, PageContext } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { openDescription } from '../state/description';
import { openDrafts } from '../state/drafts';
import { type KeyValueStore, openKeyValueStore } from '../state/key-value-store';
import { type Description, makeMemberStore, type Session, SessionContext } from '../state/session';
import { openTextSize } from '../state/text-size';
import { isInForeignFrame, keepsStorage } from '../state/trust';
import { openUsed } from '../state/used';
import { useClosedDays } from './ClosedDays';
import { Head, ProblemNote } from './pieces';

export interface Start {
  readonly context: PageContext;
  readonly call: Call;
  readonly store: KeyValueStore;
}

/** Separates the drafts of two users of one computer; it is no access control. */
export const scopeOf = ({ unionName, person }: Description): string =>
  `${unionName}.${person.role}.${person.chapter?.key ?? ''}.${person.role === 'link' ? '' : person.name}`;

interface PageProps extends Start {
  /** Rendered where the server refuses to describe the forms. */
  readonly onRefused?: (problem: Problem, say: (text: string) => void) => ComponentChildren;
  /** `call` asks before it writes into closed days. */
  readonly children: (call: Call) => ComponentChildren;
}

/** How long the forms that were kept wait for the server's, milliseconds. */
const WAIT = 4000;

export function Page({ context, call: plainCall, store, onRefused, children }: PageProps) {
  const [call, confirmation] = useClosedDays(plainCall);
  const [about, setAbout] = useState<Description | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState('');
  const [asked, setAsked] = useState(0);
  const [isOffline, setOffline] = useState(false);
  const description = useMemo(() => openDescription(store, context.link), []);
  useEffect(() => {
    setProblem(null);
    let isAnswered = false;
    // Without a server the page that was kept draws the forms that were kept; the answer, once it comes, replaces them.
    const openKept = () => {
      const before = isAnswered ? null : description.read();
      if (before === null) return;
      setAbout(before);
      setOffline(true);
    };
    if (navigator.onLine) window.setTimeout(openKept, WAIT);
    else openKept();
    void call('form.describe', {}).then((answer) => {
      if (!answer.ok && answer.problem.kind === 'noAnswer' && description.read() !== null) {
        openKept();
        window.setTimeout(() => setAsked((times) => times + 1), WAIT);
        return;
      }
      isAnswered = true;
      setOffline(false);
      if (answer.ok) {
        description.keep(answer.value);
        setAbout(answer.value);
      } else {
        setAbout(null);
        setProblem(answer.problem);
      }
    });
  }, [asked]);
  const kept = useMemo(() => {
    if (about === null) return null;
    return {
      drafts: openDrafts(store, scopeOf(about), Date.now),
      used: openUsed(store, scopeOf(about)),
      members: makeMemberStore(call, about.chapters),
    };
  }, [about === null]);
  const textSize = useMemo(() => openTextSize(store, document.documentElement), []);
  const voice = (
    <p class="hidden" role="status" aria-live="polite">
      {said}
    </p>
  );
  if (about === null || kept === null) {
    return (
      <main>
        <Head title="Sổ Hội" />
        {problem === null ? (
          <p role="status">Đang mở …</p>
        ) : (
          <>
            <ProblemNote problem={problem} />
            <button type="button" onClick={() => setAsked(asked + 1)}>
              Thử lại
            </button>
            {onRefused?.(problem, setSaid)}
            {voice}
          </>
        )}
      </main>
    );
  }
  const session: Session = {
    call,
    about,
    ...kept,
    textSize,
    isPersistent: store.isPersistent(),
    say: setSaid,
    added: (list: string, option: Option) =>
      setAbout({
        ...about,
        lists: about.lists.map((one) =>
          one.key === list && !one.options.some(({ label }) => label === option.label)
            ? { ...one, options: [...one.options, option] }
            : one,
        ),
      }),
  };
  return (
    <SessionContext.Provider value={session}>
      {voice}
      {confirmation}
      {isOffline && (
        <p class="offline" role="status">
          Chưa nối được với sổ: trang đang dùng bản lưu trên máy. Cứ ghi, có mạng thì trang tự gửi.
        </p>
      )}
      {children(call)}
    </SessionContext.Provider>
  );
}

const AT_SHEET: PageContext = { place: 'sidebar', view: '', link: '' };

/** Renders a page into its root element. */
export function start(draw: (start: Start) => ComponentChildren): void {
  const root = document.getElementById('app');
  if (root === null) throw new Error('The page has no element #app.');
  const told = root.dataset.context;
  const context: PageContext = told === undefined ? AT_SHEET : { ...AT_SHEET, ...JSON.parse(told) };
  document.body.dataset.place = context.place;
  const call = makeCall({
    // `google.script.run` has a method for each function of the script; the contract types the one that is
    // called.
    runner: () => google.script.run as Runner,
    link: context.link,
    later: (work, milliseconds) => window.setTimeout(work, milliseconds),
  });
  const { userAgent } = window.navigator;
  const isTrusted = keepsStorage({ userAgent, isForeignFrame: isInForeignFrame(window) });
  const store = openKeyValueStore(() => window.localStorage, isTrusted);
  render(draw({ context, call, store }), root);
}
