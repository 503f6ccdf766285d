/** The sidebar “Nhập liệu”: rows entered, corrected and found. */
import '../styles.css';
import { Entry } from '../screens/Entry';
import { Page, start } from '../screens/Page';
import { Search } from '../screens/Search';
import { sendNow } from '../screens/send';
import { tools } from '../screens/tools';

start((at) => (
  <Page {...at}>
    {(call) => (
      <Entry
        send={(rows) => sendNow(call, rows)}
        tools={tools}
        search={(acts) => <Search {...acts} />}
        begin={at.context.view}
      />
    )}
  </Page>
));
