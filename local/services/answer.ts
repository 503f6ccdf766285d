/** What a function may answer a browser with: a page or a text. */
import { TextOutputService } from './content';
import { HtmlOutputService } from './html';
import type { Page } from './ui-driver';

export type Answer =
  | ({ readonly kind: 'page' } & Page)
  | { readonly kind: 'text'; readonly content: string; readonly mimeType: string };

/** The answer in a result; undefined for any other value. */
export function answerIn(value: unknown): Answer | undefined {
  if (value instanceof HtmlOutputService) return { kind: 'page', ...value.page() };
  if (value instanceof TextOutputService) return { kind: 'text', ...value.response() };
  return undefined;
}
