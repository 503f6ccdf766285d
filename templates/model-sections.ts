/** The parts of the models: written once, and copied for each model when the template is filled (`report/expand.ts`). */
import type { Paragraph, Table } from 'docx';
import { TEXT_WIDTH } from './measures';
import { body, paragraphs, section } from './paragraphs';
import { afterTable, grid, NUMBERING, tableCaption } from './tables';

/** The column that is copied for each column of a part's table; the copies have the widths that the part gives them. */
const COPIED = 30;

/** A table of any columns: what is counted, then numbers. */
const partTable = section('bang', [
  tableCaption('{ten_bang}'),
  grid(
    'dong',
    [
      { title: 'TT', cell: 'tt', width: NUMBERING, align: 'center' },
      {
        title: '{ten_cot}',
        cell: 'nhan',
        total: 'Cộng',
        width: TEXT_WIDTH - NUMBERING - COPIED,
        align: 'left',
      },
      { title: '{cot}', cell: 'o', total: '{tong}', width: COPIED, align: 'right' },
    ],
    true,
  ),
  afterTable(),
]);

export const noRows = section('chua_co_so_lieu', [body('{cau_chua_co_so_lieu}')]);

/**
 * What the models did, in the order of the report. @param title the paragraph of a part's heading.
 * @param name of the kind of work that is told here; left out: whatever stands nowhere else.
 */
export const partsUnder = (title: (text: string) => Paragraph, name = ''): (Paragraph | Table)[] =>
  section(name === '' ? 'phan' : `phan_${name}`, [title('{tieu_de}'), ...paragraphs, ...partTable]);

/** The same in words alone, one part after the other, for a report of one or two pages. */
export const partsInWords: Paragraph[] = section('phan', paragraphs);
