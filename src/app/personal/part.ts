/** What the part of the build for personal data does. Everything of `Code.js` that it needs it is handed as `Tools`. */
export { tellHeld } from './held';
export { privacy } from './privacy';
