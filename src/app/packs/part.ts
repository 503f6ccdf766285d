/** What the packages' part of the build does. Everything of `Code.js` that it needs it is handed as `Tools`. */
export { installPacks, readPasted } from './install';
export { listPacks } from './list';
export { removePack } from './remove';
export { exportPack } from './send';
