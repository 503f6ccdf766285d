/**
 * Gói chỉ số: the packages of indicators, and what is done with them. Bundled apart from `Code.js`; `google/part.ts` evaluates
 * it when the officers' dialog asks.
 */
export * from './app/packs/part';
