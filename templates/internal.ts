/** The ward's own file beside a report: what the report does not say, and where its figures come from. */
import { AlignmentType, type Paragraph, type Table } from 'docx';
import { body, heading, line, section } from './paragraphs';
import { afterTable, grid } from './tables';

export const internal: (Paragraph | Table)[] = [
  line('BẢN NỘI BỘ', { bold: true, keepNext: true }),
  line('{trich_yeu}', { bold: true, keepNext: true }),
  line('Lưu tại Hội, không gửi kèm báo cáo', { size: 13, italics: true, after: 10 }),
  ...section('noi_bo', [heading('{tieu_de}'), ...section('dong', [body('{.}')])]),
  ...section<Paragraph | Table>('bang_nguon', [
    heading('Nguồn của các số liệu trong báo cáo'),
    grid(
      'dong',
      [
        { title: 'TT', cell: 'tt', width: 11, align: 'center' },
        { title: 'Số liệu', cell: 'so_lieu', width: 48, align: 'left' },
        { title: 'Trong kỳ', cell: 'gia_tri', width: 29, align: 'right' },
        { title: 'Cùng kỳ năm trước', cell: 'gia_tri_truoc', width: 29, align: 'right' },
        { title: 'Tab: số dòng', cell: 'noi_ghi', width: 43, align: 'left' },
      ],
      false,
    ),
    afterTable(),
  ]),
  line('', { align: AlignmentType.LEFT }),
];
