/** The thread that writes one workbook's file, from its own copy of the workbook (`replica.ts`). */
import { parentPort, workerData } from 'node:worker_threads';
import { readWorkbook, workbookToBytes, writeWorkbook } from '../xlsx/index';
import { Replica } from './replica';
import type { FromWriter, ToWriter, WriterSettings } from './room-protocol';

const settings = workerData as WriterSettings;

function post(message: FromWriter): void {
  parentPort?.postMessage(message);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function start(): Promise<void> {
  const { workbook, kept } = await readWorkbook(settings.file);
  const replica = new Replica(workbook);
  let go: () => void = () => undefined;
  const answer = async (message: ToWriter): Promise<void> => {
    switch (message.type) {
      case 'update':
        replica.apply(message.update);
        return;
      case 'save': {
        const { request } = message;
        const { lost } = await writeWorkbook(message.target, workbook, kept, async (hash) => {
          const told = new Promise<void>((resolve) => {
            go = resolve;
          });
          post({ type: 'about', request, hash });
          await told;
        });
        post({ type: 'saved', request: message.request, lost });
        return;
      }
      case 'go':
        go();
        return;
      case 'bytes': {
        const { bytes } = workbookToBytes(workbook, kept);
        post({ type: 'bytes', request: message.request, bytes });
        return;
      }
      default:
        message satisfies never;
    }
  };
  parentPort?.on('message', (message: ToWriter) => {
    answer(message).catch((error: unknown) => {
      post({
        type: 'failed',
        request: 'request' in message ? message.request : null,
        message: messageOf(error),
      });
    });
  });
  post({ type: 'ready' });
}

start().catch((error: unknown) => post({ type: 'failed', request: null, message: messageOf(error) }));
