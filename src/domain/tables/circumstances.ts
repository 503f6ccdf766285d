/**
 * Hardship, needs and what else the law calls sensitive (Nghị định 356/2025/NĐ-CP, Điều 4): here and nowhere else, so
 * that a ward can close this tab, keep it elsewhere or not keep it.
 */
import { choices, day, longText, member, text, yesNo } from './column';
import { table } from './table';

export const circumstances = table({
  key: 'circumstances',
  sheet: 'Hoàn cảnh',
  prefix: 'HC',
  about: 'Hoàn cảnh và nhu cầu của hội viên. Chỉ cán bộ phường xem; cần hội viên đồng ý.',
  isSensitive: true,
  uniqueBy: ['member'],
  frozenColumns: 1,
  time: { kind: 'span', from: 'from', until: 'leftOn' },
  columns: {
    member: member('Hội viên').required().help('Tên hội viên kèm mã, như trong tab Hội viên.'),
    circumstances: choices('Hoàn cảnh', 'circumstances')
      .help('Một hoặc nhiều hoàn cảnh, cách nhau bằng dấu phẩy.')
      .example('Hộ cận nghèo, Đơn thân'),
    needs: choices('Nhu cầu', 'needs')
      .help('Một hoặc nhiều nhu cầu, cách nhau bằng dấu phẩy.')
      .example('Vay vốn'),
    canHelp: yesNo('Có điều kiện giúp đỡ').help('Có thể nhận giúp một hội viên khác không.'),
    partyMember: yesNo('Đảng viên').help('Có phải đảng viên không.'),
    ethnicity: text('Dân tộc').help('Ghi khi hội viên đồng ý.').example('Kinh'),
    religion: text('Tôn giáo').help('Ghi khi hội viên đồng ý.').example('Không'),
    consent: day('Đồng ý (ngày)').help('Ngày hội viên đồng ý cho Hội giữ những điều này.'),
    note: longText('Ghi chú').help('Điều cần nhớ thêm. Không ghi chẩn đoán bệnh.'),
  },
  derive: (row, context) => {
    const owner = context.members.get(row.member);
    return {
      derived: {
        chapterCode: owner?.chapterCode ?? null,
        from: owner?.from ?? null,
        leftOn: owner?.until ?? null,
        /** By the chapters of their member: what she was before decides where the row counted. */
        spells:
          owner?.spells?.map((spell) => ({
            chapterCode: spell.chapterCode,
            from: spell.presentFrom,
            leftOn: spell.presentUntil,
          })) ?? null,
        isHardship: (row.circumstances ?? []).length > 0,
        hasNeed: (row.needs ?? []).length > 0,
      },
      problems: [],
    };
  },
});
