/**
 * The annex of gifts: each giving by itself, by day, so that a sum in the report can be followed down to its rows. Who
 * received is never named.
 */
import { giftsOf } from '../figures';
import { formatDay } from '../values';
import { labelOf } from '../ward';
import { chapterName } from './chapter-names';
import type { ReportTable } from './data';
import type { ReportFigures } from './figures';
import { cellNumber } from './phrases';

/** Null where nothing was given in the period. */
export function giftTable({ ward, period, value }: ReportFigures): ReportTable | null {
  const rows = giftsOf(ward, period);
  if (rows.length === 0) return null;
  const { catalogue } = ward.context;
  return {
    title: '',
    rows: rows.map((gift, at) => ({
      tt: String(at + 1),
      ngay: formatDay(gift.day),
      dip: labelOf('occasions', gift.occasion, catalogue),
      chi_hoi: gift.chapterCode === null ? '' : chapterName(ward, gift.chapterCode),
      doi_tuong: labelOf('recipients', gift.recipients, catalogue),
      suat: cellNumber(gift.parcels),
      tri_gia: cellNumber(gift.total),
      hien_vat: gift.inKind ?? '',
      // A template of a ward may still have its column; a row's code is the ward's own.
      ma: '',
    })),
    once: {
      tong_suat: cellNumber(value('giftParcels')),
      tong_tri_gia: cellNumber(value('giftValue')),
    },
  };
}
