/** A member's record, found by search: correct it, or record a dated change. */
import { useEffect, useState } from 'preact/hooks';
import type { Field, Receipt, RowView } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { FieldView } from '../fields/FieldView';
import { smallField } from '../form/small';
import { SessionContext, useSession, withoutFirst } from '../state/session';
import { Erase } from './Erase';
import { Held } from './Held';
import { Box, Facts, Head, ProblemNote, Waiting } from './pieces';
import { SmallForm } from './SmallForm';

interface MemberCardProps {
  readonly onBack: () => void;
  readonly onEdit: (row: RowView) => void;
  /** Reference of whom to begin with; '' for nobody. */
  readonly member: string;
}

type Act = 'look' | 'held' | 'erase' | 'move' | 'type' | 'leave' | 'return';

const SEARCH = smallField({
  key: 'member',
  label: 'Tìm hội viên',
  kind: 'member',
  help: 'Gõ một phần tên, có dấu hay không; thêm năm sinh hoặc chi hội để thu hẹp.',
});

/** The id at the end of `Tên · HV-…`; '' where none was picked. */
const idOfReference = (text: string): string => /·\s*(\S+)\s*$/u.exec(text)?.[1] ?? '';

export function MemberCard({ onBack, onEdit, member }: MemberCardProps) {
  const { about, call } = useSession();
  const [typed, setTyped] = useState(member);
  const [row, setRow] = useState<RowView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [act, setAct] = useState<Act>('look');
  const [done, setDone] = useState('');
  const id = idOfReference(typed);
  useEffect(() => {
    setRow(null);
    setProblem(null);
    setAct('look');
    if (id === '') return;
    let isCurrent = true;
    void call('row.get', { table: 'members', id }).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setRow(answer.value);
      else setProblem(answer.problem);
    });
    return () => {
      isCurrent = false;
    };
  }, [id]);
  const isPresent =
    row?.values.state === about.lists.find(({ key }) => key === 'memberStates')?.options[0]?.label;
  const finished = (receipt: Receipt, said: string) => {
    setRow(receipt.row);
    setAct('look');
    setDone(said);
  };
  return (
    <main
      onKeyDown={(event) => {
        if (event.key === 'Escape') onBack();
      }}
    >
      <Head title="Hội viên" onBack={onBack} />
      <FieldView
        field={SEARCH}
        value={typed}
        onValue={(value) => {
          setTyped(String(value));
          setDone('');
        }}
        problems={[]}
        chapter={about.person.chapter?.key ?? ''}
      />
      <ProblemNote problem={problem} />
      {done !== '' && (
        <Box tone="good" isAlert>
          <p>{done}</p>
        </Box>
      )}
      {id !== '' && row === null && problem === null && <Waiting text="Đang mở hồ sơ" />}
      {row !== null && act === 'look' && (
        <div class="card">
          <h2 style="margin:0">{row.title}</h2>
          {row.notices.map((notice) => (
            <p key={notice} class="said warn">
              {notice}
            </p>
          ))}
          <Facts shown={row.shown} />
          <div class="row">
            <button type="button" onClick={() => onEdit(row)}>
              Sửa hồ sơ
            </button>
            {isPresent ? (
              <>
                <button type="button" onClick={() => setAct('move')}>
                  Chuyển chi hội
                </button>
                <button type="button" onClick={() => setAct('type')}>
                  Đổi loại
                </button>
                <button type="button" onClick={() => setAct('leave')}>
                  Ghi rời đi
                </button>
              </>
            ) : (
              <button type="button" onClick={() => setAct('return')}>
                Ghi trở lại
              </button>
            )}
            {about.person.role === 'officer' && (
              <>
                <button type="button" onClick={() => setAct('held')}>
                  Sổ ghi gì về chị ấy
                </button>
                <button type="button" onClick={() => setAct('erase')}>
                  Xóa thông tin theo yêu cầu
                </button>
              </>
            )}
          </div>
        </div>
      )}
      {row !== null && act === 'held' && (
        <Held member={row.id} title={row.title} onBack={() => setAct('look')} />
      )}
      {row !== null && act === 'erase' && (
        <Erase members={[row.id]} title={row.title} onBack={() => setTyped('')} />
      )}
      {row !== null && act === 'move' && (
        <Move
          row={row}
          onDone={(receipt) => finished(receipt, `Đã chuyển ${row.title}.`)}
          onCancel={() => setAct('look')}
        />
      )}
      {row !== null && (act === 'type' || act === 'return') && (
        <Other
          row={row}
          act={act}
          onDone={(receipt) =>
            finished(
              receipt,
              act === 'type' ? `Đã đổi loại của ${row.title}.` : `Đã ghi ${row.title} trở lại.`,
            )
          }
          onCancel={() => setAct('look')}
        />
      )}
      {row !== null && act === 'leave' && (
        <Leave
          row={row}
          onDone={(receipt) => finished(receipt, `Đã ghi ${row.title} rời đi.`)}
          onCancel={() => setAct('look')}
        />
      )}
    </main>
  );
}

