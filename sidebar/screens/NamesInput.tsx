/** Names for rows of one kind: pasted, or ticked in the list of members. Who is not known for certain is asked about. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Field } from '../../src/shared/contract';
import { describe } from '../../src/shared/problem';
import { isNamedTwice, type Line, lineOf } from '../form/many';
import { detailOf, type Member, type MemberIndex, referenceOf, searchMembers } from '../search/members';
import { type Match, MOST_NAMES, matchName, namesIn } from '../search/names';
import { useMembers } from '../state/session';
import { newSubmission } from '../state/submission';

interface NamesProps {
  readonly field: Field;
  readonly lines: readonly Line[];
  /** Chapter of the rows: its members come first; '' for none. */
  readonly chapter: string;
  readonly onLines: (lines: readonly Line[]) => void;
  /** What became of a line when it was sent. */
  readonly note: (line: Line) => ComponentChildren;
}

/** Members shown for ticking at once; typing narrows them. */
const MOST = 40;

export function NamesInput({ field, lines, chapter, onLines, note }: NamesProps) {
  const state = useMembers();
  const [text, setText] = useState('');
  const [left, setLeft] = useState('');
  const index = state.state === 'ready' && state.count > 0 ? state.index : null;
  const named = (line: Line, name: string): Line => ({ ...line, values: { [field.key]: name }, asked: '' });
  const replace = (line: Line, name: string) =>
    onLines(lines.map((one) => (one.submission === line.submission ? named(one, name) : one)));
  const remove = (line: Line) => onLines(lines.filter(({ submission }) => submission !== line.submission));
  const take = () => {
    const names = namesIn(text);
    const room = Math.max(0, MOST_NAMES - lines.length);
    const rest = names.slice(room);
    onLines([
      ...lines,
      ...names.slice(0, room).map((name) => {
        // A link for gifts alone sees no members: a name is kept as it was written.
        if (state.state === 'ready' && index === null) return named(lineOf(newSubmission()), name);
        const match = index === null ? null : matchName(index, name, chapter);
        const line = lineOf(newSubmission(), {}, name);
        return match?.kind === 'one' ? named(line, referenceOf(match.member)) : line;
      }),
    ]);
    setText(rest.join('\n'));
    setLeft(
      rest.length === 0 ? '' : `Một lần ghi nhiều nhất ${MOST_NAMES} tên. Còn ${rest.length} tên ở ô trên.`,
    );
  };
  // Names that were taken before the list had come are looked up when it has.
  useEffect(() => {
    if (state.state !== 'ready' || !lines.some(({ asked }) => asked !== '')) return;
    onLines(
      lines.map((line) => {
        if (line.asked === '') return line;
        if (index === null) return named(line, line.asked);
        const match = matchName(index, line.asked, chapter);
        return match.kind === 'one' ? named(line, referenceOf(match.member)) : line;
      }),
    );
  }, [state.state]);
  const matches = new Map(
    index === null
      ? []
      : lines.flatMap((line) =>
          line.asked === '' ? [] : [[line.submission, matchName(index, line.asked, chapter)] as const],
        ),
  );
  const strangers = lines.filter(({ submission }) => matches.get(submission)?.kind === 'none');
  return (
    <>
      <div class="field">
        <label for="names">{field.label}: dán hoặc gõ tên, mỗi tên một dòng</label>
        <textarea
          id="names"
          rows={4}
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <p class="said warn">{left}</p>
        <button type="button" onClick={take}>
          Đưa tên vào danh sách
        </button>
      </div>
      {state.state === 'failed' && <p class="said wrong">{describe(state.problem)}</p>}
      {index !== null && (
        <Ticking index={index} chapter={chapter} lines={lines} field={field} onLines={onLines} />
      )}
      {state.state === 'loading' && lines.some(({ asked }) => asked !== '') && (
        <p class="small">Đang tải danh sách hội viên …</p>
      )}
      {strangers.length > 1 && (
        <button
          type="button"
          onClick={() =>
            onLines(lines.map((line) => (strangers.includes(line) ? named(line, line.asked) : line)))
          }
        >
          Ghi cả {strangers.length} tên không có trong danh sách như đã viết
        </button>
      )}
      {lines.length > 0 && (
        <ol class="names" aria-label={`${lines.length} tên`}>
          {lines.map((line, at) => (
            <li key={line.submission}>
              {line.asked === '' ? (
                <div class="row flush">
                  <span class="grow">{whoIs(String(line.values[field.key] ?? ''), index)}</span>
                  <Remove name={String(line.values[field.key] ?? '')} onPress={() => remove(line)} />
                </div>
              ) : (
                <Asked
                  line={line}
                  match={matches.get(line.submission) ?? null}
                  onName={(name) => replace(line, name)}
                  onRemove={() => remove(line)}
                />
              )}
              {isNamedTwice(field.key, lines, at) && <p class="said warn">Tên này đã có ở trên.</p>}
              {note(line)}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

const Remove = ({ name, onPress }: { readonly name: string; readonly onPress: () => void }) => (
  <button type="button" class="plain" aria-label={`Bỏ ${name}`} onClick={onPress}>
    Bỏ
  </button>
);

/** A picked member by her name and what tells her apart. */
function whoIs(text: string, index: MemberIndex | null): string {
  const id = / · (HV-\S+)$/u.exec(text)?.[1];
  const member = id === undefined ? undefined : index?.entries.find((one) => one.member.id === id)?.member;
  return member === undefined ? text : [member.name, detailOf(member)].join(' · ');
}

interface AskedProps {
  readonly line: Line;
  /** null while the members are not there. */
  readonly match: Match | null;
  readonly onName: (name: string) => void;
  readonly onRemove: () => void;
}

function Asked({ line: { asked, submission }, match, onName, onRemove }: AskedProps) {
  const several = match?.kind === 'several' ? match : null;
  return (
    <fieldset class="box warn" id={`asked-${submission}`} tabIndex={-1}>
      <legend class="hidden">{asked}</legend>
      <strong>“{asked}”</strong>{' '}
      {several !== null
        ? several.members.length + several.more > 1
          ? `có ${several.members.length + several.more} người. Là ai?`
          : 'là người này?'
        : match === null
          ? 'chưa dò được.'
          : 'không có trong danh sách hội viên.'}
      {several?.members.map((member) => (
        <button key={member.id} type="button" class="wide" onClick={() => onName(referenceOf(member))}>
          {member.name}
          <small> {detailOf(member)}</small>
        </button>
      ))}
      {several !== null && several.more > 0 && (
        <p class="small">Còn {several.more} người nữa: bỏ tên này, rồi gõ lại kèm năm sinh hoặc tổ.</p>
      )}
      <div class="row">
        <button type="button" class="plain" onClick={() => onName(asked)}>
          Ghi “{asked}” như đã viết
        </button>
        <Remove name={asked} onPress={onRemove} />
      </div>
    </fieldset>
  );
}

interface TickingProps {
  readonly index: MemberIndex;
  readonly chapter: string;
  readonly lines: readonly Line[];
  readonly field: Field;
  readonly onLines: (lines: readonly Line[]) => void;
}

/** Members to tick, of the rows' chapter where it is chosen. */
function Ticking({ index, chapter, lines, field, onLines }: TickingProps) {
  const [query, setQuery] = useState('');
  const [isOpen, setOpen] = useState(false);
  const found = isOpen ? searchMembers(index, query, { most: index.entries.length, chapter }).members : [];
  const offered = found.filter((member) => member.isActive && (chapter === '' || member.chapter === chapter));
  const shown = offered.slice(0, MOST);
  const ticked = new Map(lines.map((line) => [String(line.values[field.key] ?? ''), line]));
  const add = (members: readonly Member[]) =>
    onLines([
      ...lines,
      ...members
        .map(referenceOf)
        .filter((reference) => !ticked.has(reference))
        .slice(0, MOST_NAMES - lines.length)
        .map((reference) => lineOf(newSubmission(), { [field.key]: reference })),
    ]);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Chọn trong danh sách hội viên</summary>
      <input
        type="text"
        aria-label="Tìm để chọn: tên, tổ, năm sinh"
        placeholder="Tên, tổ, năm sinh"
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      {offered.length > 1 && offered.length <= MOST_NAMES && (
        <button type="button" class="plain" onClick={() => add(offered)}>
          Chọn cả {offered.length} người
        </button>
      )}
      <ul class="menu">
        {shown.map((member) => {
          const line = ticked.get(referenceOf(member));
          return (
            <li key={member.id}>
              <button
                type="button"
                aria-pressed={line !== undefined}
                onClick={() =>
                  line === undefined ? add([member]) : onLines(lines.filter((one) => one !== line))
                }
              >
                {line === undefined ? '' : '✓ '}
                {member.name}
                <span>{detailOf(member)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {offered.length > MOST && <p class="small">Còn {offered.length - MOST} người nữa: gõ để tìm.</p>}
      {isOpen && offered.length === 0 && <p class="small">Không có ai như vậy.</p>}
    </details>
  );
}
