/**
 * Tự kiểm tra: what the product rests on and only Google can show. Bundled apart from `Code.js`; `google/part.ts` evaluates it
 * when the menu's item is pressed.
 */
export { checkSheet, checkWebApp } from './google/self-check/run';
