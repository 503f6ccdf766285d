/** The monthly review (“ba biết”): three ticks for each member of a group, saved together. */
import { useEffect, useState } from 'preact/hooks';
import type { Output } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { FieldView } from '../fields/FieldView';
import { smallField } from '../form/small';
import { useSession } from '../state/session';
import { BusyButton, Head, ProblemNote, Waiting } from './pieces';

type Ticked = Output<'member.ticks'>['members'][number];
type Tick = 'face' | 'circumstance' | 'need';
type Changes = Readonly<Record<string, Partial<Record<Tick, boolean>>>>;

const TICKS: readonly (readonly [Tick, string])[] = [
  ['face', 'Biết mặt'],
  ['circumstance', 'Biết hoàn cảnh'],
  ['need', 'Biết nhu cầu'],
];

/** The most that one call accepts. */
const MOST = 500;

const CHAPTER = smallField({ key: 'chapter', label: 'Chi hội', kind: 'chapter' });

export function Ticks({ onBack }: { readonly onBack: () => void }) {
  const { about, call, say } = useSession();
  const [chapter, setChapter] = useState(about.person.chapter?.reference ?? '');
  const [group, setGroup] = useState('');
  const [found, setFound] = useState<Output<'member.ticks'> | null>(null);
  const [changes, setChanges] = useState<Changes>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [asked, setAsked] = useState(0);
  const key = about.chapters.find(({ reference }) => reference === chapter)?.key ?? '';
  useEffect(() => {
    setFound(null);
    setProblem(null);
    if (key === '') return;
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
  const changed = Object.entries(changes).filter(([, ticks]) => Object.keys(ticks).length > 0);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    const ticks = changed.slice(0, MOST).map(([member, said]) => ({ member, ...said }));
    const answer = await call('member.know', { ticks });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    const sent = new Set(ticks.map(({ member }) => member));
    setChanges((all) => Object.fromEntries(Object.entries(all).filter(([member]) => !sent.has(member))));
    setAsked(asked + 1);
    const gone =
      answer.value.gone.length === 0 ? '' : ` ${answer.value.gone.length} người không còn trong sổ.`;
    say(`Đã lưu ${answer.value.saved} người.${gone}`);
  };
  const shown = found?.members.filter((member) => group === '' || member.group === group) ?? [];
  const total = shown.length;
  return (
    <>
      <main
        onKeyDown={(event) => {
          if (event.key === 'Escape') onBack();
        }}
      >
        <Head title="Ba biết" onBack={onBack}>
          <p class="about">
            Đi một vòng theo tổ: bấm điều chị đã biết về từng hội viên. Bấm lần nữa là chưa biết.
          </p>
        </Head>
        {about.person.chapter === null && (
          <FieldView
            field={CHAPTER}
            value={chapter}
            onValue={(value) => setChapter(String(value))}
            problems={[]}
            chapter=""
          />
        )}
        {found !== null && found.groups.length > 0 && (
          <div class="field">
            <label for="ticks-group">Tổ</label>
            <select id="ticks-group" value={group} onChange={(event) => setGroup(event.currentTarget.value)}>
              <option value="">Cả chi hội</option>
              {found.groups.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        <ProblemNote problem={problem} />
        {key !== '' && found === null && problem === null && <Waiting text="Đang tải danh sách" />}
        {found !== null && total === 0 && <p>Chưa có hội viên nào đang sinh hoạt ở đây.</p>}
        {total > 0 && <p class="small">{progress(shown, changes)}</p>}
        <ul class="cards">
          {shown.map((member) => (
            <TickCard
              key={member.id}
              member={member}
              said={changes[member.id] ?? {}}
              onSaid={(tick, isKnown) =>
                setChanges((all) => ({ ...all, [member.id]: { ...all[member.id], [tick]: isKnown } }))
              }
            />
          ))}
        </ul>
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

const saidOf = (member: Ticked, said: Changes[string], tick: Tick): boolean | null =>
  said?.[tick] ?? member[tick];

function progress(members: readonly Ticked[], changes: Changes): string {
  const counts = TICKS.map(([tick, label]) => {
    const known = members.filter((member) => saidOf(member, changes[member.id] ?? {}, tick) === true).length;
    return `${label.toLowerCase()} ${known}`;
  });
  return `${members.length} hội viên: ${counts.join(', ')}.`;
}

interface TickCardProps {
  readonly member: Ticked;
  readonly said: Partial<Record<Tick, boolean>>;
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
