/** Dán tin: the reader of pasted texts. Bundled apart from `Code.js`; `google/part.ts` evaluates it when a text was pasted. */
export * from './app/pasted/part';
