/** What the links' part of the build does. Everything of `Code.js` that it needs it is handed as `Tools`. */
export { createAll } from './all-links';
export { createLink, listLinks, revokeLink, setAddress } from './links';
