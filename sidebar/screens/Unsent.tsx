/** Rows on this phone that the sheet has not answered for: why, and what to do. */
import { describe } from '../../src/shared/problem';
import type { Outbox, Parcel } from '../state/outbox';
import { passes } from '../state/outbox';
import { Box, Copying } from './pieces';

interface UnsentProps {
  readonly parcels: readonly Parcel[];
  readonly outbox: Outbox;
  readonly say: (text: string) => void;
  /** Opens the row in its form, to be put right. */
  readonly onOpen: (parcel: Parcel) => void;
}

export const textOf = ({ title, lines }: Pick<Parcel, 'title' | 'lines'>): string =>
  [title, ...lines].join('\n');

export function Unsent({ parcels, outbox, say, onOpen }: UnsentProps) {
  if (parcels.length === 0) return null;
  return (
    <section aria-labelledby="unsent">
      <h2 id="unsent">Chưa gửi: {parcels.length} dòng</h2>
      <p class="small">Các dòng này còn trên máy, chưa vào sổ. Có mạng thì trang tự gửi.</p>
      <ul class="cards">
        {parcels.map((parcel) => {
          const isSending = outbox.isSending(parcel.submission);
          const isStuck = !isSending && !passes(parcel.problem);
          return (
            <li class="card" key={parcel.submission}>
              <h3>{parcel.title}</h3>
              <p class="small">{parcel.lines.slice(0, 4).join(' · ')}</p>
              <p>
                <span class={`tag ${isStuck ? 'wrong' : 'warn'}`}>
                  {isSending ? 'đang gửi' : isStuck ? 'cần xem lại' : 'chờ mạng'}
                </span>
              </p>
              {!isSending && parcel.problem !== null && parcel.problem.kind !== 'noAnswer' && (
                <p class="said wrong">{describe(parcel.problem)}</p>
              )}
              {!isSending && (
                <div class="row">
                  <button type="button" class="plain" onClick={() => onOpen(parcel)}>
                    Mở lại
                  </button>
                  <Copying text={textOf(parcel)} label="Chép" say={say} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <button type="button" onClick={() => void outbox.flush()}>
        Gửi lại bây giờ
      </button>
    </section>
  );
}

/** Where the link no longer opens: nothing typed is lost, it can be copied to the officer. */
export function Stranded({
  parcels,
  say,
}: {
  readonly parcels: readonly Parcel[];
  readonly say: (text: string) => void;
}) {
  if (parcels.length === 0) return null;
  return (
    <Box tone="warn" title={`Trên máy còn ${parcels.length} dòng chưa gửi.`}>
      <p>Chép lại gửi cán bộ phường; hoặc xin liên kết mới, mở trên máy này, trang sẽ tự gửi tiếp.</p>
      <ul>
        {parcels.map((parcel) => (
          <li key={parcel.submission}>{[parcel.title, ...parcel.lines.slice(0, 3)].join(' · ')}</li>
        ))}
      </ul>
      <Copying text={parcels.map(textOf).join('\n\n')} label="Chép tất cả" say={say} />
    </Box>
  );
}
