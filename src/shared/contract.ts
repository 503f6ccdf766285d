/**
 * The contract between the pages and the server: every call by name, with the shape of what goes in and what comes
 * back. The server's handlers and the pages' client derive from it. Pages import types from here and nothing else, so that
 * the schema library stays on the server.
 *
 * `zod/mini`: 20 KB in the bundle that every click loads, where `zod` is 85 KB; a person never reads its messages.
 */
import * as z from 'zod/mini';
import { MOST_ROWS } from './batch';
import { chapterCalls } from './contract-chapter';
import {
  type model,
  officerCalls,
  type periodChoice,
  type reportLine,
  type setting,
} from './contract-officer';
import { pastedCalls } from './contract-pasted';
import { problemCalls, type wrongCell } from './contract-problems';
import {
  type fieldValue,
  id,
  isoDay,
  isoMonth,
  key,
  list,
  nothing,
  option,
  short,
  submission,
  text,
  values,
} from './contract-shapes';
import {
  alike,
  chapter,
  type field,
  form,
  indexRow,
  link,
  pairRow,
  person,
  receipt,
  rowView,
} from './contract-views';
import type { Problem } from './problem';

/** Of a call that may change closed days: the person was told, and means it. Left out: she is told first. */
const mayBeClosed = { acceptClosed: z.optional(z.boolean()) };

/** A row to be added. */
const newRow = z.object({
  table: key(),
  values,
  submission: submission(),
  acceptSimilar: z.boolean(),
  ...mayBeClosed,
});