interface ActProps {
  readonly row: RowView;
  readonly onDone: (receipt: Receipt) => void;
  readonly onCancel: () => void;
}

/** A field of the members' form with some properties replaced. */
function useMemberField(): (key: string, changes: Partial<Field>) => Field {
  const { about } = useSession();
  const form = about.forms.find(({ table }) => table === 'members');
  return (key, changes) => {
    const known = form?.fields.find((field) => field.key === key);
    return {
      ...(known ?? smallField({ key, label: key, kind: 'text' })),
      initial: null,
      isFixed: false,
      ...changes,
    };
  };
}

function Move({ row, onDone, onCancel }: ActProps) {
  const { about, call, members } = useSession();
  const field = useMemberField();
  const fields = [
    field('chapter', {
      label: 'Chuyển đến chi hội',
      help: 'Hồ sơ giữ nguyên mã; các năm trước vẫn tính cho chi hội cũ.',
    }),
    field('group', { label: 'Tổ ở chi hội mới', help: 'Bỏ trống nếu chưa biết.' }),
    smallField({
      key: 'day',
      label: 'Ngày chuyển',
      kind: 'day',
      isRequired: true,
      initial: about.today,
      example: '28/6',
    }),
  ];
  return (
    <>
      <h2>Chuyển {row.title}</h2>
      <SmallForm
        fields={fields}
        button="Chuyển"
        busyButton="Đang chuyển …"
        onCancel={onCancel}
        onSubmit={async (values) => {
          const answer = await call('member.move', {
            member: row.id,
            chapter: String(values.chapter ?? ''),
            group: String(values.group ?? ''),
            day: String(values.day ?? ''),
            version: row.version,
          });
          if (!answer.ok) return answer.problem;
          members.forget();
          onDone(answer.value);
          return null;
        }}
      />
    </>
  );
}

/** A change of type, or a return, from a day on. */
function Other({ row, act, onDone, onCancel }: ActProps & { readonly act: 'type' | 'return' }) {
  const { about, call, members } = useSession();
  const field = useMemberField();
  const isType = act === 'type';
  const day = smallField({
    key: 'day',
    label: isType ? 'Từ ngày' : 'Ngày trở lại',
    kind: 'day',
    isRequired: true,
    initial: about.today,
    example: '28/6',
  });
  const type = field('type', { label: 'Loại mới', isRequired: true, isStarred: true, help: '' });
  const button = isType ? 'Đổi loại' : 'Ghi trở lại';
  return (
    <>
      <h2>{isType ? `Đổi loại: ${row.title}` : `${row.title} trở lại`}</h2>
      <SmallForm
        fields={isType ? [type, day] : [day]}
        button={button}
        busyButton="Đang ghi …"
        onCancel={onCancel}
        onSubmit={async (values) => {
          const sent = { member: row.id, day: String(values.day ?? ''), version: row.version };
          const answer = isType
            ? await call('member.type', { ...sent, type: String(values.type ?? '') })
            : await call('member.return', sent);
          if (!answer.ok) return answer.problem;
          members.forget();
          onDone(answer.value);
          return null;
        }}
      />
    </>
  );
}

function Leave({ row, onDone, onCancel }: ActProps) {
  const session = useSession();
  const { about, call, members } = session;
  const field = useMemberField();
  const fields = [
    field('state', {
      label: 'Lý do rời đi',
      isRequired: true,
      isStarred: true,
      help: 'Hồ sơ vẫn giữ để báo cáo năm tính đúng.',
      example: '',
    }),
    smallField({
      key: 'day',
      label: 'Từ ngày',
      kind: 'day',
      isRequired: true,
      initial: about.today,
      example: '28/6',
    }),
    smallField({ key: 'note', label: 'Ghi thêm', kind: 'longText', help: 'Ví dụ chuyển đến đâu.' }),
  ];
  return (
    <SessionContext.Provider value={withoutFirst(session, 'memberStates')}>
      <h2>{row.title} rời đi</h2>
      <SmallForm
        fields={fields}
        button="Ghi rời đi"
        busyButton="Đang ghi …"
        onCancel={onCancel}
        onSubmit={async (values) => {
          const answer = await call('member.leave', {
            member: row.id,
            state: String(values.state ?? ''),
            day: String(values.day ?? ''),
            note: String(values.note ?? ''),
            version: row.version,
          });
          if (!answer.ok) return answer.problem;
          members.forget();
          onDone(answer.value);
          return null;
        }}
      />
    </SessionContext.Provider>
  );
}
