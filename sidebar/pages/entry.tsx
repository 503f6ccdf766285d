/** The sidebar “Nhập liệu”: rows entered, corrected and found. */
import '../styles.css';
import type { Call } from '../../src/shared/client';
import { Entry } from '../screens/Entry';
import { Page, start } from '../screens/Page';
import type { NewRow, Sent } from '../screens/RowForm';
import { tools } from '../screens/tools';

const sendBy =
  (call: Call) =>
  async ({ form, values, submission, acceptSimilar }: NewRow): Promise<Sent> => {
    const answer = await call('row.save', { table: form.table, values, submission, acceptSimilar });
    return answer.ok
      ? { kind: 'saved', receipt: answer.value }
      : { kind: 'problem', problem: answer.problem };
  };

start((at) => <Page {...at}>{(call) => <Entry send={sendBy(call)} tools={tools} />}</Page>);
