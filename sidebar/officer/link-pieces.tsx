/** What the forms for one link and for all links share: the kinds of rows, the last day, a link's slip for print. */
import { isDay } from '../../src/domain/values';
import type { Field, Output } from '../../src/shared/contract';
import { readTypedDay } from '../../src/shared/understood';
import { smallField } from '../form/small';
import { QrCode } from './QrCode';
import { shownDay } from './words';

export type LinkList = Output<'links.list'>;
export type Made = Output<'links.create'>;

/**
 * The end of the year; from November on the middle of the next one, so that a new link does not expire within
 * weeks.
 */
const firstEnd = (today: string): string => {
  const year = Number(today.slice(0, 4));
  return today.slice(5) < '11-01' ? `${year}-12-31` : `${year + 1}-06-30`;
};

export const untilField = (today: string): Field =>
  smallField({
    key: 'until',
    label: 'Dùng đến hết ngày',
    kind: 'day',
    isRequired: true,
    mayBeFuture: true,
    initial: firstEnd(today),
    help: 'Quá ngày này liên kết tự đóng.',
  });

/** The day that was typed; null where it is none. */
export function untilOf(typed: unknown, today: string): string | null {
  const day = isDay(today) ? readTypedDay(String(typed ?? ''), today, true) : null;
  return day?.ok === true ? day.value : null;
}

interface KindsProps {
  readonly offered: LinkList['tables'];
  readonly chosen: readonly string[];
  readonly onChosen: (tables: readonly string[]) => void;
}

export function Kinds({ offered, chosen, onChosen }: KindsProps) {
  return (
    <fieldset class="field">
      <legend>Được ghi các loại</legend>
      <div class="chips">
        {offered.map(({ key, title }) => (
          <label class="chip" key={key}>
            <input
              type="checkbox"
              checked={chosen.includes(key)}
              onChange={(event) =>
                onChosen(event.currentTarget.checked ? [...chosen, key] : chosen.filter((one) => one !== key))
              }
            />
            <span class="face">{title}</span>
          </label>
        ))}
      </div>
      <p class="help">Chỉ thêm và sửa việc của chính chi hội này; không đọc được chi hội khác.</p>
    </fieldset>
  );
}

export const textForZalo = ({ link, url }: Made): string =>
  `Chi hội ${link.chapterLabel}: nhập liệu Sổ Hội tại ${url} (dùng đến ${shownDay(link.until)}; không gửi cho người khác).`;

/** What stands on paper of one link. */
export function Slip({
  made: { link, url },
  unionName,
}: {
  readonly made: Made;
  readonly unionName: string;
}) {
  return (
    <>
      <strong class="tone">{unionName === '' ? 'Sổ Hội' : unionName}</strong>
      <p>
        Nhập liệu cho <strong>{link.chapterLabel}</strong>, dùng đến hết ngày {shownDay(link.until)}.
      </p>
      <div class="qr">
        <QrCode text={url} label={`Mã QR của liên kết ${link.chapterLabel}`} />
        <p class="url">{url}</p>
      </div>
    </>
  );
}
