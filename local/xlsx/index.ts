/** Workbook files: `.xlsx` to and from the model. Nothing outside this folder knows the file format. */
export {
  noticesOf,
  type OpenOptions,
  readFileBytes,
  readWorkbook,
  whatWouldBeLost,
  workbookFromBytes,
  workbookToBytes,
  writeWorkbook,
} from './file';
export type { PackageParts } from './kept';
export { FileProblem, type FileProblemCode } from './problem';
export { errorCode, isLeftover, replaceFile } from './replace';
