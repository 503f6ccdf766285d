/** A package of the ward's own indicators as a text for other wards. */
import type { PackIndicator } from '../../domain/packs/pack';
import { COUNTINGS, DIRECTIONS, HEADINGS } from '../../domain/packs/pack';
import { readPack, writePack } from '../../domain/packs/text';
import { done, failed, identityKey, normalizeText } from '../../domain/values';
import type { Input, Output } from '../../shared/contract';
import { type Answer, invalid } from '../../shared/problem';
import type { OpenWard } from '../rows/open-ward';
import type { Visit } from '../rpc/visit';
import { named, openForPacks } from './opened';
import { refusedText } from './plan';
import type { Tools } from './tools';

type Row = OpenWard['data']['records']['indicators']['rows'][number];

export function exportPack(
  { name: typed, about, ids }: Input<'packs.export'>,
  visit: Visit,
  tools: Tools,
): Answer<Output<'packs.export'>> {
  const opened = openForPacks(visit, tools);
  const name = normalizeText(typed).replaceAll('\n', ' ');
  if (name === '')
    return failed(invalid('name', 'Chưa có tên gói.', 'Ghi tên để nơi nhận biết gói về việc gì.'));
  const { rows } = opened.data.records.indicators;
  const chosen = rows.filter(({ key }) => ids.includes(key));
  if (chosen.length < new Set(ids).size)
    return failed({
      kind: 'gone',
      what: 'Có chỉ số vừa bị xóa hoặc sửa.',
      todo: 'Đóng rồi mở lại Gói chỉ số, chọn lại.',
    });
  if (chosen.length === 0)
    return failed(invalid('', 'Chưa chọn chỉ số nào.', 'Đánh dấu những chỉ số muốn gửi.'));
  const text = writePack({ name, about: normalizeText(about), indicators: chosen.map(indicatorOf) });
  // What another ward would refuse is not sent.
  const read = readPack(text);
  return read.ok ? done({ text, notes: missingParts(chosen, rows) }) : refusedText(read.problem);
}

function indicatorOf(row: Row): PackIndicator {
  const { group, numerator, denominator, sentence, isSensitive, isReported } = row;
  const direction = DIRECTIONS.find((key) => key === row.direction);
  const heading = HEADINGS.find((key) => key === row.heading);
  return {
    name: row.name,
    ...(group === null ? {} : { group }),
    ...(heading === undefined ? {} : { heading }),
    unit: row.unit,
    counting: COUNTINGS.find((key) => key === row.counting) ?? 'total',
    ...(numerator === null ? {} : { numerator }),
    ...(denominator === null ? {} : { denominator }),
    ...(direction === undefined ? {} : { direction }),
    ...(sentence === null ? {} : { sentence }),
    ...(isSensitive === null ? {} : { isSensitive }),
    ...(isReported === null ? {} : { isReported }),
  };
}

/** Ratios whose parts the ward has made itself and does not send along. */
function missingParts(chosen: readonly Row[], rows: readonly Row[]): string[] {
  const sent = new Set(chosen.map(({ name }) => identityKey(name)));
  const own = new Set(rows.map(({ name }) => identityKey(name)));
  return chosen.flatMap(({ name, numerator, denominator }) =>
    [numerator, denominator].flatMap((part) => {
      const key = identityKey(part ?? '');
      return part === null || !own.has(key) || sent.has(key)
        ? []
        : [
            `Tỷ lệ ${named(name)} tính từ ${named(part)}, chỉ số ấy chưa chọn: sổ nhận phải có sẵn thì mới thêm được.`,
          ];
    }),
  );
}
