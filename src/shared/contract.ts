/**
 * The contract between the pages and the server: every call by name, with the shape of what goes in and what comes
 * back. The server's handlers and the pages' client derive from it. Pages import types from here and nothing else,
 * so that the schema library stays on the server.
 *
 * `zod/mini`: 20 KB in the bundle that every click loads, where `zod` is 85 KB; a person never reads its messages.
 */
import * as z from 'zod/mini';

/** Longer than any cell: a text that is too long must come through, to be answered at its field. */
const LONGEST = 100_000;
const MOST_FIELDS = 100;

const text = () => z.string().check(z.maxLength(LONGEST));
const short = () => z.string().check(z.maxLength(200));
const key = () => z.string().check(z.minLength(1), z.maxLength(40), z.regex(/^[\p{L}\p{N}]+$/u));
/** Row ids and chapter codes. */
const id = () => z.string().check(z.minLength(1), z.maxLength(64));
const isoDay = () => z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const isoMonth = () => z.string().check(z.regex(/^\d{4}-\d{2}$/));
/** Made by the page once for one submission, for example `crypto.randomUUID()`. */
const submission = () => z.string().check(z.regex(/^[A-Za-z0-9-]{16,40}$/));

const fieldValue = z.union([text(), z.boolean(), z.array(text()).check(z.maxLength(50))]);
const values = z
  .record(key(), fieldValue)
  .check(z.refine((record) => Object.keys(record).length <= MOST_FIELDS));

const shown = z.object({ key: z.string(), label: z.string(), text: z.string() });

const fieldKind = z.enum([
  'text',
  'longText',
  'name',
  'code',
  'day',
  'birth',
  'month',
  'year',
  'money',
  'count',
  'decimal',
  'quantity',
  'choice',
  'choices',
  'yesNo',
  'phone',
  'email',
  'chapter',
  'chapterOrWard',
  'member',
  'party',
  'pairing',
]);

const field = z.object({
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
});

const form = z.object({
  table: z.string(),
  /** Name of the tab. */
  title: z.string(),
  about: z.string(),
  fields: z.array(field),
  /** `result` is the product of `factors` where it is left blank; another number there is a disagreement. */
  products: z.array(z.object({ result: z.string(), factors: z.array(z.string()) })),
  /** Whether rows may be corrected and deleted here, or only added. */
  canEdit: z.boolean(),
});

const option = z.object({
  label: z.string(),
  aliases: z.array(z.string()),
  /** Values of the list's attribute columns (a unit's factor to kg, a material's standard unit …). */
  attributes: z.array(z.union([z.string(), z.number()])),
});

const list = z.object({ key: z.string(), title: z.string(), options: z.array(option), canAdd: z.boolean() });

const chapter = z.object({
  key: z.string(),
  label: z.string(),
  cluster: z.string(),
  /** As a cell holds it: `Khu 5A · K5A`. */
  reference: z.string(),
  /** false: merged into another one, or not yet begun. */
  isActive: z.boolean(),
});

const person = z.object({
  /** How her rows are stamped. */
  name: z.string(),
  role: z.enum(['officer', 'head', 'link']),
  /** Her chapter; null for an officer. */
  chapter: z.nullable(chapter),
  /** Day on which the phone link expires, else null. */
  linkUntil: z.nullable(z.string()),
});

const rowView = z.object({
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
});

const receipt = z.object({
  row: rowView,
  /** true: this submission had been saved before; this is its first receipt. */
  isRepeat: z.boolean(),
  /** One line a fact, ready to be pasted into the chapter's Zalo group. */
  text: z.string(),
});

const alike = z.object({
  table: z.string(),
  id: z.string(),
  title: z.string(),
  by: z.string(),
  shown: z.array(shown),
});

/** `[id, name, year of birth, group, chapter's code, is active]`: an array, because there may be ten thousand. */
const indexRow = z.tuple([
  z.string(),
  z.string(),
  z.nullable(z.number()),
  z.string(),
  z.string(),
  z.boolean(),
]);

