/** Navigation between the screens for entering rows, shared by the sidebar and the phone page. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Form, Receipt, RowView } from '../../src/shared/contract';
import type { Start } from '../form/row-form';
import { useSession } from '../state/session';
import { Home, type Tool } from './Home';
import { Recent } from './Recent';
import { RowForm } from './RowForm';
import { Saved } from './Saved';
import type { Send } from './send';

type Screen =
  | { readonly at: 'home' }
  | {
      readonly at: 'form';
      readonly form: Form;
      readonly row: RowView | null;
      readonly start: Start | null;
      readonly turn: number;
    }
  | { readonly at: 'saved'; readonly receipt: Receipt }
  | { readonly at: 'tool'; readonly tool: Tool };

/** What additional content of the first screen can do. */
export interface HomeExtra {
  readonly open: (form: Form) => void;
}

interface EntryProps {
  readonly send: Send;
  readonly tools?: readonly Tool[];
  readonly homeExtra?: (act: HomeExtra) => ComponentChildren;
  /** Rows that were sent in the background, newest first. */
  readonly arrived?: readonly RowView[];
}

const REPEATED =
  'Dòng này đã được lưu ở lần bấm trước. Điều chị sửa thêm sau đó chưa vào sổ: xem lại rồi bấm Lưu để sửa dòng ấy.';

export function Entry({ send, tools = [], homeExtra, arrived = [] }: EntryProps) {
  const { about } = useSession();
  const [screen, setScreen] = useState<Screen>({ at: 'home' });
  const [saved, setSaved] = useState<readonly RowView[]>([]);
  const [turn, setTurn] = useState(0);
  const home = () => setScreen({ at: 'home' });
  const open = (form: Form, row: RowView | null = null, start: Start | null = null) => {
    setTurn(turn + 1);
    setScreen({ at: 'form', form, row, start, turn: turn + 1 });
  };
  const edit = (row: RowView, start: Start | null = null) => {
    const form = about.forms.find(({ table }) => table === row.table);
    if (form !== undefined) open(form, row, start);
  };
  const keep = ({ row }: Receipt) =>
    setSaved((before) => [row, ...before.filter(({ table, id }) => table !== row.table || id !== row.id)]);
  const fresh = [...saved, ...arrived];

  switch (screen.at) {
    case 'home':
      return (
        <Home
          fresh={fresh}
          onForm={(form) => open(form)}
          tools={tools}
          onTool={(tool) => setScreen({ at: 'tool', tool })}
          onEdit={(row) => edit(row)}
        >
          {homeExtra?.({ open: (form) => open(form) })}
        </Home>
      );
    case 'form': {
      const { form, row, start } = screen;
      return (
        <RowForm
          key={screen.turn}
          form={form}
          row={row}
          start={start}
          send={send}
          onBack={home}
          onSaved={(receipt) => {
            keep(receipt);
            setScreen({ at: 'saved', receipt });
          }}
          onSavedOne={keep}
          onSavedBefore={(receipt, values) => {
            keep(receipt);
            edit(receipt.row, { values, notice: REPEATED });
          }}
          onTheirs={(theirs) => edit(theirs)}
        >
          <Recent tables={[form.table]} fresh={fresh} onEdit={(one) => edit(one)} isOpen={row === null} />
        </RowForm>
      );
    }
    case 'saved': {
      const { receipt } = screen;
      const form = about.forms.find(({ table }) => table === receipt.row.table);
      return (
        <Saved
          receipt={receipt}
          formTitle={form?.title ?? ''}
          onAgain={() => (form === undefined ? home() : open(form))}
          onEdit={() => edit(receipt.row)}
          onHome={home}
        />
      );
    }
    case 'tool': {
      const form = about.forms.find(({ table }) => table === screen.tool.table);
      return form === undefined
        ? null
        : screen.tool.draw({
            form,
            onBack: home,
            onNew: () => open(form),
            onOpen: (table, values) => {
              const other = about.forms.find((one) => one.table === table);
              if (other !== undefined) open(other, null, { values, notice: '' });
            },
            onEdit: (row) => edit(row),
          });
    }
    default:
      return screen satisfies never;
  }
}
