/**
 * The dialog “Sáp nhập, đổi tên chi hội”: what is to become of which chapters from a day on, or which workbook is brought in; a
 * recap, and the press.
 */
import { useState } from 'preact/hooks';
import type { Input, Output } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { smallField } from '../form/small';
import { Box, BusyButton, DoneNote, Head, ProblemNote, Waiting } from '../screens/pieces';
import { SmallForm } from '../screens/SmallForm';
import { useSession } from '../state/session';
import { Pick } from './Pick';
import { withoutAnswer } from './unanswered';
import { useLoaded } from './use-loaded';

type Borders = Output<'chapters.look'>;
type Chapter = Borders['chapters'][number];
type Asked = Input<'chapters.look'>;

const ACTS = [
  ['rename', 'Đổi tên', 'Một chi hội mang tên mới từ một ngày; mã giữ nguyên.'],
  ['merge', 'Sáp nhập', 'Hai hay nhiều chi hội nhập làm một.'],
  ['split', 'Tách', 'Một phần của chi hội thành chi hội mới; phần còn lại giữ mã cũ.'],
  ['join', 'Nhận sổ của phường khác', 'Hai phường nhập làm một: đưa mọi dòng của sổ kia vào sổ này.'],
] as const;
type Act = (typeof ACTS)[number][0];
/** Chapters that must be chosen first. */
const FEWEST: Readonly<Record<Act, number>> = { rename: 1, merge: 2, split: 1, join: 0 };

const NOTHING: Asked = { act: '', chapters: [], code: '', name: '', day: '', groups: [] };

export function Borders() {
  const { call, say } = useSession();
  const { data, setData, problem, setProblem } = useLoaded('chapters.look', NOTHING);
  const [act, setAct] = useState<Act | ''>('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [groups, setGroups] = useState<readonly string[]>([]);
  const [into, setInto] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isBusy, setBusy] = useState(false);
  /** What was told of another choice goes at once. */
  const restart = (): void => {
    setAsked(null);
    setProblem(null);
    if (data !== null) setData({ ...data, recap: null, message: '', notes: [] });
  };
  const choose = (code: string, isChosen: boolean): void => {
    restart();
    setGroups([]);
    setInto('');
    const others = act === 'merge' ? chosen.filter((one) => one !== code) : [];
    setChosen(isChosen ? [...others, code] : others);
  };
  const look = async (input: Asked): Promise<Problem | null> => {
    restart();
    const answer = await call('chapters.look', input);
    if (!answer.ok) return withoutAnswer(answer.problem, 'Bấm Xem trước lần nữa; xem trước không ghi gì.');
    setData(answer.value);
    setAsked(input);
    return null;
  };
  const write = async (seen: string): Promise<void> => {
    if (isBusy || asked === null) return;
    setBusy(true);
    const answer = await call('chapters.write', { ...asked, seen });
    setBusy(false);
    window.scrollTo(0, 0);
    if (!answer.ok) {
      setProblem(withoutAnswer(answer.problem, 'Bấm Xem trước lần nữa: phần đã xong không làm lại.'));
      return;
    }
    setProblem(null);
    setData(answer.value);
    say(answer.value.message);
    if (answer.value.recap !== null) return;
    setAsked(null);
    setChosen([]);
    setGroups([]);
  };
  const active = data?.chapters.filter(({ isActive }) => isActive) ?? [];
  const first = active.find(({ code }) => code === chosen[0]);
  return (
    <main>
      <Head title="Sáp nhập, đổi tên chi hội">
        <p class="about">
          Ghi một lần, có ngày: dòng đã ghi giữ nguyên, hội viên chuyển theo, các năm so trên cùng địa bàn.
        </p>
      </Head>
      <ProblemNote problem={problem} />
      <DoneNote text={data?.message ?? ''} more={data?.notes ?? []} />
      {data === null && problem === null && <Waiting text="Đang mở" />}
      {data !== null && (
        <>
          {ACTS.map(([key, label, about]) => (
            <Pick
              key={key}
              type="radio"
              name="act"
              {...{ label, about }}
              isChosen={act === key}
              onChosen={() => {
                restart();
                setAct(key);
                setChosen([]);
                setGroups([]);
                setInto('');
              }}
            />
          ))}
          {act === 'join' && <HowToCopy />}
          {act !== '' && act !== 'join' && (
            <fieldset class="field">
              <legend>{act === 'merge' ? 'Những chi hội nhập lại với nhau' : 'Chi hội nào'}</legend>
              <div class="chips">
                {active.map(({ code, label, members }) => (
                  <Chip
                    key={code}
                    type={act === 'merge' ? 'checkbox' : 'radio'}
                    name="chapter"
                    text={`${label} · ${code} (${members} hội viên)`}
                    isChosen={chosen.includes(code)}
                    onChosen={(isChosen) => choose(code, isChosen)}
                  />
                ))}
              </div>
            </fieldset>
          )}
          {act === 'merge' && chosen.length > 1 && (
            <fieldset class="field">
              <legend>Nhập thành</legend>
              <div class="chips">
                {['', ...chosen].map((code) => (
                  <Chip
                    key={code}
                    type="radio"
                    name="into"
                    text={code === '' ? 'Chi hội mới, mã mới (nên chọn)' : `Vào ${nameOf(active, code)}`}
                    isChosen={into === code}
                    onChosen={() => {
                      restart();
                      setInto(code);
                    }}
                  />
                ))}
              </div>
            </fieldset>
          )}
          {act === 'split' && first !== undefined && (
            <fieldset class="field">
              <legend>Tổ nào sang chi hội mới</legend>
              <div class="chips">
                {first.groups.map((group) => (
                  <Chip
                    key={group}
                    type="checkbox"
                    name="group"
                    text={group === '' ? 'Hội viên chưa ghi tổ' : group}
                    isChosen={groups.includes(group)}
                    onChosen={(isChosen) => {
                      restart();
                      const others = groups.filter((one) => one !== group);
                      setGroups(isChosen ? [...others, group] : others);
                    }}
                  />
                ))}
              </div>
            </fieldset>
          )}
          {act !== '' && chosen.length >= FEWEST[act] && (
            <SmallForm
              key={`${act} ${into}`}
              fields={fieldsOf(act, into)}
              button="Xem trước"
              busyButton="Đang xem …"
              onSubmit={(values) => {
                const of = (name: string) => String(values[name] ?? '');
                const code = into === '' ? of('code') : into;
                return look({
                  ...{ act, chapters: [...chosen], groups: [...groups] },
                  ...{ code, name: of('name'), day: of('day') },
                });
              }}
            />
          )}
          {asked !== null && data.recap !== null && (
            <Recapitulation
              recap={data.recap}
              isBusy={isBusy}
              peopleTitle={act === 'join' ? 'Có thể là một người, có ở cả hai sổ' : 'Những hội viên chuyển'}
              onPress={(seen) => void write(seen)}
            />
          )}
        </>
      )}
    </main>
  );
}