export const contract = {
  /** Everything the forms are drawn from. */
  'form.describe': {
    input: nothing,
    output: z.object({
      person,
      /** The spreadsheet's day. */
      today: z.string(),
      forms: z.array(form),
      lists: z.array(list),
      chapters: z.array(chapter),
      /** The last closed day; null where the book is open. */
      closedUntil: z.nullable(z.string()),
      /** Name of the ward's Union, for headings; '' where the settings do not say. */
      unionName: z.string(),
    }),
  },
  /** Adds one row. The same submission again gives the first receipt and writes nothing. */
  'row.save': {
    input: newRow,
    output: receipt,
  },
  /**
   * Adds many rows, of any kinds, each as `row.save` does and with its own answer, in their order. A row is looked at by itself:
   * one that no form sends is refused, the others are saved.
   */
  'rows.save': {
    input: z.object({
      rows: z.array(z.custom<z.output<typeof newRow>>()).check(z.minLength(1), z.maxLength(MOST_ROWS)),
    }),
    output: z.object({
      answers: z.array(
        z.union([
          z.object({ ok: z.literal(true), value: receipt }),
          z.object({ ok: z.literal(false), problem: z.custom<Problem>() }),
        ]),
      ),
    }),
  },
  /** Changes the fields that are sent; a field left out stays as it is, '' empties it. */
  'row.edit': {
    input: z.object({ table: key(), id: id(), version: short(), values, ...mayBeClosed }),
    output: receipt,
  },
  /** Takes the row off its tab and keeps it aside, whole. */
  'row.delete': {
    input: z.object({ table: key(), id: id(), version: short(), ...mayBeClosed }),
    output: z.object({ table: z.string(), id: z.string(), title: z.string(), notices: z.array(z.string()) }),
  },
  /** Puts a deleted row back. */
  'row.undo': {
    input: z.object({ table: key(), id: id(), ...mayBeClosed }),
    output: rowView,
  },
  /** One row, fresh from the sheet. */
  'row.get': {
    input: z.object({ table: key(), id: id() }),
    output: rowView,
  },
  /** The grid goes to a row that was just saved. */
  'row.show': {
    input: z.object({ table: key(), row: z.number().check(z.int(), z.minimum(2), z.maximum(10_000_000)) }),
    output: nothing,
  },
  /** The last twenty rows: by this person, or of the chapter. `tables` empty: of every form. */
  'rows.mine': {
    input: z.object({ tables: z.array(key()).check(z.maxLength(40)), scope: z.enum(['mine', 'chapter']) }),
    output: z.object({ rows: z.array(rowView) }),
  },
  /** Rows that the values, as typed so far, would repeat. */
  'rows.similar': {
    input: z.object({ table: key(), values }),
    output: z.object({ rows: z.array(alike) }),
  },
  /** The members that may be searched, for a search on the page. Ask again with `next` until it is null. */
  'members.index': {
    input: z.object({ from: z.number().check(z.int(), z.nonnegative()) }),
    output: z.object({
      rows: z.array(indexRow),
      next: z.nullable(z.number()),
      /** Of all pages; another one than before: begin again. */
      version: z.string(),
    }),
  },
  /** The pairs at work: of a head's or a link's own chapter first or only, then by name. */
  'pairs.atWork': {
    input: nothing,
    output: z.object({ rows: z.array(pairRow) }),
  },
  'member.move': {
    input: z.object({
      member: id(),
      chapter: id(),
      group: short(),
      day: short(),
      version: short(),
      ...mayBeClosed,
    }),
    output: receipt,
  },
  /** `state` is a label of the list `memberStates` other than the first. */
  'member.leave': {
    input: z.object({
      member: id(),
      state: short(),
      day: short(),
      note: text(),
      version: short(),
      ...mayBeClosed,
    }),
    output: receipt,
  },
  /** A member who left is present again from that day on. */
  'member.return': {
    input: z.object({ member: id(), day: short(), version: short(), ...mayBeClosed }),
    output: receipt,
  },
  /** `type` is a label of the list `memberTypes`, hers from that day on. */
  'member.type': {
    input: z.object({ member: id(), type: short(), day: short(), version: short(), ...mayBeClosed }),
    output: receipt,
  },
  /** Members who may be one person twice, in groups. */
  'member.duplicates': {
    input: nothing,
    output: z.object({
      groups: z.array(z.object({ why: z.string(), rows: z.array(rowView) })),
      /** How many members were compared. */
      looked: z.number(),
    }),
  },
  /** Makes two records one: blanks of `keep` are filled from `drop`, references follow, `drop` is put aside. */
  'member.merge': {
    input: z.object({ keep: id(), drop: id(), keepVersion: short(), dropVersion: short(), ...mayBeClosed }),
    output: z.object({
      row: rowView,
      /** How many cells of other tabs now point at the kept record. */
      references: z.number(),
      /** What the two records said differently, so that someone can look; the kept record's words stand. */
      differences: z.array(z.object({ label: z.string(), kept: z.string(), dropped: z.string() })),
    }),
  },
  /** Everything that the book holds of her, as a text to give her when she asks. */
  'member.held': {
    input: z.object({ member: id() }),
    output: z.object({
      text: z.string(),
      /** Rows that are hers. */
      rows: z.number(),
      /** Rows that hold her name and no code. */
      perhaps: z.number(),
      /** Lines of the log and deleted rows. */
      kept: z.number(),
    }),
  },
  /** A group's members with their three ticks, for a quick round. */
  'member.ticks': {
    input: z.object({ chapter: id(), group: short() }),
    output: z.object({
      groups: z.array(z.string()),
      members: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          birthYear: z.nullable(z.number()),
          group: z.string(),
          /** null: not said yet. */
          face: z.nullable(z.boolean()),
          circumstance: z.nullable(z.boolean()),
          need: z.nullable(z.boolean()),
        }),
      ),
    }),
  },
  /** Ticks that are left out stay as they are. Members who are no longer there are named in `gone`. */
  'member.know': {
    input: z.object({
      ticks: z
        .array(
          z.object({
            member: id(),
            face: z.optional(z.boolean()),
            circumstance: z.optional(z.boolean()),
            need: z.optional(z.boolean()),
          }),
        )
        .check(z.minLength(1), z.maxLength(500)),
    }),
    output: z.object({ saved: z.number(), gone: z.array(z.string()) }),
  },
  /** Adds a value to a list of `Danh mục`; one that is there already is given back as it stands. */
  'list.add': {
    input: z.object({ list: key(), label: text(), attributes: z.array(short()).check(z.maxLength(5)) }),
    output: z.object({ option, isNew: z.boolean() }),
  },
  'links.list': {
    input: nothing,
    output: z.object({
      links: z.array(link),
      /** Kinds of rows that a link may allow. */
      tables: z.array(z.object({ key: z.string(), title: z.string() })),
      chapters: z.array(chapter),
      /** '' until the web app was opened once, or an officer pasted it. */
      address: z.string(),
    }),
  },
  /** The address is given once: only its hash is kept. */
  'links.create': {
    input: z.object({
      chapter: id(),
      tables: z.array(key()).check(z.minLength(1), z.maxLength(40)),
      until: isoDay(),
      /** The same press sent again makes no second link. */
      submission: z.optional(submission()),
    }),
    output: z.object({ link, url: z.string() }),
  },
  /**
   * For every chapter that has no link in use; `isForAll`: for every chapter, and what it had is taken back. Sent again it takes back
   * what it made before: nobody was given those addresses.
   */
  'links.createAll': {
    input: z.object({
      isForAll: z.boolean(),
      tables: z.array(key()).check(z.minLength(1), z.maxLength(40)),
      until: isoDay(),
      submission: submission(),
    }),
    output: z.object({
      made: z.array(z.object({ link, url: z.string() })),
      /** Those that were taken back. */
      revoked: z.array(link),
      /** Chapters that have one already, by name. */
      kept: z.array(z.string()),
    }),
  },
  /** Keeps the address of the phone page as an officer pasted it. */
  'links.address': {
    input: z.object({ address: text() }),
    output: z.object({ address: z.string() }),
  },
  'links.revoke': {
    input: z.object({ id: id() }),
    output: z.object({ link }),
  },
  /** Who has recorded something in the month, who has not, and a text for the group. */
  'report.status': {
    input: z.object({ month: isoMonth() }),
    output: z.object({
      month: z.string(),
      chapters: z.array(
        z.object({
          key: z.string(),
          label: z.string(),
          head: z.string(),
          phone: z.string(),
          rows: z.number(),
          /** Rows by table, for example `Tái chế: 3`. */
          detail: z.array(z.object({ title: z.string(), rows: z.number() })),
          /** Of the month's rows, when the last one was entered; '' where the sheet does not say. */
          last: z.string(),
        }),
      ),
      reported: z.number(),
      text: z.string(),
      /** Who governs the ledger, in a sentence. */
      officers: z.string(),
    }),
  },
  ...chapterCalls,
  ...pastedCalls,
  ...problemCalls,
  ...officerCalls,
} as const satisfies Record<string, { readonly input: z.ZodMiniType; readonly output: z.ZodMiniType }>;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type Input<N extends CallName> = z.output<Contract[N]['input']>;
export type Output<N extends CallName> = z.output<Contract[N]['output']>;

export type FieldValue = z.output<typeof fieldValue>;
export type Field = z.output<typeof field>;
export type Form = z.output<typeof form>;
export type Option = z.output<typeof option>;
export type OptionList = z.output<typeof list>;
export type Chapter = z.output<typeof chapter>;
export type RowView = z.output<typeof rowView>;
export type Receipt = z.output<typeof receipt>;
export type IndexRow = z.output<typeof indexRow>;
export type PairRow = z.output<typeof pairRow>;
export type PhoneLink = z.output<typeof link>;
export type Model = z.output<typeof model>;
export type PeriodChoice = z.output<typeof periodChoice>;
export type ReportLine = z.output<typeof reportLine>;
export type WrongCell = z.output<typeof wrongCell>;
export type Setting = z.output<typeof setting>;

export function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}

/** What a page is told about itself, in `data-context` of its root element, as JSON. */
export type PageContext = {
  readonly place: 'sidebar' | 'dialog' | 'phone';
  /** Which page of several a dialog shows; of the sidebar, the table whose form it begins with. */
  readonly view: string;
  /** Secret of the phone link; '' at the sheet. */
  readonly link: string;
};
