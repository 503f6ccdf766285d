/** What the part of the build for merged wards and chapters does. What it needs of `Code.js` it is handed as `Tools`. */
export { changeChapters } from './chapters';
