/** The page of `/exec`: the add-on's web app in a frame, as Google shows it on a phone. No grid, no menus. */
import type { FromServer } from '../protocol';
import { connect } from './connection';
import { keepPages } from './keep';

const meta = (name: string): string =>
  document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? '';
/** This script runs before the frame is there, so that no call of the frame can come too early. */
const frame = (): HTMLIFrameElement | null => document.querySelector('iframe');
const origin = `http://localhost:${window.location.port}`;

interface Call {
  readonly soHoi: 'call';
  readonly call: number;
  readonly function: string;
  readonly arguments: readonly unknown[];
}

const connection = connect(
  `ws://${window.location.host}/socket?kind=web&token=${encodeURIComponent(meta('so-hoi-token'))}&file=${encodeURIComponent(meta('so-hoi-file'))}`,
  {
    message: (message: FromServer) => {
      if (message.type === 'result')
        frame()?.contentWindow?.postMessage({ soHoi: 'result', ...message }, origin);
      if (message.type === 'reload') window.location.reload();
    },
    state: () => undefined,
  },
);

window.addEventListener('message', (event) => {
  if (event.source !== frame()?.contentWindow || event.origin !== origin) return;
  const data = event.data as Partial<Call> | null;
  if (data?.soHoi !== 'call' || data.call === undefined || data.function === undefined) return;
  connection.send({
    type: 'call',
    frame: meta('so-hoi-frame'),
    call: data.call,
    function: data.function,
    arguments: data.arguments ?? [],
  });
});

/** Once open, the page is kept, and the frame that goes with it: the next time it opens without the server. */
window.addEventListener('load', () => {
  const script = document.querySelector<HTMLScriptElement>('script[src]')?.src ?? '';
  void keepPages('/exec-worker.js', '/exec', [window.location.href, script]).then((html) => {
    const kept = html === null ? null : new DOMParser().parseFromString(html, 'text/html');
    const address = kept?.querySelector('iframe')?.getAttribute('src') ?? '';
    if (address !== '') frame()?.contentWindow?.postMessage({ soHoi: 'keep', address }, origin);
  });
});
