/** What becomes of each figure of a report's section that is pasted: the table for `docs`, made by the reader itself. */
import { readMessage } from '../../src/domain/pasted';
import { section } from '../../src/domain/pasted/testdata/section';
import { told } from '../../src/domain/pasted/testdata/ward';
import { type Place, readFigures } from '../../src/domain/values';

export const pastedFile = 'docs/doc-tin-dan.md';

const cell = (text: string): string => text.replace(/\|/gu, '\\|').replace(/\s+/gu, ' ').trim();
const holds = (outer: Place, inner: Place): boolean => outer.start <= inner.start && outer.end >= inner.end;

export function pastedPage(): string {
  const ward = told();
  const { text, rows, left } = readMessage(section, ward);
  const lines = [
    '# Dán tin: một đoạn báo cáo được đọc thế nào',
    '',
    'Trang này do `npm run readings` viết ra. Đoạn dán là mục II.1 của một báo cáo năm 2022 (tên người, tên phường đã thay). Mỗi con số của đoạn',
    'vào một ô của một dòng, hoặc được hỏi lại, hoặc được kể ra là chưa vào dòng nào. Người dán xem lại từng dòng rồi mới lưu.',
    '',
    '| Con số | Thành gì |',
    '|---|---|',
  ];
  for (const figure of readFigures(text))
    lines.push(`| ${cell(figure.text)} | ${cell(become(figure, figure.text))} |`);
  lines.push('', '## Các dòng', '', '| Dòng | Mục | Các ô | Hỏi lại |', '|---|---|---|---|');
  for (const [at, { table, cells, questions }] of rows.entries()) {
    const form = ward.forms.find((one) => one.table === table);
    const labelOf = (column: string): string =>
      form?.fields.find(({ key }) => key === column)?.label ?? 'Cả dòng';
    const said = cells.map(({ column, text: value }) => `${labelOf(column)}: ${value}`).join('; ');
    const asked = questions.map(({ column, what }) => `${labelOf(column)}: ${what}`).join(' ');
    lines.push(`| ${at + 1} | ${form?.title ?? table} | ${cell(said)} | ${cell(asked)} |`);
  }
  lines.push('');
  return lines.join('\n');

  function become(figure: Place, said: string): string {
    const why = left.find((one) => holds(one, figure))?.why;
    if (why !== undefined) return `chưa vào dòng nào. ${why}`;
    const told = rows.flatMap(({ table, cells, questions, marks }, at): string[] => {
      if (!marks.some((mark) => holds(mark, figure))) return [];
      const form = ward.forms.find((one) => one.table === table);
      const own = cells.find(({ from }) => from.some((place) => holds(place, figure)));
      const label = form?.fields.find(({ key }) => key === own?.column)?.label;
      const asked = questions.some(({ what }) => what.includes(said));
      const value = label === undefined ? 'hỏi lại' : `${label}: ${own?.text}${asked ? ' (hỏi lại)' : ''}`;
      return [`dòng ${at + 1}, ${form?.title ?? table} – ${value}`];
    });
    return told.join('; ');
  }
}
