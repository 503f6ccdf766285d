/** What the rest of the add-on uses of reports. */

export { annexKeys, isAnnexKey, type ReportChoices } from './choices';
export type { composeReport } from './compose';
export type { Place, Withheld } from './data';
export { documentNumber } from './head';
export {
  asksForAward,
  isReportKind,
  kindLabel,
  kindOf,
  type ReportKindKey,
  reportKindKeys,
  reportKinds,
} from './kinds';
export { ownTemplateOf, withOwnTemplate } from './own-template';
// Types alone: the writer is bundled apart from the rest (`src/report-writer.ts`).
export type { placeholdersOf } from './placeholders';
export type { renderReport } from './render';
