/** The monthly review (“ba biết”): who is not known yet, a group at a time; a whole group by one press; saved together. */
import { useEffect, useState } from 'preact/hooks';
import type { Output } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { FieldView } from '../fields/FieldView';
import { smallField } from '../form/small';
import { parsed } from '../state/drafts';
import { useSession } from '../state/session';
import { Box, BusyButton, Head, ProblemNote, Waiting } from './pieces';

type Ticked = Output<'member.ticks'>['members'][number];
type Tick = 'face' | 'circumstance' | 'need';
type Said = Partial<Record<Tick, boolean>>;
type Changes = Readonly<Record<string, Said>>;

const TICKS: readonly (readonly [Tick, string])[] = [
  ['face', 'Biết mặt'],
  ['circumstance', 'Biết hoàn cảnh'],
  ['need', 'Biết nhu cầu'],
];

/** The most that one call accepts. */
const MOST = 500;
/** Cards shown at once: a page that a thumb can reach the end of. */
const SHOWN = 20;

const CHAPTER = smallField({ key: 'chapter', label: 'Chi hội', kind: 'chapter' });

/** Whether something of her is not known, as the book stands: a card does not go away under the finger. */
const isOpen = (member: Ticked): boolean => TICKS.some(([tick]) => member[tick] !== true);

export function Ticks({ onBack }: { readonly onBack: () => void }) {
  const { about, call, drafts, say } = useSession();
  const [chapter, setChapter] = useState(about.person.chapter?.reference ?? '');
  const [group, setGroup] = useState('');
  const [isWhole, setWhole] = useState(false);
  const [most, setMost] = useState(SHOWN);
  const [found, setFound] = useState<Output<'member.ticks'> | null>(null);
  const [changes, setChanges] = useState<Changes>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [gone, setGone] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [asked, setAsked] = useState(0);
  const key = about.chapters.find(({ reference }) => reference === chapter)?.key ?? '';
  const draftName = `ticks.${key}`;
  useEffect(() => {
    setFound(null);
    setProblem(null);
    if (key === '') return;
    setChanges(changesOf(drafts.get(draftName)?.values.said));
    let isCurrent = true;
    // Loads the whole chapter once: switching between groups needs no call.
    void call('member.ticks', { chapter: key, group: '' }).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setFound(answer.value);
      else setProblem(answer.problem);
    });
    return () => {
      isCurrent = false;
    };
  }, [key, asked]);
  const become = (next: Changes) => {
    setChanges(next);
    if (Object.keys(next).length === 0) drafts.remove(draftName);
    else
      drafts.set(draftName, {
        ...{ values: { said: JSON.stringify(next) }, submission: draftName, sent: null },
        version: '',
      });
  };
  const changed = Object.entries(changes).filter(([, ticks]) => Object.keys(ticks).length > 0);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    const ticks = changed.slice(0, MOST).map(([member, said]) => ({ member, ...said }));
    const answer = await call('member.know', { ticks });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    const sent = new Set(ticks.map(({ member }) => member));
    become(Object.fromEntries(Object.entries(changes).filter(([member]) => !sent.has(member))));
    setAsked(asked + 1);
    setGone(answer.value.gone.length);
    say(`Đã lưu ${answer.value.saved} người.`);
  };
  const members = found?.members ?? [];
  const ofGroup = members.filter((member) => group === '' || member.group === group);
  const open = ofGroup.filter(isOpen);
  const listed = isWhole ? ofGroup : open;
  const openIn = (name: string) =>
    members.filter((member) => (name === '' || member.group === name) && isOpen(member)).length;
  const known = (which: readonly Tick[]) =>
    become({
      ...changes,
      ...Object.fromEntries(
        open.map((member) => [
          member.id,
          { ...changes[member.id], ...Object.fromEntries(which.map((tick) => [tick, true])) },
        ]),
      ),
    });
  const whose = group === '' ? 'Cả chi hội' : `Cả ${group.replace(/^Tổ/u, 'tổ')}`;
  return (
    <>
      <main
        onKeyDown={(event) => {
          if (event.key === 'Escape') onBack();
        }}
      >
        <Head title="Ba biết" onBack={onBack}>
          <p class="about">Bấm điều chị đã biết về từng hội viên. Bấm lần nữa là chưa biết.</p>
        </Head>
        {about.person.chapter === null && (
          <FieldView
            field={CHAPTER}
            value={chapter}
            onValue={(value) => {
              setChapter(String(value));
              setGroup('');
              setMost(SHOWN);
            }}
            problems={[]}
            chapter=""
          />
        )}
        {found !== null && found.groups.length > 0 && (
          <div class="field">
            <label for="ticks-group">Tổ</label>
            <select
              id="ticks-group"
              value={group}
              onChange={(event) => {
                setGroup(event.currentTarget.value);
                setMost(SHOWN);
              }}
            >
              {['', ...found.groups].map((name) => (
                <option key={name} value={name}>
                  {name === '' ? 'Cả chi hội' : name} (còn {openIn(name)})
                </option>
              ))}
            </select>
          </div>
        )}
        <ProblemNote problem={problem} />
        {gone > 0 && (
          <Box tone="warn" isAlert>
            <p>{gone} người không còn trong sổ nên chưa ghi được.</p>
          </Box>
        )}
        {key !== '' && found === null && problem === null && <Waiting text="Đang tải danh sách" />}
        {found !== null && ofGroup.length === 0 && (
          <p>Chưa có hội viên nào đang sinh hoạt ở đây. Ghi hội viên trước.</p>
        )}
        {ofGroup.length > 0 && <p class="small">{progress(ofGroup, changes)}</p>}
        {ofGroup.length > 0 && open.length === 0 && (
          <Box tone="good" title="Đã biết đủ cả ba điều của mọi người ở đây." />
        )}
        {open.length > 1 && (
          <details>
            <summary>{whose} đã biết …</summary>
            <div class="row">
              <button type="button" onClick={() => known(TICKS.map(([tick]) => tick))}>
                Biết cả ba điều
              </button>
              {TICKS.map(([tick, label]) => (
                <button key={tick} type="button" onClick={() => known([tick])}>
                  {label}
                </button>
              ))}
            </div>
          </details>
        )}
        {changed.length > 0 && (
          <div class="row">
            <span class="grow">Đã đánh dấu {changed.length} người, chưa lưu.</span>
            <button type="button" class="plain" onClick={() => become({})}>
              Bỏ đánh dấu
            </button>
          </div>
        )}
        <ul class="cards">
          {listed.slice(0, most).map((member) => (
            <TickCard
              key={member.id}
              member={member}
              said={changes[member.id] ?? {}}
              onSaid={(tick, isKnown) =>
                become({ ...changes, [member.id]: { ...changes[member.id], [tick]: isKnown } })
              }
            />
          ))}
        </ul>
        {listed.length > most && (
          <button type="button" onClick={() => setMost(most + SHOWN)}>
            Xem thêm {Math.min(SHOWN, listed.length - most)} người (còn {listed.length - most})
          </button>
        )}
        {ofGroup.length > open.length && (
          <button type="button" class="plain" onClick={() => setWhole(!isWhole)}>
            {isWhole
              ? 'Chỉ xem người chưa biết đủ'
              : `Xem cả ${ofGroup.length - open.length} người đã biết đủ`}
          </button>
        )}
      </main>
      <div class="bar">
        <div class="inner">
          <BusyButton
            kind="primary"
            isBusy={isBusy}
            label={changed.length === 0 ? 'Lưu' : `Lưu ${changed.length} người`}
            busyLabel="Đang lưu …"
            onPress={() => (changed.length === 0 ? say('Chưa có gì thay đổi.') : void save())}
          />
        </div>
      </div>
    </>
  );
}

