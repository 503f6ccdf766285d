/** Liên kết điện thoại. Bundled apart from `Code.js`; `google/part.ts` evaluates it when the officers' dialog asks. */
export * from './app/links/part';
