/** The dialog “Liên kết điện thoại”: links for chapters, created, printed with their QR code, and revoked. */
import { useState } from 'preact/hooks';
import type { PhoneLink } from '../../src/shared/contract';
import { invalid, type Problem } from '../../src/shared/problem';
import { smallField } from '../form/small';
import { AskAgain } from '../screens/AskAgain';
import { CopyButton, Head, ProblemNote, Waiting } from '../screens/pieces';
import { SmallForm } from '../screens/SmallForm';
import { useSession } from '../state/session';
import { newSubmission } from '../state/submission';
import { type All, MadeAll, MakingAll } from './AllLinks';
import { Deploying } from './Deploying';
import { Kinds, type LinkList, type Made, Slip, textForZalo, untilField, untilOf } from './link-pieces';
import { useLoaded } from './use-loaded';
import { shownDay } from './words';

const STATES: Readonly<Record<PhoneLink['state'], readonly [word: string, tone: string]>> = {
  open: ['đang dùng', 'good'],
  expired: ['hết hạn', 'warn'],
  revoked: ['đã thu lại', ''],
};

export function Links() {
  const { about } = useSession();
  const { data, setData, problem } = useLoaded('links.list', {});
  const [made, setMade] = useState<Made | null>(null);
  const [all, setAll] = useState<All | null>(null);
  const [making, setMaking] = useState<'none' | 'one' | 'all'>('none');
  const replace = (...links: readonly PhoneLink[]) =>
    setData((before) => {
      if (before === null) return null;
      const others = before.links.filter(({ id }) => links.every((link) => link.id !== id));
      return { ...before, links: [...links, ...others] };
    });
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
      {all !== null && <MadeAll all={all} unionName={about.unionName} onClose={() => setAll(null)} />}
      {data !== null && data.address !== '' && making === 'none' && made === null && all === null && (
        <div class="row">
          <button type="button" class="primary" onClick={() => setMaking('one')}>
            Tạo liên kết mới
          </button>
          <button type="button" onClick={() => setMaking('all')}>
            Tạo cho mọi chi hội, in phiếu
          </button>
        </div>
      )}
      {data !== null && making === 'one' && (
        <Making
          data={data}
          onCancel={() => setMaking('none')}
          onMade={(one) => {
            setMade(one);
            setMaking('none');
            replace(one.link);
          }}
        />
      )}
      {data !== null && making === 'all' && (
        <MakingAll
          data={data}
          onCancel={() => setMaking('none')}
          onMade={(many) => {
            setAll(many);
            setMaking('none');
            replace(...many.made.map(({ link }) => link), ...many.revoked);
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
  return (
    <div class="box good on-paper" role="alert">
      <Slip made={made} unionName={unionName} />
      <p class="no-paper">
        Chép hoặc in ngay: địa chỉ này chỉ hiện một lần. Nếu mất, thu lại rồi tạo liên kết khác.
      </p>
      <div class="row no-paper">
        <CopyButton text={textForZalo(made)} label="Chép để gửi Zalo" />
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
  return (
    <div class="card">
      <h2 style="margin:0">Liên kết mới</h2>
      <SmallForm
        fields={[CHAPTER, untilField(about.today)]}
        button="Tạo liên kết"
        busyButton="Đang tạo …"
        onCancel={onCancel}
        onSubmit={async (values) => {
          if (tables.length === 0) {
            return invalid('', 'Chưa chọn loại việc nào.', 'Chọn ít nhất một loại mà liên kết được ghi.');
          }
          const chapter = data.chapters.find(({ reference }) => reference === values.chapter)?.key;
          if (chapter === undefined)
            return invalid('chapter', 'Chưa chọn chi hội.', 'Chọn một chi hội trong danh sách.');
          const until = untilOf(values.until, about.today);
          if (until === null) return invalid('until', 'Chưa hiểu ngày.', 'Ghi ngày, ví dụ 31/12.');
          const answer = await call('links.create', {
            ...{ chapter, tables: [...tables], until },
            submission,
          });
          if (!answer.ok) return answer.problem;
          onMade(answer.value);
          return null;
        }}
      >
        <Kinds offered={data.tables} chosen={tables} onChosen={setTables} />
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
