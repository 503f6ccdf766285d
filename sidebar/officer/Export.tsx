/**
 * The dialog “Chọn báo cáo để xuất”: a kind, a period, number and day of the document, annexes; a question where the report
 * would keep something back; then the link of the document and what to look at in it.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Output, PeriodChoice } from '../../src/shared/contract';
import { smallField } from '../form/small';
import type { Values } from '../form/values';
import { Box, Head, ProblemNote, Waiting } from '../screens/pieces';
import { SmallForm } from '../screens/SmallForm';
import { useSession } from '../state/session';
import { Pick } from './Pick';
import { Unread } from './Unread';
import { withoutAnswer } from './unanswered';
import { useLoaded } from './use-loaded';
import { useStage } from './use-stage';
import { numberAndDay, shownDay } from './words';

type Choices = Output<'report.choices'>;
type Made = Output<'report.export'>;

/** Value of the select for a period whose days are typed. */
const TYPED = 'typed';
/** The ward's own file: not a part of the report, whatever its kind. */
const INTERNAL = 'internal';

/** What each tick adds. */
const ABOUT_ANNEX: Readonly<Record<string, string>> = {
  chapters: 'Phụ lục: mỗi chi hội một dòng.',
  gifts: 'Phụ lục: mỗi lần tặng một dòng.',
  charts: 'Phụ lục: các biểu đồ.',
  internal: 'Tệp riêng, không gửi: nguồn của từng số liệu, dòng bỏ ra, số âm.',
};

export function Export() {
  const { data, problem } = useLoaded('report.choices', {});
  const [made, setMade] = useState<Made | null>(null);
  /** Kept for the next report: several kinds are often exported for the same period. */
  const [kind, setKind] = useState<string | null>(null);
  const [at, setAt] = useState('0');
  return (
    <main>
      <Head title="Chọn báo cáo để xuất" />
      <ProblemNote problem={problem} />
      {data === null && problem === null && <Waiting text="Đang mở" />}
      {data !== null && made === null && (
        <Choosing
          data={data}
          kind={kind ?? data.kind}
          onKind={setKind}
          at={at}
          onAt={setAt}
          onMade={setMade}
        />
      )}
      {made !== null && <MadeReport made={made} onAgain={() => setMade(null)} />}
    </main>
  );
}

/** The settings' period first, where there is one. */
const periodsOf = ({ period, choices }: Choices): PeriodChoice[] =>
  period === null ? choices : [{ label: 'Kỳ ở tab Cài đặt', from: period.from, to: period.to }, ...choices];

interface ChoosingProps {
  readonly data: Choices;
  readonly kind: string;
  readonly onKind: (key: string) => void;
  /** Index into the periods, or `TYPED`. */
  readonly at: string;
  readonly onAt: (at: string) => void;
  readonly onMade: (made: Made) => void;
}

