/**
 * The workbench: `so-hoi serve FILE.xlsx`. An HTTP server for this machine only, one WebSocket for each page, and one
 * room for each workbook.
 */
import { createServer, type Server } from 'node:http';
import { WebSocketServer } from 'ws';
import { sentenceOf } from '../sentences';
import { readWorkbook } from '../xlsx/index';
import { ensureAssets } from './assets';
import { refuse, refuseLine } from './responses';
import { watchSources } from './watch';
import { Workbenches, type WorkbenchOptions } from './workbenches';

interface ServeOptions extends WorkbenchOptions {
  /** The first port to try; the next free one is taken and printed. */
  readonly port?: number;
  readonly host?: '127.0.0.1';
  readonly watch?: boolean;
  /** Where the address is printed; standard output by default. */
  readonly say?: (line: string) => void;
}

export interface Workbench {
  /** For example `http://127.0.0.1:8080/`. */
  readonly address: string;
  /** Writes what is not written yet, and stops. */
  close(): Promise<void>;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const FIRST_PORT = 8080;
const PORTS_TRIED = 50;
/** Largest message of a page: a paste of a whole ward is about 10 MB. */
const LARGEST_MESSAGE = 64 * 1024 * 1024;
/** A ward's phones and windows are a hundred; a page that opens thousands would use up the program's file handles. */
const MOST_CONNECTIONS = 400;

/** Listens on the first free port. */
async function listen(server: Server, host: string, first: number): Promise<number> {
  for (let port = first; port < first + PORTS_TRIED; port += 1) {
    const taken = await new Promise<boolean>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
        else reject(error);
      });
      server.listen(port, host, () => {
        server.removeAllListeners('error');
        // No file handle left for one more connection: that one is not taken, the others go on.
        server.on('error', (error) => console.error(`[server] ${error.message}`));
        resolve(true);
      });
    });
    if (taken) return port;
  }
  throw new Error(
    `Các cổng từ ${first} đến ${first + PORTS_TRIED - 1} đều đang bận. Chọn cổng khác bằng --port.`,
  );
}

/** Opens the workbench on a workbook. Rejects with a sentence where the file cannot be opened. */
export async function serve(options: ServeOptions): Promise<Workbench> {
  const say = options.say ?? ((line: string) => void process.stdout.write(`${line}\n`));
  // Read once here, so that a file that cannot be opened is reported at once and not in the browser.
  const [assets] = await Promise.all([ensureAssets(), readWorkbook(options.file)]);
  const benches = new Workbenches(options, assets);
  const server = createServer((request, response) => {
    // A page that is closed in the middle leaves an error behind on either side; it concerns nobody.
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    benches.answer(request, response).catch((error: unknown) => refuse(response, request, error));
  });
  server.maxConnections = MOST_CONNECTIONS;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request, socket, head) => {
    // Node leaves this socket to us: without a listener, a line that is cut here would end the program.
    socket.on('error', () => socket.destroy());
    try {
      benches.checkConnection(request);
    } catch (error) {
      refuseLine(socket, error);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (line) => {
      // A frame that is none of the protocol: the line is closed by the library, after telling us so.
      line.on('error', () => line.terminate());
      // What the page says before its workbook is open waits in the line.
      line.pause();
      benches
        .connect(line, request)
        .catch((error: unknown) => {
          const message = sentenceOf(error);
          line.send(JSON.stringify({ type: 'failed', function: '', message }));
        })
        .finally(() => line.resume());
    });
  });
  const first = options.port ?? FIRST_PORT;
  const port = await listen(server, options.host ?? '127.0.0.1', first);
  benches.port = port;
  const stopWatching = options.watch === true ? watchSources(benches) : () => undefined;
  const address = `http://127.0.0.1:${port}/`;
  try {
    await benches.room('');
  } catch (error) {
    stopWatching();
    server.close();
    throw error;
  }
  if (port !== first) say(`Cổng ${first} đang bận, dùng cổng ${port}.`);
  say(`Bàn làm thử: ${address}`);

  let closing: Promise<void> | null = null;
  const onSignal = (): void => {
    void close().then(() => process.exit(0));
  };
  const close = (): Promise<void> => {
    closing ??= (async () => {
      for (const signal of SIGNALS) process.removeListener(signal, onSignal);
      stopWatching();
      for (const line of sockets.clients) line.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      await benches.close();
    })();
    return closing;
  };
  for (const signal of SIGNALS) process.once(signal, onSignal);
  return { address, close };
}
