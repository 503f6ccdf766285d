/** The page that a chapter's link opens on the phone. */
import '../styles.css';
import { Page, start } from '../screens/Page';
import { Phone } from '../screens/Phone';
import { Stranded } from '../screens/Unsent';
import { unsentOf } from '../state/outbox';

start((at) => (
  <Page {...at} onRefused={(_, say) => <Stranded entries={unsentOf(at.store)} say={say} />}>
    {() => <Phone store={at.store} />}
  </Page>
));
