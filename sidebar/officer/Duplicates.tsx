/**
 * The dialog “Hội viên ghi trùng”: possible duplicate records of a member, side by side, and merging them.
 */
import { useEffect, useState } from 'preact/hooks';
import type { Output, RowView } from '../../src/shared/contract';
import { describe, type Problem } from '../../src/shared/problem';
import { Box, BusyButton, Head, ProblemNote, Waiting } from '../screens/pieces';
import { useSession } from '../state/session';

type Group = Output<'member.duplicates'>['groups'][number];
type Merged = Output<'member.merge'>;

export function Duplicates() {
  const { call } = useSession();
  const [groups, setGroups] = useState<readonly Group[] | null>(null);
  const [looked, setLooked] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asked, setAsked] = useState(0);
  const load = async () => {
    const answer = await call('member.duplicates', {});
    if (answer.ok) {
      setLooked(answer.value.looked);
      setGroups(answer.value.groups);
    } else setProblem(answer.problem);
  };
  useEffect(() => {
    setProblem(null);
    if (asked >= 0) void load();
  }, [asked]);
  return (
    <main>
      <Head title="Hội viên ghi trùng">
        <p class="about">
          Chọn hồ sơ giữ lại rồi gộp: ô trống của hồ sơ giữ lấy từ hồ sơ kia; cặp 1+1 và hoàn cảnh chuyển
          theo; hồ sơ kia được cất ở tab ẩn.
        </p>
      </Head>
      <ProblemNote problem={problem}>
        <button type="button" onClick={() => setAsked(asked + 1)}>
          Tải lại
        </button>
      </ProblemNote>
      {groups === null && problem === null && <Waiting text="Đang tìm" />}
      {groups?.length === 0 && (
        <p>
          {looked === 0
            ? 'Sổ chưa có hội viên nào để xem: ghi danh sách hội viên trước.'
            : `Đã xem ${looked} hội viên, không thấy ai ghi hai lần.`}
        </p>
      )}
      {groups?.map((group) => (
        <GroupCard
          key={group.rows.map(({ id }) => id).join()}
          group={group}
          onReload={() => setAsked(asked + 1)}
        />
      ))}
    </main>
  );
}

interface GroupCardProps {
  readonly group: Group;
  readonly onReload: () => void;
}

function GroupCard({ group, onReload }: GroupCardProps) {
  const { call, say } = useSession();
  const [rows, setRows] = useState<readonly RowView[]>(group.rows);
  const [keep, setKeep] = useState(group.rows[0]?.id ?? '');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [merged, setMerged] = useState<Merged | null>(null);
  const kept = rows.find(({ id }) => id === keep);
  const labels = new Map(rows.flatMap(({ shown }) => shown.map(({ key, label }) => [key, label] as const)));
  const merge = async (drop: RowView) => {
    if (kept === undefined) return;
    setBusy(true);
    setProblem(null);
    const answer = await call('member.merge', {
      keep: kept.id,
      drop: drop.id,
      keepVersion: kept.version,
      dropVersion: drop.version,
    });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    setMerged(answer.value);
    setRows(
      rows.filter(({ id }) => id !== drop.id).map((row) => (row.id === kept.id ? answer.value.row : row)),
    );
    say(`Đã gộp hai hồ sơ ${kept.title}.`);
  };
  const [first] = rows;
  return (
    <section class="card" style="margin:12px 0">
      <h2 style="margin:0">{first?.title}</h2>
      <p class="small">{group.why}</p>
      {problem !== null && (
        <Box tone="wrong" isAlert>
          <p>
            {problem.kind === 'conflict'
              ? 'Một trong hai hồ sơ vừa được sửa. Tải lại rồi xem trước khi gộp.'
              : describe(problem)}
          </p>
          <button type="button" onClick={onReload}>
            Tải lại
          </button>
        </Box>
      )}
      {merged !== null && <MergedBox merged={merged} />}
      {rows.length > 1 && (
        <>
          <div style="overflow-x:auto">
            <table class="sides" style={`min-width:${rows.length * 150}px`}>
              <thead>
                <tr>
                  {rows.map(({ id }) => (
                    <th key={id} scope="col">
                      <label class="chip">
                        <input
                          type="radio"
                          name={`keep-${group.rows[0]?.id}`}
                          checked={id === keep}
                          onChange={() => setKeep(id)}
                        />
                        <span class="face">Giữ {id}</span>
                      </label>
                    </th>
                  ))}
                </tr>
              </thead>
              {[...labels].map(([key, label]) => (
                <tbody key={key}>
                  <tr>
                    <th colSpan={rows.length} scope="rowgroup">
                      {label}
                    </th>
                  </tr>
                  <tr>
                    {rows.map((row) => (
                      <td key={row.id}>{row.shown.find((one) => one.key === key)?.text ?? '(trống)'}</td>
                    ))}
                  </tr>
                </tbody>
              ))}
            </table>
          </div>
          <div class="row">
            {rows
              .filter(({ id }) => id !== keep)
              .map((row) => (
                <BusyButton
                  key={row.id}
                  kind="primary"
                  isBusy={isBusy}
                  label={`Gộp ${row.id} vào ${keep}`}
                  busyLabel="Đang gộp …"
                  onPress={() => void merge(row)}
                />
              ))}
          </div>
        </>
      )}
    </section>
  );
}

function MergedBox({ merged }: { readonly merged: Merged }) {
  const { row, references, differences } = merged;
  return (
    <Box tone="good" isAlert title="Đã gộp.">
      <p>
        Giữ hồ sơ {row.id}
        {references === 0 ? '.' : `; ${references} chỗ ở tab khác nay trỏ về hồ sơ này.`}
      </p>
      {differences.length > 0 && (
        <>
          <p>Hai hồ sơ ghi khác nhau, đã giữ theo hồ sơ này:</p>
          <ul>
            {differences.map(({ label, kept, dropped }) => (
              <li key={label}>
                {label}: {kept === '' ? 'để trống' : `giữ “${kept}”`}, bỏ “{dropped}”.
              </li>
            ))}
          </ul>
        </>
      )}
    </Box>
  );
}
