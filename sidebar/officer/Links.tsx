/** The dialog “Liên kết điện thoại”: links for chapters, created, printed with their QR code, and revoked. */
import { useState } from 'preact/hooks';
import { isDay } from '../../src/domain/values';
import type { Output, PhoneLink } from '../../src/shared/contract';
import { invalid, type Problem } from '../../src/shared/problem';
import { readTypedDay } from '../../src/shared/understood';
import { smallField } from '../form/small';
import { AskAgain } from '../screens/AskAgain';
import { CopyButton, Head, ProblemNote, Waiting } from '../screens/pieces';
import { SmallForm } from '../screens/SmallForm';
import { useSession } from '../state/session';
import { newSubmission } from '../state/submission';
import { Deploying } from './Deploying';
import { QrCode } from './QrCode';
import { useLoaded } from './use-loaded';
import { shownDay } from './words';

type LinkList = Output<'links.list'>;
type Made = Output<'links.create'>;

const STATES: Readonly<Record<PhoneLink['state'], readonly [word: string, tone: string]>> = {
  open: ['đang dùng', 'good'],
  expired: ['hết hạn', 'warn'],
  revoked: ['đã thu lại', ''],
};

export function Links() {
  const { about } = useSession();
  const { data, setData, problem } = useLoaded('links.list', {});
  const [made, setMade] = useState<Made | null>(null);
  const [isMaking, setMaking] = useState(false);
  const replace = (link: PhoneLink) =>
    setData((before) =>
      before === null
        ? null
        : { ...before, links: [link, ...before.links.filter(({ id }) => id !== link.id)] },
    );
  const titles = new Map(data?.tables.map(({ key, title }) => [key, title]) ?? []);
  return (
    <main>
      <Head title="Liên kết điện thoại">
        <p class="about no-paper">
          Chi hội trưởng mở liên kết trên điện thoại là nhập được, không cần tài khoản Google. Ai có liên kết
          đều nhập được cho chi hội ấy: chỉ gửi riêng cho chi hội trưởng.
        </p>
      </Head>
      <ProblemNote problem={problem} />
      {data === null && problem === null && <Waiting text="Đang mở" />}
      {data !== null && data.address === '' && (
        <Deploying onKept={(address) => setData({ ...data, address })} />
      )}
      {made !== null && <MadeLink made={made} unionName={about.unionName} onClose={() => setMade(null)} />}
      {data !== null && data.address !== '' && !isMaking && made === null && (
        <button type="button" class="primary" onClick={() => setMaking(true)}>
          Tạo liên kết mới
        </button>
      )}
      {data !== null && isMaking && (
        <Making
          data={data}
          onCancel={() => setMaking(false)}
          onMade={(one) => {
            setMade(one);
            setMaking(false);
            replace(one.link);
          }}
        />
      )}
      {data !== null && data.links.length > 0 && (
        <>
          <h2>Đã tạo</h2>
          <ul class="cards">
            {data.links.map((link) => (
              <LinkCard key={link.id} link={link} titles={titles} onRevoked={replace} />
            ))}
          </ul>
        </>
      )}
    </main>
  );
}

function MadeLink({
  made,
  unionName,
  onClose,
}: {
  readonly made: Made;
  readonly unionName: string;
  readonly onClose: () => void;
}) {
  const { link, url } = made;
  const text = `Chi hội ${link.chapterLabel}: nhập liệu Sổ Hội tại ${url} (dùng đến ${shownDay(link.until)}; không gửi cho người khác).`;
  return (
    <div class="box good on-paper" role="alert">
      <strong class="tone">{unionName === '' ? 'Sổ Hội' : unionName}</strong>
      <p>
        Nhập liệu cho <strong>{link.chapterLabel}</strong>, dùng đến hết ngày {shownDay(link.until)}.
      </p>
      <div class="qr">
        <QrCode text={url} label={`Mã QR của liên kết ${link.chapterLabel}`} />
        <p class="url">{url}</p>
      </div>
      <p class="no-paper">
        Chép hoặc in ngay: địa chỉ này chỉ hiện một lần. Nếu mất, thu lại rồi tạo liên kết khác.
      </p>
      <div class="row no-paper">
        <CopyButton text={text} label="Chép để gửi Zalo" />
        <button type="button" onClick={() => window.print()}>
          In mã QR
        </button>
        <button type="button" class="plain" onClick={onClose}>
          Xong
        </button>
      </div>
    </div>
  );
}

