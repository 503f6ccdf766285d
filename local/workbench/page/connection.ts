/** The WebSocket to the server: keeps it open, and says when it is gone and back. */
import type { FromPage, FromServer } from '../protocol';

declare global {
  interface Window {
    /** A connection that the page's HTML opened before this script was loaded, and what has arrived on it since. */
    soHoiEarly?: { readonly socket: WebSocket; readonly heard: string[] };
  }
}

const FIRST_DELAY = 250;
const LONGEST_DELAY = 4000;

interface Connection {
  send(message: FromPage): void;
}

/** Messages are queued while the connection is down and sent when it is back: nothing typed is lost. */
export function connect(
  address: string,
  events: { message(message: FromServer): void; state(open: boolean): void },
): Connection {
  const waiting: FromPage[] = [];
  let socket: WebSocket | null = null;
  let delay = FIRST_DELAY;

  const hear = (data: unknown): void => events.message(JSON.parse(String(data)) as FromServer);
  const opened = (line: WebSocket): void => {
    delay = FIRST_DELAY;
    events.state(true);
    for (const message of waiting.splice(0)) line.send(JSON.stringify(message));
  };
  const use = (line: WebSocket): void => {
    socket = line;
    line.onmessage = (event) => hear(event.data);
    line.addEventListener('close', () => {
      events.state(false);
      window.setTimeout(() => use(new WebSocket(address)), delay);
      delay = Math.min(delay * 2, LONGEST_DELAY);
    });
    if (line.readyState === WebSocket.OPEN) opened(line);
    else line.addEventListener('open', () => opened(line));
  };
  const early = window.soHoiEarly;
  delete window.soHoiEarly;
  if (early === undefined || early.socket.readyState > WebSocket.OPEN) {
    use(new WebSocket(address));
  } else {
    use(early.socket);
    // After the caller has received the connection.
    queueMicrotask(() => early.heard.forEach(hear));
  }
  return {
    send: (message) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
      else if (message.type !== 'selection') waiting.push(message);
    },
  };
}
