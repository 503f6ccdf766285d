/** Navigation between the screens for entering rows, shared by the sidebar and the phone page. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Form, Receipt, RowView, WrongCell } from '../../src/shared/contract';
import type { ManyOf } from '../form/many';
import type { Start } from '../form/row-form';
import { blankValues, likeBefore } from '../form/values';
import { useSession } from '../state/session';
import { type WrongList, withSaved } from '../state/wrong';
import { Home, type SearchActs, type Tool } from './Home';
import { ManyForm } from './ManyForm';
import { ManySaved, type SavedTogether, savedOf, savedOfAny } from './ManySaved';
import { PastedText } from './Pasted';
import { Problems, WrongLines } from './Problems';
import { Recent } from './Recent';
import { RowForm } from './RowForm';
import { Saved } from './Saved';
import type { Send } from './send';
import type { Batch } from './use-many';

type Screen =
  | { readonly at: 'home' }
  | {
      readonly at: 'form';
      readonly form: Form;
      readonly row: RowView | null;
      readonly start: Start | null;
      readonly turn: number;
      /** The line of “Cần sửa” that led here, and the screen that it stood on: there it goes back to. */
      readonly wrong?: WrongCell;
      readonly from?: 'problems' | 'chapter';
    }
  | { readonly at: 'chapter' }
  | { readonly at: 'problems' }
  | { readonly at: 'saved'; readonly receipt: Receipt }
  | { readonly at: 'many'; readonly form: Form; readonly many: ManyOf; readonly turn: number }
  | { readonly at: 'pasted' }
  | {
      readonly at: 'manySaved';
      readonly saved: SavedTogether;
      readonly batch: Batch;
      readonly onAgain: () => void;
    }
  | { readonly at: 'tool'; readonly tool: Tool; readonly member: string };

/** What a chapter's own page can do. */
interface ChapterActs {
  readonly onBack: () => void;
  readonly onEdit: (row: RowView) => void;
  /** What is to be mended, line by line. */
  readonly wrong: ComponentChildren;
}

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
  readonly search?: (acts: SearchActs) => ComponentChildren;
  readonly chapterPage?: (acts: ChapterActs) => ComponentChildren;
  /** Table whose form comes first, or `PROBLEMS`; the home comes first without it. */
  readonly begin?: string;
}

const REPEATED =
  'Việc này đã được lưu ở lần bấm trước. Điều chị sửa thêm sau đó chưa vào sổ: xem lại rồi bấm Lưu để sửa.';

/** As the menu item *Cần sửa* opens the sidebar. */
const PROBLEMS = 'cần sửa';

