/** The sidebar “Nhập liệu”: rows entered, corrected and found. */
import '../styles.css';
import { Entry } from '../screens/Entry';
import { Page, start } from '../screens/Page';
import { sendNow } from '../screens/send';
import { tools } from '../screens/tools';

start((at) => <Page {...at}>{(call) => <Entry send={(row) => sendNow(call, row)} tools={tools} />}</Page>);
