/** Ảnh chứng từ. Bundled apart from `Code.js`; `google/part.ts` evaluates it when a page sends a picture. */
export { keepOne } from './app/pictures/keep';
