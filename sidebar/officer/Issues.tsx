/**
 * The dialog “Phát hành”: drafts and issued reports; issuing one, withdrawing it, comparing the ledger with
 * it.
 */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Output, ReportLine } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { smallField } from '../form/small';
import { Box, BusyButton, DoneNote, Head, ProblemNote, Waiting } from '../screens/pieces';
import { SmallForm } from '../screens/SmallForm';
import { useSession } from '../state/session';
import { AskAgain } from './AskAgain';
import { withoutAnswer } from './unanswered';
import { useLoaded } from './use-loaded';
import { numberAndDay, shownDay } from './words';

type IssueList = Output<'issues.list'>;

/** Reports of a list that are shown at first. */
const FIRST = 8;

export function Issues() {
  const { say } = useSession();
  const { data, setData, problem, setProblem } = useLoaded('issues.list', {});
  const [done, setDone] = useState<readonly string[]>([]);
  const onDone = (messages: readonly string[], reports?: readonly ReportLine[]) => {
    if (reports !== undefined) setData((before) => before && { ...before, reports: [...reports] });
    setDone(messages);
    setProblem(null);
    say(messages[0] ?? '');
    window.scrollTo(0, 0);
  };
  const onProblem = (found: Problem) => {
    setDone([]);
    setProblem(found);
    window.scrollTo(0, 0);
  };
  const of = (isIssued: boolean): ReportLine[] =>
    data?.reports.filter(({ state }) => (state === 'issued') === isIssued) ?? [];
  const [first = '', ...more] = done;
  return (
    <main>
      <Head title="Phát hành">
        <p class="about">
          Mỗi lần xuất là một bản dự thảo. Văn bản ký gửi rồi thì phát hành ở đây; về sau sổ so với bản đã
          phát hành.
        </p>
      </Head>
      <ProblemNote problem={problem} />
      <DoneNote text={first} more={more} />
      {data === null && problem === null && <Waiting text="Đang mở" />}
      {data !== null && (
        <>
          <Lines title="Chưa phát hành" none="Không có bản dự thảo nào." reports={of(false)}>
            {(report) => <Draft report={report} data={data} onDone={onDone} />}
          </Lines>
          <Lines
            title="Đã phát hành"
            none="Chưa có báo cáo nào được phát hành. Xuất báo cáo trước, ký xong thì phát hành ở đây."
            reports={of(true)}
          >
            {(report) => <Issued report={report} onDone={onDone} onProblem={onProblem} />}
          </Lines>
        </>
      )}
    </main>
  );
}

interface LinesProps {
  readonly title: string;
  readonly none: string;
  readonly reports: readonly ReportLine[];
  readonly children: (report: ReportLine) => ComponentChildren;
}

function Lines({ title, none, reports, children }: LinesProps) {
  const [isAll, setAll] = useState(false);
  const older = isAll ? 0 : reports.length - FIRST;
  return (
    <>
      <h2>{title}</h2>
      {reports.length === 0 && <p class="small">{none}</p>}
      <ul class="cards">
        {(older > 0 ? reports.slice(0, FIRST) : reports).map((report) => (
          <li class="card" key={report.id}>
            <h3>
              {report.title} {report.state === 'withdrawn' && <span class="tag">đã rút</span>}
            </h3>
            <p class="small">
              {report.kind}, kỳ {shownDay(report.from)} – {shownDay(report.to)}. Xuất lúc {report.at}
              {report.by === '' ? '' : `, ${report.by}`}. Mã {report.id}
            </p>
            {children(report)}
          </li>
        ))}
      </ul>
      {older > 0 && (
        <button type="button" class="plain" onClick={() => setAll(true)}>
          Xem {older} bản cũ hơn
        </button>
      )}
    </>
  );
}

const OpenLink = ({ url }: { readonly url: string }) =>
  /^https?:/.test(url) ? (
    <a class="button" href={url} target="_blank" rel="noopener">
      Mở
    </a>
  ) : null;

