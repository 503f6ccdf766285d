/** Rows in the phone's outbox: why they are not sent yet, and what to do. */
import { describe } from '../../src/shared/problem';
import type { Outbox, OutboxEntry } from '../state/outbox';
import { passes } from '../state/outbox';
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
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="unsent">
      <h2 id="unsent">Chưa gửi: {entries.length} dòng</h2>
      <p class="small">
        Các dòng này còn trên máy, chưa vào sổ. Có mạng thì trang tự gửi, nhiều dòng một lượt.
      </p>
      <ul class="cards">
        {entries.map((entry) => {
          const isSending = outbox.isSending(entry.submission);
          const isStuck = !isSending && !passes(entry.problem);
          return (
            <li class="card" key={entry.submission}>
              <h3>{entry.title}</h3>
              <p class="small">{entry.lines.slice(0, 4).join(' · ')}</p>
              <p>
                <span class={`tag ${isStuck ? 'wrong' : 'warn'}`}>
                  {isSending ? 'đang gửi' : isStuck ? 'cần xem lại' : waitsFor(entry)}
                </span>
              </p>
              {isStuck && entry.problem !== null && <p class="said wrong">{describe(entry.problem)}</p>}
              {!isSending && (
                <div class="row">
                  <button type="button" class="plain" onClick={() => onOpen(entry)}>
                    Mở lại
                  </button>
                  <Copying text={textOf(entry)} label="Chép" say={say} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <button type="button" onClick={() => void outbox.flush(true)}>
        Gửi lại bây giờ
      </button>
    </section>
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
    <Box tone="warn" title={`Trên máy còn ${entries.length} dòng chưa gửi.`}>
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
