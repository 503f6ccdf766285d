/** What a person typed stays whole in what is said of it, full stop and capital inside it or not: on every way there is. */
import type { Input } from '../../src/shared/contract';
import { type Desk, openDesk, sale, save } from './desk';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const TYPED = 'Chai nhựa. Loại to';

/** The two sentences about a field of a form that was refused. */
function ofField(name: 'row.save' | 'settings.save' | 'period.set', input: object, field: string) {
  const problem = desk.problem(name, input as Input<typeof name>);
  if (problem.kind !== 'invalid') throw new Error(problem.kind);
  return problem.fields[field]?.[0];
}

/** The same about a cell or a setting, as Kiểm tra says it. */
function inCheck(sheet: string, header: string) {
  const { problems } = desk.host.run('checkData', { from: '2026-01-01', to: '2026-12-31' }) as {
    problems: readonly { sheet: string; header: string; what: string; todo: string }[];
  };
  const found = problems.find((one) => one.sheet === sheet && one.header === header);
  return found && { what: found.what, todo: found.todo };
}

function typeSetting(label: string, text: string): void {
  const sheet = desk.sheet('Cài đặt');
  const row =
    sheet
      .getRange(1, 1, sheet.getLastRow(), 1)
      .getValues()
      .findIndex(([cell]) => cell === label) + 1;
  sheet.getRange(row, 2).setNumberFormat('@').setValue(text);
}

const CHOICE = {
  what: `Danh mục Phế liệu không có “${TYPED}”.`,
  todo: expect.stringMatching(/^Chọn .*hoặc thêm mục này vào tab Danh mục\.$/) as unknown,
};
const KIND = {
  what: `Danh mục Loại báo cáo không có “${TYPED}”.`,
  todo: expect.stringMatching(/^Chọn .*\.$/) as unknown,
};
const DAY = { what: `Chưa hiểu ngày “${TYPED}”.`, todo: 'Ghi ngày/tháng/năm, ví dụ 28/06/2022.' };

test.each<[string, () => unknown, { what: string; todo: unknown }]>([
  [
    'a choice in a form',
    () => ofField('row.save', save('recycling', sale({ material: TYPED })), 'material'),
    CHOICE,
  ],
  [
    'a reference in a form',
    () => ofField('row.save', save('recycling', sale({ chapter: TYPED })), 'chapter'),
    {
      what: `Không có chi hội nào tên “${TYPED}”.`,
      todo: 'Sửa lại tên cho đúng, hoặc ghi chi hội ấy trước.',
    },
  ],
  ['a day in a form', () => ofField('row.save', save('recycling', sale({ day: TYPED })), 'day'), DAY],
  [
    'a cell',
    () => {
      desk.value('row.save', save('recycling', sale()));
      desk.type('Tái chế', 2, 'Loại phế liệu', TYPED);
      return inCheck('Tái chế', 'Loại phế liệu');
    },
    CHOICE,
  ],
  [
    'a setting in its dialog',
    () => ofField('settings.save', { values: { reportKind: TYPED } }, 'reportKind'),
    KIND,
  ],
  ['a period in its dialog', () => ofField('period.set', { from: TYPED, to: '31/12/2026' }, 'from'), DAY],
  [
    'a setting on its tab',
    () => {
      typeSetting('Loại báo cáo', TYPED);
      return inCheck('Cài đặt', 'Loại báo cáo');
    },
    {
      what: expect.stringContaining(`không có “${TYPED}”.`) as string,
      todo: 'Sửa giá trị của “Loại báo cáo”.',
    },
  ],
  [
    'a weight of a figure that there is not',
    () => {
      typeSetting('Trọng số thi đua', `${TYPED}: 20`);
      return inCheck('Cài đặt', 'Trọng số thi đua');
    },
    { what: `Không có chỉ tiêu “${TYPED}”.`, todo: 'Ghi tên như trong bảng tổng hợp.' },
  ],
  [
    'a weight without points',
    () => {
      typeSetting('Trọng số thi đua', `Suất quà: nhiều. Ít`);
      return inCheck('Cài đặt', 'Trọng số thi đua');
    },
    {
      what: '“Suất quà: nhiều. Ít” chưa có số điểm từ 1 đến 100.',
      todo: 'Ghi ví dụ “Suất quà: 20”.',
    },
  ],
])('%s', (_name, said, sentences) => expect(said()).toEqual(sentences));