function Choosing({ data, kind, onKind, at, onAt, onMade }: ChoosingProps) {
  const { call, say } = useSession();
  const [isBusy, setBusy] = useState(false);
  const stage = useStage('Xuất báo cáo', isBusy, 'Đang xuất, chờ khoảng nửa phút …');
  const periods = periodsOf(data);
  const chosen = at === TYPED ? undefined : periods[Number(at)];
  const spec = data.kinds.find(({ key }) => key === kind);
  /** Issued reports of the chosen kind and period: the new one is compared with one of them. */
  const issued = data.issued.filter(
    (one) => one.kind === spec?.label && one.from === chosen?.from && one.to === chosen.to,
  );
  const [picked, setPicked] = useState<string | null>(null);
  const against = picked === '' || issued.some(({ id }) => id === picked) ? picked : null;
  const [chapter, setChapter] = useState('');
  const [annexes, setAnnexes] = useState<readonly string[]>(() =>
    data.annexes.filter(({ isChosen }) => isChosen).map(({ key }) => key),
  );
  const [tellsWeak, setTellsWeak] = useState(false);
  const [pdf, setPdf] = useState(false);
  const isOfChapter = spec?.isOfChapters === true && chapter !== '';
  const offered = data.annexes.filter(
    ({ key }) => key === INTERNAL || (!isOfChapter && spec?.annexes.includes(key) === true),
  );
  /** What the report would keep back or lack, and of which request: another request is asked about anew. */
  const [asked, setAsked] = useState<(Pick<Made, 'warnings' | 'missing'> & { readonly of: string }) | null>(
    null,
  );
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked !== null) top.current?.focus();
  }, [asked]);
  const day = (key: 'from' | 'to', label: string, example: string) =>
    smallField({
      ...{ key, label, example, kind: 'day', isRequired: true, mayBeFuture: true },
      initial: data.period?.[key] ?? null,
    });
  const ofDocument = [
    ...(isOfChapter
      ? []
      : [
          smallField({
            ...{ key: 'number', label: 'Số văn bản', kind: 'text', example: '05' },
            help: 'Lấy ở sổ công văn. Chưa có thì để trống, báo cáo chừa chỗ.',
          }),
        ]),
    smallField({
      ...{ key: 'day', label: 'Ngày văn bản', kind: 'day', mayBeFuture: true, initial: data.today },
    }),
  ];
  const submit = async (values: Values, accept: boolean) => {
    say('Đang xuất báo cáo …');
    const days = chosen ?? { from: String(values.from ?? ''), to: String(values.to ?? '') };
    const input = {
      ...{ kind, from: days.from, to: days.to },
      ...(against === null || issued.length === 0 ? {} : { against }),
      ...{ number: isOfChapter ? '' : String(values.number ?? ''), day: String(values.day ?? '') },
      ...(isOfChapter ? { chapter } : {}),
      annexes: annexes.filter((key) => offered.some((one) => one.key === key)),
      ...(spec?.asksForAward === true ? { tellsWeak } : {}),
      pdf,
    };
    const of = JSON.stringify(input);
    setBusy(true);
    const answer = await call('report.export', { ...input, accept: accept && asked?.of === of });
    setBusy(false);
    if (!answer.ok) {
      return withoutAnswer(
        answer.problem,
        'Xem tab Sổ báo cáo: có dòng mới là báo cáo đã nằm trong Drive; chưa có thì bấm lại.',
      );
    }
    if (answer.value.isMade) onMade(answer.value);
    else {
      const { warnings, missing } = answer.value;
      setAsked({ of, warnings, missing });
      say('Chưa xuất. Xem những điều báo cáo không nói hoặc còn thiếu.');
    }
    return null;
  };
  return (
    <>
      <Unread unread={data.unread} />
      <fieldset class="field">
        <legend>Loại báo cáo</legend>
        <div class="picks">
          {data.kinds.map((one) => (
            <Pick
              key={one.key}
              type="radio"
              name="kind"
              label={one.label}
              about={one.about}
              isChosen={one.key === kind}
              onChosen={() => onKind(one.key)}
            />
          ))}
        </div>
      </fieldset>
      {spec?.isOfChapters === true && (
        <div class="field">
          <label for="chapter">Báo cáo của</label>
          <select id="chapter" value={chapter} onChange={(event) => setChapter(event.currentTarget.value)}>
            <option value="">Cả phường, xã</option>
            {data.chapters.map(({ code, label }) => (
              <option key={code} value={code}>
                {`Chi hội ${label}`}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="field">
        <label for="period">Kỳ báo cáo</label>
        <select
          id="period"
          value={at}
          aria-describedby="period-said"
          onChange={(event) => onAt(event.currentTarget.value)}
        >
          {periods.map((period, index) => (
            <option key={period.label} value={String(index)}>
              {period.label}
            </option>
          ))}
          <option value={TYPED}>Từ ngày … đến ngày …</option>
        </select>
        <p id="period-said" class="said good" aria-live="polite">
          {chosen === undefined ? '' : `${shownDay(chosen.from)} – ${shownDay(chosen.to)}`}
        </p>
      </div>
      {issued.length > 0 && (
        <div class="field">
          <label for="against">So với báo cáo đã phát hành</label>
          <select
            id="against"
            value={against ?? issued[0]?.id ?? ''}
            onChange={(event) => setPicked(event.currentTarget.value)}
          >
            {issued.map((one) => (
              <option key={one.id} value={one.id}>
                {numberAndDay(one) || `xuất lúc ${one.at}`}
              </option>
            ))}
            <option value="">Không so</option>
          </select>
        </div>
      )}
      <fieldset class="field">
        <legend>Kèm theo</legend>
        <div class="picks">
          {offered.map(({ key, label }) => (
            <Pick
              key={key}
              type="checkbox"
              name="annex"
              label={label}
              about={ABOUT_ANNEX[key] ?? ''}
              isChosen={annexes.includes(key)}
              onChosen={(isChosen) =>
                setAnnexes(isChosen ? [...annexes, key] : annexes.filter((one) => one !== key))
              }
            />
          ))}
          <Pick
            type="checkbox"
            name="pdf"
            label="Bản PDF"
            about="Tệp riêng cạnh báo cáo, để in hoặc gửi Zalo."
            isChosen={pdf}
            onChosen={setPdf}
          />
          {spec?.asksForAward === true && (
            <Pick
              type="checkbox"
              name="weak"
              label="Nêu cả chỉ số giảm, chưa đạt"
              about="Báo cáo thành tích thường không nêu; danh sách nằm ở bản nội bộ."
              isChosen={tellsWeak}
              onChosen={setTellsWeak}
            />
          )}
        </div>
      </fieldset>
      {asked !== null && (
        <div ref={top} tabIndex={-1}>
          <Box tone="warn">
            <p>Chưa xuất. Xem lại trước:</p>
            <Told warnings={asked.warnings} />
            {asked.warnings.length > 0 && (
              <p>Xuất tiếp thì những điều này nằm ở bản nội bộ, không có trong báo cáo.</p>
            )}
            <Told warnings={asked.missing} />
            {asked.missing.length > 0 && <p>Xuất tiếp thì báo cáo chừa trống những chỗ còn thiếu.</p>}
          </Box>
        </div>
      )}
      <SmallForm
        key={`${chosen === undefined ? TYPED : 'chosen'} ${isOfChapter}`}
        fields={[
          ...(chosen === undefined
            ? [day('from', 'Từ ngày', '01/01/2022'), day('to', 'Đến ngày', '31/12/2022')]
            : []),
          ...ofDocument,
        ]}
        button={asked === null ? 'Xuất báo cáo' : 'Xuất tiếp'}
        busyButton={stage}
        onSubmit={(values) => submit(values, asked !== null)}
      />
    </>
  );
}

/** Sentences, then a button for each place where they are mended: the dialog stands before the grid, and closes. */
function Told({ warnings }: { readonly warnings: Made['warnings'] }) {
  const { call } = useSession();
  const go = async (place: Made['warnings'][number]['places'][number]) => {
    const answer = await call('place.show', place);
    if (answer.ok) google.script.host.close();
  };
  const places = new Map(
    warnings.flatMap((one) => one.places).map((place) => [`${place.sheet} ${place.row ?? ''}`, place]),
  );
  return (
    <>
      <ul>
        {warnings.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <div class="row">
        {[...places].map(([key, place]) => (
          <button key={key} type="button" onClick={() => void go(place)}>
            {place.row === null ? `Mở ${place.sheet}` : `Mở ${place.sheet}, dòng ${place.row}`}
          </button>
        ))}
      </div>
    </>
  );
}

function MadeReport({ made, onAgain }: { readonly made: Made; readonly onAgain: () => void }) {
  const { say } = useSession();
  const top = useRef<HTMLDivElement>(null);
  const { url, internal, pdf, message, notes } = made;
  useEffect(() => {
    top.current?.focus();
    window.scrollTo(0, 0);
    say(message);
  }, [made]);
  return (
    <div ref={top} tabIndex={-1}>
      <Box tone="good">
        <p>{message}</p>
      </Box>
      {url === null && <p>Mở Drive của chị để xem báo cáo.</p>}
      <div class="row">
        {url !== null && /^https?:/.test(url) && (
          <a class="button" href={url} target="_blank" rel="noopener">
            Mở báo cáo
          </a>
        )}
        {pdf?.url && /^https?:/.test(pdf.url) && (
          <a class="button" href={pdf.url} target="_blank" rel="noopener">
            Mở bản PDF
          </a>
        )}
        {internal?.url && /^https?:/.test(internal.url) && (
          <a class="button" href={internal.url} target="_blank" rel="noopener">
            Mở bản nội bộ
          </a>
        )}
        <button type="button" onClick={onAgain}>
          Xuất báo cáo khác
        </button>
      </div>
      {notes.length > 0 && (
        <>
          <h2>Xem lại trước khi gửi</h2>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
