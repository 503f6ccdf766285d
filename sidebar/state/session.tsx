/**
 * The context that every part of a page shares: calls to the server, the description of the forms, stored
 * drafts.
 */
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Call } from '../../src/shared/client';
import type { Option, Output } from '../../src/shared/contract';
import type { Answer, Problem } from '../../src/shared/problem';
import { indexMembers, type MemberIndex } from '../search/members';
import type { Drafts } from './drafts';
import type { TextSize } from './text-size';
import type { Used } from './used';

export type Description = Output<'form.describe'>;

export interface Session {
  readonly call: Call;
  readonly about: Description;
  readonly drafts: Drafts;
  readonly used: Used;
  readonly members: MemberStore;
  /** false: drafts are lost when the page closes. */
  readonly isPersistent: boolean;
  readonly textSize: TextSize;
  /** Announces a sentence to screen readers. */
  readonly say: (text: string) => void;
  /** Adds to a list of the page what an officer has added on the sheet. */
  readonly added: (list: string, option: Option) => void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('A part of the page was drawn outside its session.');
  return session;
}

type MemberState =
  | { readonly state: 'none' | 'loading' }
  | { readonly state: 'ready'; readonly index: MemberIndex; readonly count: number }
  | { readonly state: 'failed'; readonly problem: Problem };

/** The member list, loaded once when a form first needs it. */
interface MemberStore {
  now(): MemberState;
  load(): void;
  /** After members were changed: the next form loads the list again. */
  forget(): void;
  listen(changed: () => void): () => void;
}

export function makeMemberStore(call: Call, chapters: Description['chapters']): MemberStore {
  let state: MemberState = { state: 'none' };
  const listeners = new Set<() => void>();
  const become = (next: MemberState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  async function load(): Promise<void> {
    become({ state: 'loading' });
    const rows: Output<'members.index'>['rows'] = [];
    let version = '';
    for (let from: number | null = 0; from !== null; ) {
      const answer: Answer<Output<'members.index'>> = await call('members.index', { from });
      if (!answer.ok) return become({ state: 'failed', problem: answer.problem });
      if (from > 0 && answer.value.version !== version) {
        // The list changed between two batches: start over.
        rows.length = 0;
        from = 0;
        continue;
      }
      version = answer.value.version;
      for (const row of answer.value.rows) rows.push(row);
      from = answer.value.next;
    }
    become({ state: 'ready', index: indexMembers(rows, chapters), count: rows.length });
  }
  return {
    now: () => state,
    load() {
      if (state.state === 'none' || state.state === 'failed') void load();
    },
    forget() {
      if (state.state !== 'loading') state = { state: 'none' };
    },
    listen(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

/** The current member list; unless told otherwise starts loading it where that has not happened yet. */
export function useMembers(isEager = true): MemberState {
  const { members } = useSession();
  const [state, setState] = useState(members.now());
  useEffect(() => {
    const stop = members.listen(() => setState(members.now()));
    if (isEager) members.load();
    setState(members.now());
    return () => {
      stop();
    };
  }, [members]);
  return state;
}

/**
 * The same session with one list lacking its first value: the present state is not offered as a state to
 * change to.
 */
export function withoutFirst(session: Session, key: string): Session {
  const lists = session.about.lists.map((list) =>
    list.key === key ? { ...list, options: list.options.slice(1) } : list,
  );
  return { ...session, about: { ...session.about, lists } };
}
