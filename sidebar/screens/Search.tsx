/** The search of the first screen: forms by their names and, where her card may be opened, members. */
import { useState } from 'preact/hooks';
import { detailOf, referenceOf, searchMembers } from '../search/members';
import { narrow } from '../search/options';
import { useMembers, useSession } from '../state/session';
import type { SearchActs } from './Home';

const MOST = 6;

export function Search({ tools, onForm, onTool }: SearchActs) {
  const { about, members } = useSession();
  const [query, setQuery] = useState('');
  const state = useMembers(false);
  const card = tools.find(({ key }) => key === 'member');
  const isAsked = query.trim() !== '';
  const forms = isAsked ? narrow(about.forms, query, ({ title }) => [title]).slice(0, MOST) : [];
  const found =
    isAsked && card !== undefined && state.state === 'ready'
      ? searchMembers(state.index, query, { most: MOST, chapter: about.person.chapter?.key ?? '' })
      : null;
  const isWaiting = card !== undefined && state.state === 'loading';
  return (
    <search>
      <input
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-label={card === undefined ? 'Tìm biểu mẫu' : 'Tìm biểu mẫu hoặc hội viên'}
        placeholder={card === undefined ? 'Tìm biểu mẫu' : 'Tìm biểu mẫu, hội viên'}
        value={query}
        onFocus={() => (card === undefined ? undefined : members.load())}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setQuery('');
        }}
      />
      {isAsked && (
        <ul class="menu">
          {forms.map((form) => (
            <li key={form.table}>
              <button type="button" onClick={() => onForm(form)}>
                <strong>{form.title}</strong>
                <span>Ghi mới</span>
              </button>
            </li>
          ))}
          {card !== undefined &&
            found?.members.map((member) => (
              <li key={member.id}>
                <button type="button" onClick={() => onTool(card, referenceOf(member))}>
                  <strong>{member.name}</strong>
                  <span>{detailOf(member)}</span>
                </button>
              </li>
            ))}
        </ul>
      )}
      {isAsked && isWaiting && <p class="small">Đang tải danh sách hội viên …</p>}
      {isAsked && !isWaiting && forms.length + (found?.members.length ?? 0) === 0 && (
        <p class="small">Không thấy gì như vậy. Thử gõ ít chữ hơn.</p>
      )}
      {found !== null && found.more > 0 && (
        <p class="small">Còn {found.more} người nữa. Gõ thêm năm sinh, tổ hoặc chi hội.</p>
      )}
    </search>
  );
}
