/** The first screen: the forms, and tools for members and pairs. */
import type { ComponentChildren } from 'preact';
import type { Form, RowView } from '../../src/shared/contract';
import type { Values } from '../form/values';
import { useSession } from '../state/session';
import { Box, Head } from './pieces';
import { Recent } from './Recent';

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
}

interface HomeProps {
  readonly fresh: readonly RowView[];
  readonly onForm: (form: Form) => void;
  readonly tools: readonly Tool[];
  readonly onTool: (tool: Tool) => void;
  readonly onEdit: (row: RowView) => void;
  readonly children?: ComponentChildren;
}

export function Home({ fresh, onForm, tools, onTool, onEdit, children }: HomeProps) {
  const { about, drafts } = useSession();
  const { person, forms } = about;
  const offered = tools.filter(({ table }) => forms.some((form) => form.table === table));
  return (
    <main>
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
          <p>Sổ chưa có chi hội nào. Ghi chi hội trước, rồi mới ghi được việc của chi hội.</p>
        </Box>
      )}
      <h2>Hôm nay chị ghi gì?</h2>
      <ul class="menu">
        {forms.map((form) => (
          <li key={form.table}>
            <button type="button" onClick={() => onForm(form)}>
              <strong>
                {form.title}
                {drafts.has(`${form.table}.new`) && <em class="mark"> · có bản nháp</em>}
              </strong>
              <span>{form.about}</span>
            </button>
          </li>
        ))}
      </ul>
      {offered.length > 0 && (
        <>
          <h2>Việc khác</h2>
          <ul class="menu">
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
      {forms.length > 0 && <Recent tables={[]} fresh={fresh} onEdit={onEdit} isOpen={false} />}
    </main>
  );
}
