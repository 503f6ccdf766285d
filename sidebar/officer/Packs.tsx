/**
 * The dialog “Gói chỉ số”: packages that come with the product, the ward's own indicators as a text for another ward, and a
 * text that another ward sent.
 */
import { useState } from 'preact/hooks';
import type { Problem } from '../../src/shared/problem';
import { AskAgain } from '../screens/AskAgain';
import { Box, BusyButton, Head, ProblemNote, Waiting } from '../screens/pieces';
import { useSession } from '../state/session';
import { PacksIn } from './PacksIn';
import { PacksOut } from './PacksOut';
import { Pick } from './Pick';
import { Lines, Names, type OnDone, type PackList, type Removed } from './pack-pieces';
import { withoutAnswer } from './unanswered';
import { useLoaded } from './use-loaded';

type Pack = PackList['packs'][number];

const VIEWS = [
  ['install', 'Gói có sẵn'],
  ['in', 'Nhận gói'],
  ['out', 'Gửi gói'],
] as const;
type View = (typeof VIEWS)[number][0];

/** What is told after something was done: a sentence, and lines below it. */
interface Told {
  readonly message: string;
  readonly notes: readonly string[];
  readonly removed: Removed['removed'];
}

export function Packs() {
  const { say } = useSession();
  const { data, setData, problem, setProblem } = useLoaded('packs.list', {});
  const [view, setView] = useState<View>('install');
  const [told, setTold] = useState<Told | null>(null);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const onDone = (
    list: PackList,
    message: string,
    notes: readonly string[],
    removed: Told['removed'] = [],
  ) => {
    setData(list);
    setProblem(null);
    setTold({ message, notes, removed });
    say(message);
    window.scrollTo(0, 0);
  };
  const onProblem = (found: Problem | null) => {
    setTold(null);
    setProblem(found);
    if (found !== null) window.scrollTo(0, 0);
  };
  return (
    <>
      <main>
        <Head title="Gói chỉ số">
          <p class="about">
            Cài một gói là sổ có thêm các chỉ số của gói ở tab Chỉ số; chi hội ghi số ở Nhập liệu → Hoạt động.
            Chỉ số sổ đã có thì giữ nguyên. Muốn đổi tên hay câu in, sửa ở tab Chỉ số.
          </p>
        </Head>
        <ProblemNote problem={problem} />
        {told !== null && <ToldBox key={told.message} told={told} onDone={onDone} onProblem={onProblem} />}
        {data === null && problem === null && <Waiting text="Đang mở" />}
        {data !== null && (
          <fieldset class="field">
            <legend class="hidden">Việc</legend>
            <div class="chips">
              {VIEWS.map(([key, label]) => (
                <label key={key} class="chip">
                  <input
                    type="radio"
                    name="view"
                    checked={view === key}
                    onChange={() => {
                      setView(key);
                      onProblem(null);
                    }}
                  />
                  <span class="face">{label}</span>
                </label>
              ))}
            </div>
          </fieldset>
        )}
        {data !== null && view === 'in' && <PacksIn onDone={onDone} />}
        {data !== null && view === 'out' && <PacksOut list={data} />}
        {data !== null && view === 'install' && (
          <BuiltIn list={data} ticked={ticked} onTicked={setTicked} onDone={onDone} onProblem={onProblem} />
        )}
      </main>
      {data !== null && view === 'install' && data.packs.some((pack) => !isWhole(pack)) && (
        <InstallBar ticked={ticked} onInstalled={() => setTicked([])} onDone={onDone} onProblem={onProblem} />
      )}
    </>
  );
}

interface ActProps {
  readonly onDone: OnDone;
  readonly onProblem: (problem: Problem | null) => void;
}

const AGAIN = 'Đóng rồi mở lại Gói chỉ số để xem đã xong chưa.';

interface BuiltInProps extends ActProps {
  readonly list: PackList;
  /** Keys of the ticked packages. */
  readonly ticked: readonly string[];
  readonly onTicked: (ticked: readonly string[]) => void;
}

