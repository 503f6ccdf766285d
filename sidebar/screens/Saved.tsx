/** The saved row as it is on the sheet, with the receipt for the chapter's Zalo group. */
import type { Receipt } from '../../src/shared/contract';
import { useSession } from '../state/session';
import { Pictures } from './Pictures';
import { Box, CopyButton, Facts, Head } from './pieces';

interface SavedProps {
  readonly receipt: Receipt;
  readonly formTitle: string;
  readonly onAgain: () => void;
  readonly onEdit: () => void;
  readonly onHome: () => void;
}

export function Saved({ receipt, formTitle, onAgain, onEdit, onHome }: SavedProps) {
  const { row, text } = receipt;
  // There is no grid before a link, and no row number to look for.
  const { person, forms } = useSession().about;
  const isAtSheet = person.role !== 'link';
  const takesPictures = forms.some((form) => form.table === row.table && form.takesPictures === true);
  return (
    <>
      <main
        onKeyDown={(event) => {
          if (event.key === 'Escape') onHome();
        }}
      >
        <Head title="Đã lưu" onBack={onHome} />
        <Box tone="good" title={isAtSheet ? `${formTitle}, dòng ${row.row}` : formTitle}>
          <p>{row.title}</p>
        </Box>
        {row.notices.map((notice) => (
          <Box key={notice} tone="warn">
            <p>{notice}</p>
          </Box>
        ))}
        <Facts shown={row.shown} />
        {takesPictures && <Pictures row={row} />}
        <div class="row">
          <button type="button" onClick={onEdit}>
            Sửa việc này
          </button>
          {text !== '' && <CopyButton text={text} label="Chép để gửi Zalo" />}
        </div>
      </main>
      <div class="bar">
        <div class="inner">
          <button type="button" class="primary" onClick={onAgain}>
            Ghi việc nữa
          </button>
          <button type="button" onClick={onHome}>
            Xong
          </button>
        </div>
      </div>
    </>
  );
}
