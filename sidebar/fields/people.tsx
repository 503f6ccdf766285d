/** Inputs that refer to a row: a chapter, a member, or either side of a pair. */
import { useMemo } from 'preact/hooks';
import { compareText, normalizeText } from '../../src/domain/values';
import { describe } from '../../src/shared/problem';
import { detailOf, referenceOf, searchMembers } from '../search/members';
import { chapterNames, narrow } from '../search/options';
import { useMembers, useSession } from '../state/session';
import { Combobox, type Item, type Items } from './Combobox';
import type { TextInputProps } from './input-props';

/** What the ward's Union itself gave, as the server reads it. */
export const WARD = 'Hội LHPN phường';
const MOST = 30;
/** Chapters in the results of a search for a side of a pair. */
const MOST_CHAPTERS = 5;

function useChapters(): (query: string) => Item[] {
  const { about } = useSession();
  const active = about.chapters.filter(({ isActive }) => isActive);
  return (query) =>
    narrow(active, query, chapterNames).map(({ key, reference, cluster }) => ({
      key,
      label: reference,
      detail: cluster,
    }));
}

/** How many characters the input shows beside its arrow. */
const SHOWN = 22;

/** The full picked value: in a sidebar of 300 px the input cuts it off. */
export const Picked = ({ text }: { readonly text: string }) =>
  text === '' ? null : <p class="said good">{text}</p>;

export function ChapterInput(props: TextInputProps) {
  const { field, value } = props;
  const chapters = useChapters();
  return (
    <>
      <Combobox
        {...props}
        nothingFound="Không có chi hội nào như vậy."
        isClosedList
        find={(query) => {
          const ward: Item[] =
            field.kind === 'chapterOrWard'
              ? narrow([WARD], query, (name) => [name]).map((label) => ({ key: 'ward', label }))
              : [];
          return { items: [...ward, ...chapters(query)], more: 0 };
        }}
      />
      <Picked text={value.includes('·') && value.length > SHOWN ? value : ''} />
    </>
  );
}

/** A chapter's groups, as its members have them; any other text is taken too. */
export function NumberedInput({ chapter, ...props }: TextInputProps & { readonly chapter: string }) {
  const { members } = useSession();
  // Asked for when the field is reached: most rows of the form leave it.
  const state = useMembers(false);
  return (
    <Combobox
      {...props}
      onFocus={() => members.load()}
      nothingFound="Chưa có tổ nào như vậy."
      isClosedList={false}
      find={(query) => {
        if (state.state !== 'ready') return { items: [], more: 0, note: 'Đang tải …' };
        const own = state.index.entries.filter(({ member }) => chapter === '' || member.chapter === chapter);
        const groups = [...new Set(own.map(({ member }) => member.group))].filter((name) => name !== '');
        const found = narrow(groups.sort(compareText), query, (name) => [name]).slice(0, MOST);
        return { items: found.map((label) => ({ key: label, label })), more: 0 };
      }}
    />
  );
}

/** A member; for a side of a pair also a chapter, or the name of a woman who is not a member. */
export function PersonInput({ chapter, ...props }: TextInputProps & { readonly chapter: string }) {
  const { field, value, onValue } = props;
  const { members } = useSession();
  const state = useMembers();
  const chapters = useChapters();
  const isParty = field.kind === 'party';
  const whole = useMemo(() => {
    if (state.state !== 'ready' || !value.includes('·')) return '';
    const picked = state.index.entries.find(({ member }) => value === referenceOf(member))?.member;
    return picked === undefined ? '' : [picked.name, detailOf(picked)].join(' · ');
  }, [value, state]);
  const find = (query: string): Items => {
    const others = isParty && query !== '' ? chapters(query).slice(0, MOST_CHAPTERS) : [];
    if (state.state === 'failed') return { items: others, more: 0, note: describe(state.problem) };
    if (state.state !== 'ready') return { items: others, more: 0, note: 'Đang tải danh sách hội viên …' };
    const found = searchMembers(state.index, query, { most: MOST, chapter });
    const items: Item[] = found.members.map((member) => ({
      key: member.id,
      label: referenceOf(member),
      detail: detailOf(member),
    }));
    const name = normalizeText(query);
    const free: Item[] =
      isParty && name !== '' && !name.includes('·')
        ? [{ key: '+', label: `Ghi tên “${name}” (chưa là hội viên)`, act: () => onValue(name) }]
        : [];
    // A name that matches no member's name most likely belongs to a woman who is not a member.
    return {
      items: found.isName ? [...items, ...others, ...free] : [...others, ...free, ...items],
      more: found.more,
    };
  };
  return (
    <>
      <Combobox
        {...props}
        onFocus={() => members.load()}
        nothingFound="Không tìm thấy ai như vậy. Thử gõ ít chữ hơn."
        isClosedList={!isParty}
        find={find}
      />
      <Picked text={whole} />
    </>
  );
}
