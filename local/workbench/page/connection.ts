/** The WebSocket to the server: keeps it open, and says when it is gone and back. */
import type { FromPage, FromServer } from '../protocol';

const FIRST_DELAY = 250;
const LONGEST_DELAY = 4000;

export interface Connection {
  send(message: FromPage): void;
}

/** What waits while the line is down is sent when it is back: nothing typed is lost with the line. */
export function connect(
  address: string,
  events: { message(message: FromServer): void; state(open: boolean): void },
): Connection {
  const waiting: FromPage[] = [];
  let socket: WebSocket | null = null;
  let delay = FIRST_DELAY;

  const open = (): void => {
    const next = new WebSocket(address);
    socket = next;
    next.addEventListener('open', () => {
      delay = FIRST_DELAY;
      events.state(true);
      for (const message of waiting.splice(0)) next.send(JSON.stringify(message));
    });
    next.addEventListener('message', (event) => events.message(JSON.parse(String(event.data)) as FromServer));
    next.addEventListener('close', () => {
      events.state(false);
      window.setTimeout(open, delay);
      delay = Math.min(delay * 2, LONGEST_DELAY);
    });
  };
  open();
  return {
    send: (message) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
      else if (message.type !== 'selection') waiting.push(message);
    },
  };
}
