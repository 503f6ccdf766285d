/** What the main thread and the two threads of an open workbook say to each other. Structured-cloneable data only. */
import type { FromPage, FromServer } from './protocol';
import type { Update } from './replica';

export interface RoomSettings {
  /** The workbook's file. */
  readonly file: string;
  /** Folder of the built bundle. */
  readonly dist: string;
  readonly email: string | null;
  readonly serviceUrl: string;
  /** Milliseconds after which a script is cut; `null`: Google's own limits. */
  readonly cutAfterMs: number | null;
  /** One number: 1 once an answer to an alert or prompt is waiting in the port. */
  readonly answered: SharedArrayBuffer;
}

export type ToRoom =
  | { readonly type: 'open'; readonly window: string }
  | { readonly type: 'close'; readonly window: string }
  | {
      readonly type: 'message';
      readonly window: string;
      readonly message: Exclude<FromPage, { type: 'answer' }>;
    }
  | { readonly type: 'web'; readonly request: number; readonly parameters: Readonly<Record<string, string>> }
  | {
      readonly type: 'webCall';
      readonly window: string;
      readonly message: Extract<FromPage, { type: 'call' }>;
    }
  | { readonly type: 'bundle' };

/** A page of the add-on, kept until its window closes it. */
export interface FramePage {
  readonly content: string;
  readonly metaTags: readonly { readonly name: string; readonly content: string }[];
  readonly title: string;
  readonly kind: 'sidebar' | 'modal' | 'modeless' | 'web';
  readonly functions: readonly string[];
}

export type FromRoom =
  | {
      readonly type: 'ready';
      readonly notices: readonly string[];
      readonly warnings: readonly string[];
      readonly name: string;
    }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'send'; readonly window: string | null; readonly message: FromServer }
  | {
      readonly type: 'hello';
      readonly window: string;
      readonly message: Omit<
        Extract<FromServer, { type: 'hello' }>,
        'window' | 'build' | 'name' | 'folder' | 'save' | 'warnings' | 'type'
      >;
    }
  | { readonly type: 'frame'; readonly id: string; readonly page: FramePage }
  | { readonly type: 'web'; readonly request: number; readonly answer: WebAnswer }
  | { readonly type: 'document'; readonly id: string; readonly path: string }
  | { readonly type: 'changed'; readonly update: Update };

export type WebAnswer =
  | { readonly kind: 'page'; readonly frame: string; readonly page: FramePage }
  | { readonly kind: 'text'; readonly content: string; readonly mimeType: string }
  | { readonly kind: 'failed'; readonly message: string };

export interface WriterSettings {
  readonly file: string;
}

export type ToWriter =
  | { readonly type: 'update'; readonly update: Update }
  /** Write the file; `target` differs from the workbook's own where that must not be overwritten. */
  | { readonly type: 'save'; readonly request: number; readonly target: string }
  /** The journal knows of the new file. */
  | { readonly type: 'go' }
  | { readonly type: 'bytes'; readonly request: number };

export type FromWriter =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly request: number | null; readonly message: string }
  /** A file of this hash is whole on the disk, and takes the workbook's place when it is told to go on. */
  | { readonly type: 'about'; readonly request: number; readonly hash: string }
  | { readonly type: 'saved'; readonly request: number; readonly lost: readonly string[] }
  | { readonly type: 'bytes'; readonly request: number; readonly bytes: Uint8Array };
