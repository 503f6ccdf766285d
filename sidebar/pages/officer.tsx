/** The officer's dialogs, all in one page; the server says which one is shown. */
import '../styles.css';
import '../officer/officer.css';
import type { ComponentChildren } from 'preact';
import { Backup } from '../officer/Backup';
import { Borders } from '../officer/Borders';
import { Closing } from '../officer/Closing';
import { Duplicates } from '../officer/Duplicates';
import { Export } from '../officer/Export';
import { Issues } from '../officer/Issues';
import { Links } from '../officer/Links';
import { Models } from '../officer/Models';
import { Packs } from '../officer/Packs';
import { Period } from '../officer/Period';
import { Privacy } from '../officer/Privacy';
import { Settings } from '../officer/Settings';
import { Start } from '../officer/Start';
import { Status } from '../officer/Status';
import { Page, start } from '../screens/Page';

const VIEWS: Readonly<Record<string, () => ComponentChildren>> = {
  period: () => <Period />,
  export: () => <Export />,
  issues: () => <Issues />,
  closing: () => <Closing />,
  start: () => <Start />,
  models: () => <Models />,
  packs: () => <Packs />,
  backup: () => <Backup />,
  privacy: () => <Privacy />,
  borders: () => <Borders />,
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
