/** Members. Leavers stay with their state: the year's report counts them. No national id number: nothing needs it. */
import { type Day, identityKey } from '../values';
import { ownChapter } from './chapters';
import { birth, choice, day, longText, name, phone, text, yesNo } from './column';
import { isCountedType, presentFrom, type Spell } from './spells';
import { type CellProblem, table } from './table';

/** A leaver whose day was not written down is taken as gone before any period: she is not counted as present. */
const LONG_AGO = '1900-01-01' as Day;

export const members = table({
  key: 'members',
  sheet: 'Hội viên',
  prefix: 'HV',
  about: 'Danh sách hội viên. Người chuyển đi, thôi sinh hoạt vẫn giữ dòng, chỉ đổi trạng thái.',
  chapterColumn: 'chapter',
  duplicateRule: {
    by: ['matchName', 'birthYear', 'chapterCode'],
    unlessBlank: ['birthYear'],
    words: 'cùng họ tên, năm sinh và chi hội',
    at: 'name',
  },
  frozenColumns: 1,
  rewritesPast: {
    chapter: {
      says: 'Đổi chi hội ở đây là sửa lỗi: các năm trước cũng đổi theo. Nếu chị ấy chuyển chi hội, ghi lại như cũ rồi bấm Nhập liệu → Hội viên → Chuyển chi hội, có ngày chuyển.',
    },
    type: {
      says: 'Đổi loại ở đây là sửa lỗi: các năm trước cũng đổi theo. Nếu đổi từ một ngày, ghi lại như cũ rồi bấm Nhập liệu → Hội viên → Đổi loại.',
    },
    state: {
      to: 'active',
      says: 'Trạng thái này tính từ Ngày thay đổi. Nếu chị ấy đã rời đi rồi trở lại, bấm Nhập liệu → Hội viên → Ghi trở lại, để thời gian chị ấy vắng không bị tính.',
    },
  },
  time: { kind: 'span', from: 'presentFrom', until: 'presentUntil' },
  columns: {
    name: name('Họ và tên').required().help('Họ, đệm và tên đầy đủ, có dấu.').alias('Họ tên', 'Tên hội viên'),
    chapter: ownChapter(),
    group: text('Tổ').help('Tổ phụ nữ.').example('Tổ 3'),
    birth: birth('Ngày sinh').help('Ngày sinh đầy đủ, hoặc chỉ năm sinh.').alias('Năm sinh'),
    phone: phone('Điện thoại').help('Số điện thoại.').alias('SĐT', 'Số điện thoại'),
    address: text('Địa chỉ').help('Số nhà, ngõ, đường.').example('Số 12, ngõ 3'),
    job: text('Nghề nghiệp').help('Việc đang làm.').example('Buôn bán'),
    post: choice('Chức vụ', 'posts').help('Chức vụ trong Hội, nếu có.'),
    joined: day('Ngày vào Hội').help('Ngày được công nhận hội viên.'),
    type: choice('Loại hội viên', 'memberTypes').help('Bỏ trống là hội viên chính thức.'),
    knowsFace: yesNo('Biết mặt').help('Chi hội trưởng đã biết mặt hội viên này chưa.'),
    knowsCircumstance: yesNo('Biết hoàn cảnh').help('Đã biết hoàn cảnh gia đình chưa.'),
    knowsNeed: yesNo('Biết nhu cầu').help('Đã biết hội viên cần gì chưa.'),
    state: choice('Trạng thái', 'memberStates')
      .required()
      .help('Đang sinh hoạt, hay đã rời đi.')
      .example('Đang sinh hoạt'),
    changed: day('Ngày thay đổi').help('Ngày chuyển đi, thôi sinh hoạt hoặc qua đời.'),
    note: longText('Ghi chú').help('Điều cần nhớ thêm.'),
  },
  derive: (row) => {
    const hasLeft = row.state !== 'active';
    const problems: CellProblem[] = [];
    if (hasLeft && row.changed === null) {
      problems.push({
        column: 'changed',
        code: 'missing',
        severity: 'notice',
        what: 'Hội viên đã rời đi nhưng chưa có ngày thay đổi.',
        todo: 'Ghi ngày chuyển đi, thôi sinh hoạt hoặc qua đời.',
      });
    }
    if (row.joined !== null && row.changed !== null && hasLeft && row.changed < row.joined) {
      problems.push({
        column: 'changed',
        code: 'order',
        severity: 'error',
        what: 'Ngày thay đổi đứng trước ngày vào Hội.',
        todo: 'Xem lại hai ngày.',
      });
    }
    const leftOn = hasLeft ? (row.changed ?? LONG_AGO) : null;
    return {
      derived: {
        leftOn,
        presentFrom: presentFrom({ ...row, leftOn }),
        presentUntil: leftOn,
        isCounted: isCountedType(row.type),
        /** Set where she was something else before: then she counts by her spells, each as it was. */
        spells: null as readonly Spell[] | null,
        birthYear: row.birth?.year ?? null,
        matchName: identityKey(row.name),
        birthDecade: row.birth === null ? null : Math.floor(row.birth.year / 10) * 10,
      },
      problems,
    };
  },
});
