/** The table of what is read in running text and what is refused, made from the facts that the tests hold. */

import { formatNumber } from '../../src/domain/values';
import { type Figure, readFigures } from '../../src/domain/values/running';
import { forms, refusedForms } from '../../src/domain/values/testdata/forms';

export const readingsFile = 'docs/doc-so-lieu.md';

const KINDS: Readonly<Record<Figure['kind'], string>> = {
  money: 'tiền',
  weight: 'cân nặng',
  count: 'số đếm',
  date: 'ngày tháng',
  percent: 'tỷ lệ',
  length: 'chiều dài',
  area: 'diện tích',
};

const shown = (value: number | string): string => (typeof value === 'number' ? formatNumber(value) : value);

function tell({ kind, value, unit, modifier, min, max, of, doubt }: Figure): string {
  const named = kind === 'date' || unit === null ? '' : ` ${unit}`;
  const said = modifier === undefined ? '' : `${modifier} `;
  if (doubt !== undefined) {
    const meant = (doubt.candidates ?? []).map(shown).join(' hoặc ');
    return `${KINDS[kind]}: hỏi lại${meant === '' ? '' : ` (${meant}${named})`}`;
  }
  if (min !== undefined && max !== undefined && value === min)
    return `${KINDS[kind]}: ${said}từ ${shown(min)} đến ${shown(max)}${named}`;
  return `${KINDS[kind]}: ${said}${shown(value ?? '')}${of === undefined ? '' : ` trên ${formatNumber(of)}`}${named}`;
}

const cell = (text: string): string => text.replace(/\|/gu, '\\|').replace(/\s+/gu, ' ');

export function readingsPage(): string {
  const lines = [
    '# Số liệu trong câu: đọc được gì, không đọc gì',
    '',
    'Trang này do `npm run readings` viết ra từ chính những câu mà phép thử giữ. Tiền tính bằng đồng (VND), cân nặng bằng kg,',
    'chiều dài bằng m, diện tích bằng m². Ngày không ghi năm thì viết `--tháng-ngày`. Sào, mẫu mỗi vùng một khác nên không đổi.',
    '',
  ];
  for (const { title, facts } of forms) {
    lines.push(`## ${title}`, '', '| Chữ trong báo cáo | Hiểu là |', '|---|---|');
    for (const [text] of facts)
      lines.push(`| ${cell(text)} | ${readFigures(text).map(tell).map(cell).join('; ')} |`);
    lines.push('');
  }
  lines.push(
    '## Không phải số liệu',
    '',
    'Tên khu, tổ; số văn bản; tên phong trào; số điện thoại; giờ; tuổi; số mục; nhiệm kỳ.',
    '',
    ...refusedForms.map((text) => `- ${text}${readFigures(text).length === 0 ? '' : ' (có đọc!)'}`),
    '',
  );
  return lines.join('\n');
}