const pairRow = z.object({
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

const link = z.object({
  id: z.string(),
  chapter: z.string(),
  chapterLabel: z.string(),
  tables: z.array(z.string()),
  createdAt: z.string(),
  createdBy: z.string(),
  until: z.string(),
  state: z.enum(['open', 'expired', 'revoked']),
});

const period = z.object({ from: z.string(), to: z.string(), label: z.string() });

const model = z.object({
  key: z.string(),
  label: z.string(),
  /** What it records, in one line. */
  about: z.string(),
  /** The tabs it brings. */
  tabs: z.array(z.string()),
  isChosen: z.boolean(),
});

const reportKind = z.object({ key: z.string(), label: z.string(), about: z.string() });

const periodChoice = z.object({ label: z.string(), from: z.string(), to: z.string() });

const setting = z.object({
  key: z.string(),
  label: z.string(),
  help: z.string(),
  example: z.string(),
  kind: fieldKind,
  list: z.nullable(z.string()),
  value: z.string(),
});

const nothing = z.object({});

/** Of a call that may change closed days: the person was told, and means it. Left out: she is told first. */
const mayBeClosed = { acceptClosed: z.optional(z.boolean()) };

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
    input: z.object({
      table: key(),
      values,
      submission: submission(),
      acceptSimilar: z.boolean(),
      ...mayBeClosed,
    }),
    output: receipt,
  },
  /** Changes the fields that are sent; a field left out stays as it is, '' empties it. */
  'row.edit': {
    input: z.object({ table: key(), id: id(), version: short(), values, ...mayBeClosed }),
    output: receipt,
  },
  /** Takes the row off its tab and keeps it aside, whole. */
  'row.delete': {
    input: z.object({ table: key(), id: id(), version: short(), ...mayBeClosed }),
    output: z.object({ table: z.string(), id: z.string(), title: z.string() }),
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
    }),
    output: z.object({ link, url: z.string() }),
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
    }),
  },
  'settings.get': {
    input: nothing,
    output: z.object({ settings: z.array(setting), lists: z.array(list) }),
  },
  /** Only the settings that are sent change; '' empties one. */
  'settings.save': {
    input: z.object({ values: z.record(key(), text()) }),
    output: z.object({ settings: z.array(setting) }),
  },
  /** The period now, and those a person may choose. */
  'period.get': {
    input: nothing,
    output: z.object({
      period: z.nullable(period),
      choices: z.array(periodChoice),
    }),
  },
  /** Days as `YYYY-MM-DD` or as typed. */
  'period.set': {
    input: z.object({ from: short(), to: short() }),
    output: z.object({ period }),
  },
  /** The models that a ward may record besides the core, each with its tick. */
  'modules.list': {
    input: nothing,
    output: z.object({ models: z.array(model) }),
  },
  /** Ticks these and no others, and makes the tabs that are missing. No tab is ever deleted. */
  'modules.choose': {
    input: z.object({ models: z.array(key()).check(z.maxLength(40)) }),
    output: z.object({ models: z.array(model), message: z.string() }),
  },
  /** The kinds of report and the periods, with what the settings say. */
  'report.choices': {
    input: nothing,
    output: z.object({
      kinds: z.array(reportKind),
      /** Key of the settings' kind. */
      kind: z.string(),
      period: z.nullable(period),
      choices: z.array(periodChoice),
    }),
  },
  /** Makes the document and keeps it in Drive. Each call makes another one. Days as `YYYY-MM-DD` or as typed. */
  'report.export': {
    input: z.object({ kind: key(), from: short(), to: short() }),
    output: z.object({
      name: z.string(),
      /** null where there is no page to open. */
      url: z.nullable(z.string()),
      message: z.string(),
      /** What to look at before it is sent. */
      notes: z.array(z.string()),
    }),
  },
  /** Up to which day the book is closed. */
  'closing.get': {
    input: nothing,
    output: z.object({
      until: z.nullable(z.string()),
      /** The day that a person most likely means; null where it is closed already. */
      suggested: z.nullable(z.string()),
    }),
  },
  /** Closes the book up to a day; an earlier day than before opens the days after it. */
  'closing.set': {
    input: z.object({ to: short() }),
    output: z.object({ until: z.string(), message: z.string() }),
  },
} as const satisfies Record<string, { readonly input: z.ZodMiniType; readonly output: z.ZodMiniType }>;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type Input<N extends CallName> = z.output<Contract[N]['input']>;
export type Output<N extends CallName> = z.output<Contract[N]['output']>;

export type FieldValue = z.output<typeof fieldValue>;
export type FieldKind = z.output<typeof fieldKind>;
export type Field = z.output<typeof field>;
export type Form = z.output<typeof form>;
export type Option = z.output<typeof option>;
export type OptionList = z.output<typeof list>;
export type Chapter = z.output<typeof chapter>;
export type Person = z.output<typeof person>;
export type RowView = z.output<typeof rowView>;
export type Receipt = z.output<typeof receipt>;
export type IndexRow = z.output<typeof indexRow>;
export type PairRow = z.output<typeof pairRow>;
export type PhoneLink = z.output<typeof link>;
export type Model = z.output<typeof model>;
export type PeriodChoice = z.output<typeof periodChoice>;
export type Setting = z.output<typeof setting>;

export function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}

/** What a page is told about itself, in `data-context` of its root element, as JSON. */
export type PageContext = {
  readonly place: 'sidebar' | 'dialog' | 'phone';
  /** Which page of several a dialog shows. */
  readonly view: string;
  /** Secret of the phone link; '' at the sheet. */
  readonly link: string;
};
