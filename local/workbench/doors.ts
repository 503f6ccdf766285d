/**
 * Who may come in, and what was asked for. The server listens on this machine only, but every page that is open in the
 * same browser can send it requests: whatever they hold is answered with a status, and never ends the program.
 */
import type { IncomingMessage } from 'node:http';
import { Refusal } from './responses';

const FOREIGN = 'Trang khác không được dùng bàn làm thử này.';

/**
 * The path and the parameters that a request asks for. Never read with the request's own host in front: `//` and
 * `http://[` are no addresses, and `//other` would be one of another server.
 */
export function addressOf(request: IncomingMessage): URL {
  const asked = request.url ?? '';
  if (!asked.startsWith('/')) throw new Refusal(400, 'Địa chỉ này không đọc được.');
  try {
    return new URL(`http://127.0.0.1${asked}`);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Refusal(400, 'Địa chỉ này không đọc được.');
  }
}

/** Text that a browser has percent-encoded. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw new Refusal(400, 'Tên trong địa chỉ này không đọc được.');
  }
}

/**
 * Only this machine's own browser, on our own pages. A name that was made to point here (DNS rebinding) is not ours; a
 * page of another site or another port shows itself by its origin or by what the browser says of where it stands.
 *
 * The add-on's HTML lives on `localhost`, our pages on `127.0.0.1`: to the browser, two origins.
 */
export function checkCaller(request: IncomingMessage, port: number): 'page' | 'frame' {
  const { host, origin } = request.headers;
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (host === undefined || !own.includes(host)) throw new Refusal(403, 'Địa chỉ này không được phép.');
  if (origin !== undefined && !own.some((one) => origin === `http://${one}`)) throw new Refusal(403, FOREIGN);
  const place = host.startsWith('localhost') ? 'frame' : 'page';
  const { 'sec-fetch-site': site, 'sec-fetch-dest': use } = request.headers;
  if (site === undefined || site === 'same-origin' || site === 'none') return place;
  // From elsewhere a person may follow a link; our own page frames the add-on's HTML. To a browser another port of
  // this machine is the "same site", so that is no better than any other.
  if (use === 'document' || (use === 'iframe' && place === 'frame')) return place;
  throw new Refusal(403, FOREIGN);
}

const READING = ['GET', 'HEAD'];

/** Nothing is changed by a request but a workbook that is dropped on the page. */
export function checkMethod(request: IncomingMessage, pathname: string): void {
  const method = request.method ?? '';
  if (pathname === '/open' ? method === 'POST' : READING.includes(method)) return;
  throw new Refusal(405, 'Không dùng được cách gọi này.');
}
