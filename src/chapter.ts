/** Trang của chi hội. Bundled apart from `Code.js`; `google/part.ts` evaluates it when a phone opens the page. */
export { chapterMonth } from './app/chapter/month';
