/** Dán tin: the reader of pasted texts. Bundled apart from `Code.js`; `google/part.ts` evaluates it when a text was pasted. */
export { readMessage } from './domain/pasted';
