/** What the server shows a page: forms and their fields, rows, receipts, chapters, members, pairs and links. */
import * as z from 'zod/mini';
import { fieldKind, fieldValue } from './contract-shapes';

const shown = z.object({ key: z.string(), label: z.string(), text: z.string() });

export const field = z.object({
  key: z.string(),
  label: z.string(),
  help: z.string(),
  /** '' where there is none. */
  example: z.string(),
  kind: fieldKind,
  /** Must be filled. A starred field that another one can fill (a unit inside a quantity) is `isStarred` only. */
  isRequired: z.boolean(),
  isStarred: z.boolean(),
  /** Key into `lists`, for `choice` and `choices`; else null. */
  list: z.nullable(z.string()),
  /** For a day that may lie ahead. */
  mayBeFuture: z.boolean(),
  /** A day, month or year by which figures are counted: the page says where it is closed. */
  isDated: z.boolean(),
  /** Characters. */
  maxLength: z.number(),
  /** Largest number that is taken without asking; null where it is no number. */
  max: z.nullable(z.number()),
  /** What a new form starts with: today, my chapter, the occasion of my last row. */
  initial: z.nullable(fieldValue),
  /** “Lưu và nhập tiếp” keeps what stands here. */
  isKept: z.boolean(),
  /** true: not to be changed (the chapter of a phone link). */
  isFixed: z.boolean(),
  /** `3` stands for `<label> 3`. */
  isNumbered: z.optional(z.boolean()),
  /** What people write there, to begin from. */
  presets: z.optional(z.array(z.string())),
});

export const form = z.object({
  table: z.string(),
  /** Name of the tab. */
  title: z.string(),
  about: z.string(),
  fields: z.array(field),
  /** `result` is the product of `factors` where it is left blank; another number there is a disagreement. */
  products: z.array(z.object({ result: z.string(), factors: z.array(z.string()) })),
  /** What a choice decides of the other fields; null where every field is always asked for. */
  asks: z.nullable(
    z.object({
      /** The field whose choice decides; it comes first. */
      by: z.string(),
      /** Fields that are asked for where the chosen option's attribute is one of `values`. */
      only: z.array(z.object({ field: z.string(), attribute: z.number(), values: z.array(z.string()) })),
      /** Field whose number is counted in the unit that an attribute names. */
      unit: z.object({ field: z.string(), attribute: z.number() }),
    }),
  ),
  /** Rows take pictures, and the ward has switched them on. */
  takesPictures: z.optional(z.boolean()),
  /** Several rows at once: `lines` are the fields that each row says for itself. Left out: one row at a time. */
  many: z.optional(
    z.object({
      by: z.enum(['names', 'chapters', 'lines']),
      title: z.string(),
      lines: z.array(z.string()),
      /** Fields whose numbers may be added up. */
      adds: z.array(z.string()),
      /** Fields that are not asked for here. */
      leaves: z.array(z.string()),
      initial: z.record(z.string(), z.string()),
    }),
  ),
  /** Whether rows may be corrected and deleted here, or only added. */
  canEdit: z.boolean(),
});

export const chapter = z.object({
  key: z.string(),
  label: z.string(),
  cluster: z.string(),
  /** As a cell holds it: `Khu 5A · K5A`. */
  reference: z.string(),
  /** false: merged into another one, or not yet begun. */
  isActive: z.boolean(),
});

export const person = z.object({
  /** How her rows are stamped. */
  name: z.string(),
  role: z.enum(['officer', 'head', 'unknown', 'link']),
  /** Her chapter; null for an officer. */
  chapter: z.nullable(chapter),
  /** Day on which the phone link expires, else null. */
  linkUntil: z.nullable(z.string()),
});

export const rowView = z.object({
  table: z.string(),
  id: z.string(),
  /** Row number on the sheet, from 1. */
  row: z.number(),
  /** Changes with every change of the row's cells; send it back with an edit. */
  version: z.string(),
  title: z.string(),
  chapter: z.nullable(z.string()),
  enteredBy: z.string(),
  /** `HH:mm dd/MM/yyyy`, '' where the sheet does not say. */
  enteredAt: z.string(),
  editedBy: z.string(),
  editedAt: z.string(),
  /** As the form's inputs take them; blank fields are left out. */
  values: z.record(z.string(), fieldValue),
  shown: z.array(shown),
  /** What a look at the row found, for example a leaver without a day. */
  notices: z.array(z.string()),
  canEdit: z.boolean(),
  /** Addresses of its pictures; left out where it has none. */
  pictures: z.optional(z.array(z.string())),
});

export const receipt = z.object({
  row: rowView,
  /** true: this submission had been saved before; this is its first receipt. */
  isRepeat: z.boolean(),
  /** One line a fact, ready to be pasted into the chapter's Zalo group. */
  text: z.string(),
});

export const alike = z.object({
  table: z.string(),
  id: z.string(),
  title: z.string(),
  by: z.string(),
  shown: z.array(shown),
});

/** `[id, name, year of birth, group, chapter's code, is active]`: an array, because there may be ten thousand. */
export const indexRow = z.tuple([
  z.string(),
  z.string(),
  z.nullable(z.number()),
  z.string(),
  z.string(),
  z.boolean(),
]);

export const pairRow = z.object({
  id: z.string(),
  /** Who helps whom. */
  label: z.string(),
  /** Label of its kind. */
  kind: z.string(),
  /** Code of its chapter. */
  chapter: z.string(),
  /** Day on which it was made, `YYYY-MM-DD`. */
  since: z.string(),
  /** Givings on record, and what they were worth together in đồng. */
  times: z.number(),
  value: z.number(),
  /** Day of the last one. */
  last: z.nullable(z.string()),
});

export const link = z.object({
  id: z.string(),
  chapter: z.string(),
  chapterLabel: z.string(),
  tables: z.array(z.string()),
  createdAt: z.string(),
  createdBy: z.string(),
  until: z.string(),
  state: z.enum(['open', 'expired', 'revoked']),
});
