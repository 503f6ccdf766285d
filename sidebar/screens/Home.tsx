/** The first screen: the forms, and tools for members and pairs. */
import type { ComponentChildren } from 'preact';
import type { Form, RowView } from '../../src/shared/contract';
import type { Values } from '../form/values';
import { useSession } from '../state/session';
import { Box, Head } from './pieces';
import { Recent } from './Recent';
import { TextSizeSwitch } from './TextSizeSwitch';
import { PASTED_DRAFT } from './use-pasted';

/** Rows of this sitting that are shown at the top. */
const MOST_FRESH = 3;

/**
 * Something that can be done besides adding rows. Passed in by the page, so that pages without it do not
 * bundle it.
 */
export interface Tool {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** Offered to users who have the form of this table. */
  readonly table: string;
  readonly draw: (acts: ToolActs) => ComponentChildren;
}

export interface ToolActs {
  readonly form: Form;
  readonly onBack: () => void;
  readonly onNew: () => void;
  /** Opens the form of another table with these initial values. */
  readonly onOpen: (table: string, values: Values) => void;
  readonly onEdit: (row: RowView) => void;
  /** Whom the search of the first screen found; '' for nobody. */
  readonly member: string;
}

/** What a search of the first screen can lead to. */
export interface SearchActs {
  readonly tools: readonly Tool[];
  readonly onForm: (form: Form) => void;
  readonly onTool: (tool: Tool, member?: string) => void;
}

/** What a form is about, without the sentences that tell of rows: on the phone there is no grid. */
const withoutRows = (about: string): string =>
  (about.match(/[^.!?]+[.!?]*/g) ?? []).filter((sentence) => !sentence.includes('dòng')).join('');

interface HomeProps {
  /** Passed in by the page, as tools are. */
  readonly search?: ((acts: SearchActs) => ComponentChildren) | undefined;
  readonly fresh: readonly RowView[];
  readonly onForm: (form: Form) => void;
  readonly tools: readonly Tool[];
  readonly onTool: (tool: Tool, member?: string) => void;
  readonly onProblems: () => void;
  readonly onChapter?: (() => void) | undefined;
  readonly onPaste: () => void;
  readonly onEdit: (row: RowView) => void;
  readonly onLike: (row: RowView) => void;
  readonly children?: ComponentChildren;
}

export function Home({
  search,
  fresh,
  onForm,
  tools,
  onTool,
  onProblems,
  onChapter,
  onPaste,
  onEdit,
  onLike,
  children,
}: HomeProps) {
  const { about, drafts, used } = useSession();
  const { person, forms } = about;
  const offered = tools.filter(({ table }) => forms.some((form) => form.table === table));
  const last = used.list();
  const rank = ({ table }: Form): number => (last.includes(table) ? last.indexOf(table) : last.length);
  return (
    <main>
      <TextSizeSwitch />
      <Head title="Nhập liệu">
        <p class="about">
          {[about.unionName, person.chapter?.label ?? ''].filter((part) => part !== '').join(' · ')}
        </p>
      </Head>
      {children}
      {forms.length === 0 && (
        <Box tone="warn">
          <p>Chưa có biểu mẫu nào cho chị. Hỏi cán bộ phường.</p>
        </Box>
      )}
      {about.chapters.length === 0 && (
        <Box tone="warn">
          <p>
            Sổ chưa có chi hội nào. Ghi chi hội trước (Sổ Hội → Quản lý → Bắt đầu), rồi mới ghi được việc của
            chi hội.
          </p>
        </Box>
      )}
      {onChapter !== undefined && forms.length > 0 && (
        <ul class="menu">
          <li>
            <button type="button" onClick={onChapter}>
              <strong>Trang của chi hội</strong>
              <span>Việc đã ghi trong tháng, chỗ cần sửa, điểm thi đua.</span>
            </button>
          </li>
        </ul>
      )}
      {search?.({ tools: offered, onForm, onTool })}
      {fresh.length > 0 && (
        <>
          <h2>Vừa ghi</h2>
          <ul class="cards">
            {fresh.slice(0, MOST_FRESH).map((row) => (
              <li class="card" key={`${row.table}.${row.id}`}>
                <h3>{row.title}</h3>
                <p class="small">
                  {[
                    forms.find(({ table }) => table === row.table)?.title ?? '',
                    about.chapters.find(({ key }) => key === row.chapter)?.label ?? '',
                  ]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </p>
                <div class="row flush">
                  <button type="button" class="plain" onClick={() => onLike(row)}>
                    Ghi giống lần này
                  </button>
                  <button type="button" class="plain" onClick={() => onEdit(row)}>
                    Mở để sửa
                  </button>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>Hôm nay chị ghi gì?</h2>
      {forms.length > 0 && (
        <ul class="menu">
          <li>
            <button type="button" onClick={onPaste}>
              <strong>
                Dán tin
                {drafts.has(PASTED_DRAFT) && <em class="mark"> · có bản nháp</em>}
              </strong>
              <span>Dán tin Zalo hay đoạn báo cáo, sổ đọc ra từng việc.</span>
            </button>
          </li>
        </ul>
      )}
      <ul class="menu forms">
        {[...forms]
          .sort((a, b) => rank(a) - rank(b))
          .map((form) => (
            <li key={form.table}>
              <button type="button" onClick={() => onForm(form)}>
                <strong>
                  {form.title}
                  {(drafts.has(`${form.table}.new`) || drafts.has(`${form.table}.many`)) && (
                    <em class="mark"> · có bản nháp</em>
                  )}
                </strong>
                <span>{person.role === 'link' ? withoutRows(form.about) : form.about}</span>
              </button>
            </li>
          ))}
      </ul>
      {forms.length > 0 && (
        <>
          <h2>Việc khác</h2>
          <ul class="menu">
            <li>
              <button type="button" onClick={onProblems}>
                <strong>Cần sửa</strong>
                <span>Những chỗ ghi sai, sửa ngay từng chỗ.</span>
              </button>
            </li>
            {offered.map((tool) => (
              <li key={tool.key}>
                <button type="button" onClick={() => onTool(tool)}>
                  <strong>{tool.title}</strong>
                  <span>{tool.text}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {forms.length > 0 && (
        <Recent tables={[]} fresh={fresh} onEdit={onEdit} onLike={onLike} isOpen={false} />
      )}
    </main>
  );
}