/** What was pressed and not saved when the page closed. */
function changesOf(stored: unknown): Changes {
  const value = typeof stored === 'string' ? parsed(stored) : null;
  return typeof value === 'object' && value !== null ? (value as Changes) : {};
}

const saidOf = (member: Ticked, said: Said, tick: Tick): boolean | null => said[tick] ?? member[tick];

function progress(members: readonly Ticked[], changes: Changes): string {
  const counts = TICKS.map(([tick, label]) => {
    const known = members.filter((member) => saidOf(member, changes[member.id] ?? {}, tick) === true).length;
    return `${label.toLowerCase()} ${known}`;
  });
  return `${members.length} hội viên: ${counts.join(', ')}.`;
}

interface TickCardProps {
  readonly member: Ticked;
  readonly said: Said;
  readonly onSaid: (tick: Tick, isKnown: boolean) => void;
}

function TickCard({ member, said, onSaid }: TickCardProps) {
  const { name, birthYear, group } = member;
  return (
    <li class="card">
      <h2 id={`name-${member.id}`}>{name}</h2>
      <p class="small" style="margin:0">
        {[birthYear === null ? '' : `sinh ${birthYear}`, group].filter((part) => part !== '').join(' · ')}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons in a card, no form of their own */}
      <div class="ticks" role="group" aria-labelledby={`name-${member.id}`}>
        {TICKS.map(([tick, label]) => {
          const now = saidOf(member, said, tick);
          return (
            <button
              key={tick}
              type="button"
              class="tick"
              aria-pressed={now === true}
              data-said={now === null ? '' : now ? 'yes' : 'no'}
              onClick={() => onSaid(tick, now !== true)}
            >
              {now === true ? '✓ ' : now === false ? '✗ ' : ''}
              {label}
            </button>
          );
        })}
      </div>
    </li>
  );
}
