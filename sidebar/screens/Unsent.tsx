/** Rows in the phone's outbox: why they are not sent yet, and what to do. */
import { useState } from 'preact/hooks';
import { describe } from '../../src/shared/problem';
import type { Outbox, OutboxEntry } from '../state/outbox';
import { passes } from '../state/outbox';
import { AskAgain } from './AskAgain';
import { Box, Copying } from './pieces';

interface UnsentProps {
  readonly entries: readonly OutboxEntry[];
  readonly outbox: Outbox;
  readonly say: (text: string) => void;
  /** Opens the row in its form for correction. */
  readonly onOpen: (entry: OutboxEntry) => void;
}

const textOf = ({ title, lines }: Pick<OutboxEntry, 'title' | 'lines'>): string =>
  [title, ...lines].join('\n');

/** The page sends it again by itself: nothing to do. */
const waitsFor = ({ problem }: OutboxEntry): string =>
  problem === null || problem.kind === 'noAnswer' ? 'chờ mạng' : 'sổ đang đông, chờ đến lượt';

export function Unsent({ entries, outbox, say, onOpen }: UnsentProps) {
  const [dropped, setDropped] = useState<OutboxEntry | null>(null);
  const drop = async (entry: OutboxEntry) => {
    outbox.take(entry.submission);
    setDropped(entry);
    say(`Đã bỏ ${entry.title}, không gửi.`);
  };
  const putBack = (entry: OutboxEntry) => {
    outbox.putBack(entry);
    setDropped(null);
    say(`Đã lấy lại ${entry.title}.`);
  };
  return (
    <>
      {dropped !== null && (
        <Box tone="plain">
          <p>
            Đã bỏ, không gửi: {[dropped.title, ...dropped.lines.slice(0, 2)].join(' · ')}
            {dropped.problem !== null && '. Lần gửi trước có thể đã tới sổ: xem ở “Việc tôi mới ghi”.'}
          </p>
          <button type="button" onClick={() => putBack(dropped)}>
            Lấy lại
          </button>
        </Box>
      )}
      {entries.length > 0 && (
        <section aria-labelledby="unsent">
          <h2 id="unsent">Chưa gửi: {entries.length} việc</h2>
          <p class="small">
            Các việc này còn trên máy, chưa vào sổ. Có mạng thì trang tự gửi, nhiều việc một lượt.
          </p>
          <ul class="cards">
            {entries.map((entry) => (
              <Waits
                key={entry.submission}
                entry={entry}
                isSending={outbox.isSending(entry.submission)}
                say={say}
                onOpen={() => onOpen(entry)}
                onDrop={() => drop(entry)}
              />
            ))}
          </ul>
          <button type="button" onClick={() => void outbox.flush(true)}>
            Gửi lại bây giờ
          </button>
        </section>
      )}
    </>
  );
}

interface WaitsProps extends Pick<UnsentProps, 'say'> {
  readonly entry: OutboxEntry;
  readonly isSending: boolean;
  readonly onOpen: () => void;
  readonly onDrop: () => Promise<void>;
}

function Waits({ entry, isSending, say, onOpen, onDrop }: WaitsProps) {
  const isStuck = !isSending && !passes(entry.problem);
  return (
    <li class="card">
      <h3>{entry.title}</h3>
      <p class="small">{entry.lines.slice(0, 4).join(' · ')}</p>
      <p>
        <span class={`tag ${isStuck ? 'wrong' : 'warn'}`}>
          {isSending ? 'đang gửi' : isStuck ? 'cần xem lại' : waitsFor(entry)}
        </span>
      </p>
      {isStuck && entry.problem !== null && <p class="said wrong">{describe(entry.problem)}</p>}
      {!isSending && (
        <AskAgain
          label="Bỏ việc này"
          fullLabel={`Bỏ việc này: ${entry.title}`}
          question="Bỏ, không gửi vào sổ nữa?"
          yes="Bỏ"
          busyYes="Đang bỏ …"
          isBusy={false}
          onYes={onDrop}
        >
          <button type="button" class="plain" onClick={onOpen}>
            Mở lại
          </button>
          <Copying text={textOf(entry)} label="Chép" say={say} />
        </AskAgain>
      )}
    </li>
  );
}

/** Shown where the link is refused: the unsent rows can be copied and sent to the officer. */
export function Stranded({
  entries,
  say,
}: {
  readonly entries: readonly OutboxEntry[];
  readonly say: (text: string) => void;
}) {
  if (entries.length === 0) return null;
  return (
    <Box tone="warn" title={`Trên máy còn ${entries.length} việc chưa gửi.`}>
      <p>Chép lại gửi cán bộ phường; hoặc xin liên kết mới, mở trên máy này, trang sẽ tự gửi tiếp.</p>
      <ul>
        {entries.map((entry) => (
          <li key={entry.submission}>{[entry.title, ...entry.lines.slice(0, 3)].join(' · ')}</li>
        ))}
      </ul>
      <Copying text={entries.map(textOf).join('\n\n')} label="Chép tất cả" say={say} />
    </Box>
  );
}
