/**
 * What the book holds of one member. Bundled apart from `Code.js`; `google/part.ts` evaluates it when an officer asks.
 */
export * from './app/personal/part';