type OnDone = (messages: readonly string[], reports?: readonly ReportLine[]) => void;

interface DraftProps {
  readonly report: ReportLine;
  readonly data: IssueList;
  readonly onDone: OnDone;
}

function Draft({ report, data, onDone }: DraftProps) {
  const { call } = useSession();
  const [isOpen, setOpen] = useState(false);
  const [warned, setWarned] = useState<{ readonly key: string; readonly texts: readonly string[] } | null>(
    null,
  );
  if (!isOpen) {
    return (
      <div class="row">
        <OpenLink url={report.url} />
        <button
          type="button"
          aria-label={`Phát hành: ${report.title}, mã ${report.id}`}
          onClick={() => setOpen(true)}
        >
          Phát hành
        </button>
      </div>
    );
  }
  return (
    <SmallForm
      fields={[
        smallField({
          ...{ key: 'number', label: 'Số văn bản', kind: 'text', isRequired: true, example: '05/BC-HPN' },
          initial: report.number || null,
        }),
        smallField({
          ...{ key: 'day', label: 'Ngày văn bản', kind: 'day', isRequired: true, example: '05/01/2023' },
          initial: report.day || data.day,
        }),
      ]}
      button={warned === null ? 'Phát hành' : 'Vẫn phát hành bản này'}
      busyButton="Đang ghi …"
      onCancel={() => {
        setOpen(false);
        setWarned(null);
      }}
      onSubmit={async (values) => {
        const [number, day] = [String(values.number ?? ''), String(values.day ?? '')];
        // The warnings that were shown apply to this number and day only.
        const key = `${number} ${day}`;
        const accept = warned?.key === key;
        const answer = await call('issues.issue', { id: report.id, number, day, accept });
        if (!answer.ok) return withoutAnswer(answer.problem, 'Đóng rồi mở lại để xem đã phát hành chưa.');
        const { isIssued, warnings, message, reports } = answer.value;
        if (isIssued) onDone([message], reports);
        else setWarned({ key, texts: warnings });
        return null;
      }}
    >
      {warned !== null && (
        <Box tone="warn" isAlert title="Xem lại trước khi phát hành">
          <ul>
            {warned.texts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Box>
      )}
    </SmallForm>
  );
}

interface IssuedProps {
  readonly report: ReportLine;
  readonly onDone: OnDone;
  readonly onProblem: (problem: Problem) => void;
}

function Issued({ report, onDone, onProblem }: IssuedProps) {
  const { call } = useSession();
  const [isBusy, setBusy] = useState(false);
  const compare = async () => {
    setBusy(true);
    const answer = await call('issues.compare', { id: report.id });
    setBusy(false);
    if (answer.ok) onDone([answer.value.message, ...answer.value.notes]);
    else onProblem(answer.problem);
  };
  const withdraw = async () => {
    setBusy(true);
    const answer = await call('issues.withdraw', { id: report.id });
    setBusy(false);
    if (answer.ok) onDone([answer.value.message], answer.value.reports);
    else onProblem(withoutAnswer(answer.problem, 'Đóng rồi mở lại để xem đã rút chưa.'));
  };
  const said = numberAndDay(report);
  return (
    <>
      <p>
        <strong>{said === '' ? 'Không ghi số' : said.charAt(0).toUpperCase() + said.slice(1)}</strong>
      </p>
      <AskAgain
        label="Rút lại"
        question="Rút vì phát hành nhầm? Dòng vẫn còn, ghi là đã rút."
        yes="Rút"
        busyYes="Đang rút …"
        isBusy={isBusy}
        onYes={withdraw}
      >
        <OpenLink url={report.url} />
        <BusyButton
          isBusy={isBusy}
          label="So với sổ bây giờ"
          busyLabel="Đang so …"
          onPress={() => void compare()}
        />
      </AskAgain>
    </>
  );
}
