/** The officer's dialogs. One file: which of them is shown, the server says. */
import '../styles.css';
import type { ComponentChildren } from 'preact';
import { Duplicates } from '../officer/Duplicates';
import { Links } from '../officer/Links';
import { Period } from '../officer/Period';
import { Settings } from '../officer/Settings';
import { Status } from '../officer/Status';
import { Page, start } from '../screens/Page';

const VIEWS: Readonly<Record<string, () => ComponentChildren>> = {
  period: () => <Period />,
  settings: () => <Settings />,
  links: () => <Links />,
  status: () => <Status />,
  duplicates: () => <Duplicates />,
};

start((at) => (
  <Page {...at}>
    {() => VIEWS[at.context.view]?.() ?? <p>Không có hộp thoại này. Đóng rồi mở lại từ thực đơn Sổ Hội.</p>}
  </Page>
));
