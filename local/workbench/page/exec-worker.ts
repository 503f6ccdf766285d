/**
 * Keeps the phone page of `/exec` for the time without a server: the page around the web app, and its frame, each under the
 * origin of its own that it stands on. What is kept is asked for by the page once it is open; the server always comes first.
 * On Google no such worker can be: the frame's origin is Google's.
 */
// The tools' types are those of a page; what a worker has besides is named here.
interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface KeepEvent extends ExtendableEvent {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}
interface WorkerScope {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', hear: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'fetch', hear: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', hear: (event: KeepEvent) => void): void;
}
const worker = self as unknown as WorkerScope;
const KEPT = 'so-hoi-exec';

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

/** Pages of one link replace each other: their query says which link. */
async function keep(address: string): Promise<string> {
  const answer = await fetch(address, { cache: 'no-store' });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const cache = await caches.open(KEPT);
  const { search, pathname } = new URL(address);
  for (const old of await cache.keys()) {
    const at = new URL(old.url);
    const isOlder = pathname.startsWith('/assets/')
      ? at.pathname === pathname
      : at.search === search && at.pathname.split('/')[1] === pathname.split('/')[1];
    if (isOlder) await cache.delete(old);
  }
  await cache.put(address, answer.clone());
  return answer.text();
}

worker.addEventListener('message', (event) => {
  const { soHoi, addresses } = event.data as { soHoi?: string; addresses?: readonly string[] };
  if (soHoi !== 'keep' || addresses === undefined) return;
  const work = Promise.all(addresses.map(keep)).then(
    ([first = '']) => event.ports[0]?.postMessage(first),
    // The next visit tries again; what was kept before still stands.
    () => undefined,
  );
  event.waitUntil(work);
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  if (request.method !== 'GET' || !/^\/(exec$|frame\/|assets\/exec\.js$)/.test(pathname)) return;
  event.respondWith(
    fetch(request.url, { cache: 'no-store' }).catch(async (error: unknown) => {
      const kept = await (await caches.open(KEPT)).match(request.url);
      if (kept !== undefined) return kept;
      throw error;
    }),
  );
});