/** The ticks of packages that are not installed whole, then those that are there. */
function BuiltIn({ list, ticked, onTicked, onDone, onProblem }: BuiltInProps) {
  const offered = list.packs.filter((pack) => !isWhole(pack));
  const there = list.packs.filter(({ installed }) => installed > 0);
  return (
    <>
      {offered.length > 0 && (
        <fieldset class="field">
          <legend>Chọn gói để cài</legend>
          <div class="picks">
            {offered.map((pack) => (
              <Pick
                key={pack.key}
                type="checkbox"
                name="pack"
                label={pack.name}
                about={`${pack.about} ${pack.indicators.length} chỉ số${pack.installed > 0 ? `, sổ đang có ${pack.installed}` : ''}.`}
                isChosen={ticked.includes(pack.key)}
                onChosen={(isChosen) =>
                  onTicked(isChosen ? [...ticked, pack.key] : ticked.filter((key) => key !== pack.key))
                }
              />
            ))}
          </div>
        </fieldset>
      )}
      {ticked.length > 0 && (
        <details open>
          <summary>Các chỉ số của gói đã chọn</summary>
          {offered
            .filter(({ key }) => ticked.includes(key))
            .map(({ key, name, indicators }) => (
              <Names key={key} title={name} names={indicators} />
            ))}
        </details>
      )}
      {there.length > 0 && (
        <>
          <h2>Sổ đang có</h2>
          <ul class="cards">
            {there.map((pack) => (
              <Standing key={pack.name} pack={pack} onDone={onDone} onProblem={onProblem} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const isWhole = ({ key, installed, indicators }: Pack): boolean =>
  key === '' || installed >= indicators.length;

interface InstallBarProps extends ActProps {
  readonly ticked: readonly string[];
  readonly onInstalled: () => void;
}

/** The one button of the view, always in sight. */
function InstallBar({ ticked, onInstalled, onDone, onProblem }: InstallBarProps) {
  const { call } = useSession();
  const [isBusy, setBusy] = useState(false);
  const install = async () => {
    setBusy(true);
    const answer = await call('packs.install', { packs: [...ticked] });
    setBusy(false);
    if (!answer.ok) return onProblem(withoutAnswer(answer.problem, AGAIN));
    onInstalled();
    onDone(answer.value.list, answer.value.message, answer.value.notes);
  };
  return (
    <div class="bar">
      <div class="inner">
        <BusyButton
          kind="primary"
          isBusy={isBusy}
          label={ticked.length === 0 ? 'Cài gói đã chọn' : `Cài ${ticked.length} gói`}
          busyLabel="Đang cài …"
          onPress={() => void install()}
        />
      </div>
    </div>
  );
}

function Standing({ pack, onDone, onProblem }: { readonly pack: Pack } & ActProps) {
  const { call } = useSession();
  const [isBusy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    const answer = await call('packs.remove', { name: pack.name });
    setBusy(false);
    if (!answer.ok) return onProblem(withoutAnswer(answer.problem, AGAIN));
    const { list, message, kept, removed } = answer.value;
    onDone(
      list,
      message,
      kept.map(({ name, why }) => `Giữ “${name}”: ${why}`),
      removed,
    );
  };
  return (
    <li class="card">
      <h3>
        {pack.name} {pack.key === '' && <span class="tag">nhận về</span>}
      </h3>
      <p class="small">{pack.installed} chỉ số.</p>
      <AskAgain
        label="Gỡ gói"
        fullLabel={`Gỡ gói ${pack.name}`}
        question="Gỡ các chỉ số chưa dùng của gói? Chỉ số đã ghi số thì giữ lại."
        yes="Gỡ"
        busyYes="Đang gỡ …"
        isBusy={isBusy}
        onYes={remove}
      />
    </li>
  );
}

/** What was done, with the way back for rows that were taken off. */
function ToldBox({ told, onDone, onProblem }: { readonly told: Told } & ActProps) {
  const { call } = useSession();
  const [isBusy, setBusy] = useState(false);
  const { message, notes, removed } = told;
  const undo = async () => {
    setBusy(true);
    for (const { id } of removed) {
      const answer = await call('row.undo', { table: 'indicators', id });
      if (answer.ok) continue;
      setBusy(false);
      return onProblem(withoutAnswer(answer.problem, AGAIN));
    }
    const listed = await call('packs.list', {});
    setBusy(false);
    if (!listed.ok) return onProblem(listed.problem);
    onDone(listed.value, `Đã lấy lại ${removed.length} chỉ số.`, []);
  };
  return (
    <Box tone="good">
      <p>{message}</p>
      <Lines lines={notes} />
      {removed.length > 0 && (
        <>
          <p>Đã gỡ: {removed.map(({ name }) => name).join('; ')}.</p>
          <BusyButton
            isBusy={isBusy}
            label="Lấy lại"
            busyLabel="Đang lấy lại …"
            onPress={() => void undo()}
          />
        </>
      )}
    </Box>
  );
}