export function Entry({
  send,
  tools = [],
  homeExtra,
  arrived = [],
  search,
  chapterPage,
  begin = '',
}: EntryProps) {
  const { about, call, used } = useSession();
  const [wrong, setWrong] = useState<WrongList | null>(null);
  const [screen, setScreen] = useState<Screen>(() => {
    if (begin === PROBLEMS) return { at: 'problems' };
    const form = about.forms.find(({ table }) => table === begin);
    return form === undefined ? { at: 'home' } : { at: 'form', form, row: null, start: null, turn: 0 };
  });
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
  const isAtSheet = about.person.role !== 'link';
  const editWrong = (from: 'problems' | 'chapter') => (row: RowView, line: WrongCell) => {
    const form = about.forms.find(({ table }) => table === row.table);
    if (form === undefined) return;
    setTurn(turn + 1);
    setScreen({ at: 'form', form, row, start: null, turn: turn + 1, wrong: line, from });
  };
  const goTo = ({ table, row }: RowView) => {
    // Nobody waits for the grid, and a grid that does not move loses nothing.
    if (isAtSheet) void call('row.show', { table, row });
  };
  const keep = ({ row }: Receipt) => {
    used.note(row.table);
    setSaved((before) => [row, ...before.filter(({ table, id }) => table !== row.table || id !== row.id)]);
  };
  const keepAndGo = (receipt: Receipt) => {
    keep(receipt);
    goTo(receipt.row);
  };
  const fresh = [...saved, ...arrived];
  const like = (row: RowView) => {
    const form = about.forms.find(({ table }) => table === row.table);
    if (form === undefined) return;
    const values = blankValues(form);
    const notice = `Đã điền như “${row.title}”. Xem lại từng ô, nhất là ngày và số, rồi bấm Lưu.`;
    open(form, null, { values: { ...values, ...likeBefore(form, {}, row.values) }, notice });
  };
  const lastOf = async (table: string): Promise<RowView | null> => {
    const own = fresh.find((row) => row.table === table);
    if (own !== undefined) return own;
    const answer = await call('rows.mine', { tables: [table], scope: 'mine' });
    return answer.ok ? (answer.value.rows[0] ?? null) : null;
  };
  const openMany = (form: Form, many: ManyOf) => {
    setTurn(turn + 1);
    setScreen({ at: 'many', form, many, turn: turn + 1 });
  };
  const active = about.chapters.filter((chapter) => chapter.isActive).length;
  const manyOf = ({ many }: Form): ManyOf | null =>
    many === undefined || (many.by === 'chapters' && active < 2) ? null : many;

  switch (screen.at) {
    case 'home':
      return (
        <Home
          search={search}
          fresh={fresh}
          onForm={(form) => open(form)}
          tools={tools}
          onTool={(tool, member = '') => setScreen({ at: 'tool', tool, member })}
          onProblems={() => setScreen({ at: 'problems' })}
          onChapter={chapterPage && (() => setScreen({ at: 'chapter' }))}
          onPaste={() => setScreen({ at: 'pasted' })}
          onEdit={(row) => edit(row)}
          onLike={like}
        >
          {homeExtra?.({ open: (form) => open(form) })}
        </Home>
      );
    case 'problems':
      return <Problems list={wrong} onList={setWrong} onEdit={editWrong('problems')} onBack={home} />;
    case 'chapter':
      return chapterPage?.({
        onBack: home,
        onEdit: (row) => edit(row),
        wrong: <WrongLines list={wrong} onList={setWrong} onEdit={editWrong('chapter')} />,
      });
    case 'form': {
      const { form, row, start, from } = screen;
      const many = row === null ? manyOf(form) : null;
      return (
        <RowForm
          key={screen.turn}
          form={form}
          row={row}
          start={start}
          send={send}
          wrong={screen.wrong}
          onBack={() => (from === undefined ? home() : setScreen({ at: from }))}
          before={() => lastOf(form.table)}
          onMany={many === null ? undefined : () => openMany(form, many)}
          onSaved={(receipt) => {
            keepAndGo(receipt);
            if (wrong !== null) setWrong(withSaved(wrong, receipt.row, receipt.row.title));
            setScreen(from === undefined ? { at: 'saved', receipt } : { at: from });
          }}
          onSavedOne={keepAndGo}
          onSavedBefore={(receipt, values) => {
            keep(receipt);
            edit(receipt.row, { values, notice: REPEATED });
          }}
          onTheirs={(theirs) => edit(theirs)}
        >
          <Recent
            tables={[form.table]}
            fresh={fresh}
            onEdit={(one) => edit(one)}
            onLike={like}
            isOpen={row === null}
          />
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
    case 'many': {
      const { form, many } = screen;
      return (
        <ManyForm
          key={screen.turn}
          form={form}
          many={many}
          send={send}
          onBack={() => open(form)}
          onSavedOne={keep}
          onDone={(batch) => {
            const last = batch.receipts.at(-1);
            if (last !== undefined) goTo(last.row);
            const together = savedOf(form, many, batch, about.lists);
            setScreen({ at: 'manySaved', saved: together, batch, onAgain: () => openMany(form, many) });
          }}
        />
      );
    }
    case 'pasted':
      return (
        <PastedText
          send={send}
          onBack={home}
          onSavedOne={keep}
          onDone={(batch) => {
            const last = batch.receipts.at(-1);
            if (last !== undefined) goTo(last.row);
            const together = savedOfAny(batch.receipts, about.forms);
            setScreen({
              at: 'manySaved',
              saved: together,
              batch,
              onAgain: () => setScreen({ at: 'pasted' }),
            });
          }}
        />
      );
    case 'manySaved': {
      const { batch } = screen;
      return (
        <ManySaved
          saved={screen.saved}
          batch={batch}
          onAgain={screen.onAgain}
          onEdit={(row) => edit(row)}
          onGone={(rows) =>
            setSaved((before) => before.filter(({ id }) => !rows.some((row) => row.id === id)))
          }
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
            member: screen.member,
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