const nameOf = (chapters: readonly Chapter[], code: string): string =>
  `${chapters.find((one) => one.code === code)?.label ?? ''} · ${code}`;

const HowToCopy = () => (
  <Box tone="plain" title="Trước hết, chép các tab của sổ kia vào tệp này">
    <ol>
      <li>Sao lưu cả hai sổ. Ở sổ kia bấm Cài đặt sổ, để dòng nào cũng có mã.</li>
      <li>
        Ở sổ kia, bấm mũi tên cạnh tên tab → <strong>Sao chép vào → Bảng tính hiện có</strong> → chọn sổ này.
        Làm với từng tab có số liệu, cả Danh mục và Cài đặt.
      </li>
      <li>Sổ này có thêm các tab “Bản sao của …”. Đừng đổi tên chúng. Xem trước ở dưới, rồi nhận.</li>
    </ol>
  </Box>
);

function fieldsOf(act: Act, into: string) {
  if (act === 'join')
    return [
      smallField({
        key: 'name',
        label: 'Tên phường kia',
        kind: 'text',
        isRequired: true,
        example: 'Phúc La cũ',
      }),
      smallField({
        ...{ key: 'code', label: 'Chữ đứng trước mã của phường kia', kind: 'text', isRequired: true },
        ...{ example: 'PL', help: 'Để mã hai sổ không trùng: K1 của sổ kia thành PL-K1.' },
      }),
    ];
  const name = smallField({
    ...{ key: 'name', kind: 'text', isRequired: true, example: 'Tổ dân phố Hòa Bình' },
    label: act === 'rename' ? 'Tên mới' : 'Tên chi hội mới',
  });
  const code = smallField({
    ...{ key: 'code', label: 'Mã chi hội mới', kind: 'text', isRequired: true, example: 'HB' },
    help: 'Mã ngắn, chưa chi hội nào dùng, không bao giờ đổi.',
  });
  const day = smallField({
    key: 'day',
    label: 'Từ ngày',
    kind: 'day',
    isRequired: true,
    example: '01/07/2025',
  });
  return [...(into === '' ? (act === 'rename' ? [name] : [name, code]) : []), day];
}

interface ChipProps {
  readonly type: 'checkbox' | 'radio';
  readonly name: string;
  readonly text: string;
  readonly isChosen: boolean;
  readonly onChosen: (isChosen: boolean) => void;
}

const Chip = ({ type, name, text, isChosen, onChosen }: ChipProps) => (
  <label class="chip">
    <input
      type={type}
      name={name}
      checked={isChosen}
      onChange={(event) => onChosen(event.currentTarget.checked)}
    />
    <span class="face">{text}</span>
  </label>
);

interface RecapProps {
  readonly recap: NonNullable<Borders['recap']>;
  readonly isBusy: boolean;
  /** Who are listed: those who move, or those who may be in both books. */
  readonly peopleTitle: string;
  readonly onPress: (seen: string) => void;
}

function Recapitulation({ recap, isBusy, peopleTitle, onPress }: RecapProps) {
  const [does = [], know = [], people = []] = recap.parts;
  if (recap.counts[0] === 0) return <p>Việc này đã xong từ trước, không phải làm gì thêm.</p>;
  return (
    <Box tone="plain" title="Sẽ làm">
      <Lines lines={does} />
      <p>
        <strong>Cần biết</strong>
      </p>
      <Lines lines={know} />
      {people.length > 0 && (
        <details>
          <summary>{peopleTitle}</summary>
          <Lines lines={people} />
        </details>
      )}
      <BusyButton
        isBusy={isBusy}
        kind="primary"
        label="Làm như trên"
        busyLabel="Đang làm …"
        onPress={() => onPress(recap.seen)}
      />
    </Box>
  );
}

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);
