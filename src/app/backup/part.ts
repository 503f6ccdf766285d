/** What the part of the build for backups does. Everything of `Code.js` that it needs it is handed as `Tools`. */
export { backups } from './backups';