const CHAPTER = smallField({ key: 'chapter', label: 'Chi hội', kind: 'chapter', isRequired: true });

/**
 * The end of the year; from November on the middle of the next one, so that a new link does not expire within
 * weeks.
 */
const firstEnd = (today: string): string => {
  const year = Number(today.slice(0, 4));
  return today.slice(5) < '11-01' ? `${year}-12-31` : `${year + 1}-06-30`;
};

interface MakingProps {
  readonly data: LinkList;
  readonly onMade: (made: Made) => void;
  readonly onCancel: () => void;
}

function Making({ data, onMade, onCancel }: MakingProps) {
  const { about, call } = useSession();
  const [tables, setTables] = useState<readonly string[]>(data.tables.map(({ key }) => key));
  // One form makes one link, however often it is sent.
  const [submission] = useState(newSubmission);
  const until = smallField({
    key: 'until',
    label: 'Dùng đến hết ngày',
    kind: 'day',
    isRequired: true,
    mayBeFuture: true,
    initial: firstEnd(about.today),
    help: 'Quá ngày này liên kết tự đóng.',
  });
  return (
    <div class="card">
      <h2 style="margin:0">Liên kết mới</h2>
      <SmallForm
        fields={[CHAPTER, until]}
        button="Tạo liên kết"
        busyButton="Đang tạo …"
        onCancel={onCancel}
        onSubmit={async (values) => {
          if (tables.length === 0) {
            return invalid('', 'Chưa chọn loại dòng nào.', 'Chọn ít nhất một loại mà liên kết được ghi.');
          }
          const chapter = data.chapters.find(({ reference }) => reference === values.chapter)?.key;
          if (chapter === undefined)
            return invalid('chapter', 'Chưa chọn chi hội.', 'Chọn một chi hội trong danh sách.');
          const day = isDay(about.today) ? readTypedDay(String(values.until ?? ''), about.today, true) : null;
          if (day?.ok !== true) return invalid('until', 'Chưa hiểu ngày.', 'Ghi ngày, ví dụ 31/12.');
          const answer = await call('links.create', {
            ...{ chapter, tables: [...tables], until: day.value },
            submission,
          });
          if (!answer.ok) return answer.problem;
          onMade(answer.value);
          return null;
        }}
      >
        <fieldset class="field">
          <legend>Được ghi các loại</legend>
          <div class="chips">
            {data.tables.map(({ key, title }) => (
              <label class="chip" key={key}>
                <input
                  type="checkbox"
                  checked={tables.includes(key)}
                  onChange={(event) =>
                    setTables(
                      event.currentTarget.checked ? [...tables, key] : tables.filter((one) => one !== key),
                    )
                  }
                />
                <span class="face">{title}</span>
              </label>
            ))}
          </div>
          <p class="help">Chỉ thêm và sửa dòng của chính chi hội này; không đọc được chi hội khác.</p>
        </fieldset>
      </SmallForm>
    </div>
  );
}

interface LinkCardProps {
  readonly link: PhoneLink;
  readonly titles: ReadonlyMap<string, string>;
  readonly onRevoked: (link: PhoneLink) => void;
}

function LinkCard({ link, titles, onRevoked }: LinkCardProps) {
  const { call, say } = useSession();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [word, tone] = STATES[link.state];
  const revoke = async () => {
    setBusy(true);
    const answer = await call('links.revoke', { id: link.id });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    onRevoked(answer.value.link);
    say(`Đã thu lại liên kết của ${link.chapterLabel}.`);
  };
  return (
    <li class="card">
      <h3>
        {link.chapterLabel} <span class={`tag ${tone}`}>{word}</span>
      </h3>
      <p class="small">
        {link.tables.map((key) => titles.get(key) ?? key).join(', ')}. Đến {shownDay(link.until)}. Mã{' '}
        {link.id}
        {link.createdBy === '' ? '' : `, ${link.createdBy} tạo`} {link.createdAt}
      </p>
      <ProblemNote problem={problem} />
      {link.state === 'open' && (
        <AskAgain
          label="Thu lại"
          fullLabel={`Thu lại liên kết của ${link.chapterLabel}`}
          question="Thu lại? Điện thoại đang dùng sẽ không gửi được nữa."
          yes="Thu lại"
          busyYes="Đang thu …"
          isBusy={isBusy}
          onYes={revoke}
        />
      )}
    </li>
  );
}
