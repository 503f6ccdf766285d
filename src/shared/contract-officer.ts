/** The officers' calls of the contract: settings, period, models, reports from draft to issue, closing. */
import * as z from 'zod/mini';
import { fieldKind, fieldValue, id, key, list, nothing, short, text, values } from './contract-shapes';

const period = z.object({ from: z.string(), to: z.string(), label: z.string() });

export const model = z.object({
  key: z.string(),
  label: z.string(),
  /** What it records, in one line. */
  about: z.string(),
  /** The tabs it brings. */
  tabs: z.array(z.string()),
  isChosen: z.boolean(),
});

const reportKind = z.object({
  key: z.string(),
  label: z.string(),
  about: z.string(),
  /** Keys of the annexes that it may carry. */
  annexes: z.array(z.string()),
  asksForAward: z.boolean(),
  /** Can be of one chapter. */
  isOfChapters: z.boolean(),
});

/** An annex of a report, or the ward's own file beside it. */
const annex = z.object({ key: z.string(), label: z.string(), isChosen: z.boolean() });

export const periodChoice = z.object({ label: z.string(), from: z.string(), to: z.string() });

/** What stands in a line of the settings and cannot be read, a sentence each: it is there, and counts as blank. */
const unread = z.array(z.string());

export const setting = z.object({
  key: z.string(),
  label: z.string(),
  help: z.string(),
  example: z.string(),
  kind: fieldKind,
  list: z.nullable(z.string()),
  /** As the input takes it: several values are a list, '' is a blank line. */
  value: fieldValue,
  /** What people write there, to choose from and complete. */
  presets: z.array(z.string()),
});

/** A line of the book of reports. */
export const reportLine = z.object({
  id: z.string(),
  /** Label of the kind of report. */
  kind: z.string(),
  from: z.string(),
  to: z.string(),
  /** What the document is called. */
  title: z.string(),
  /** When it was exported (`10:32 05/01/2023`), and by whom. */
  at: z.string(),
  by: z.string(),
  url: z.string(),
  state: z.enum(['draft', 'issued', 'withdrawn']),
  /** Its number: as issued; of a draft, as it was printed, '' where it had none. */
  number: z.string(),
  /** Day of issue, `YYYY-MM-DD`; '' where the book does not say. */
  day: z.string(),
});

const lines = () => z.array(z.string());
/** Copies of tabs, the newest first, and what one would bring back: rows that come, change, stay; what cannot come. */
const told = {
  recap: z.nullable(z.object({ parts: z.array(lines()), counts: z.array(z.number()), seen: z.string() })),
  message: z.string(),
  notes: lines(),
};
const backups = z.object({
  copies: z.array(z.object({ name: z.string(), label: z.string(), sheet: z.string(), rows: z.number() })),
  ...told,
});

/** What is to become of chapters from a day on. */
const border = {
  /** `rename`, `merge`, `split`, `join` (another workbook); '' asks for the chapters alone. */
  act: short(),
  /** Codes of the chapters that it is about. */
  chapters: z.array(short()).check(z.maxLength(100)),
  /** The chapter that takes over, or that is parted: of one that stands, or a new one with its name. */
  ...{ code: short(), name: short(), day: short() },
  /** Groups that go to the parted chapter; '' are the members without one. */
  groups: z.array(short()).check(z.maxLength(200)),
};
/** The chapters, and what the change would do: what is done, what to know. */
const borders = z.object({
  chapters: z.array(
    z.object({
      ...{ code: z.string(), label: z.string(), isActive: z.boolean(), members: z.number() },
      groups: lines(),
    }),
  ),
  ...told,
});

/** How the book stands with the law on personal data, and what an erasure would change and leave. */
const privacy = z.object({
  today: z.string(),
  present: z.number(),
  /** Members at present without a day of consent. */
  without: z.number(),
  keepYears: z.nullable(z.number()),
  undated: z.number(),
  /** Day of the last look at the file's sharing; '' where there was none. */
  sharing: z.string(),
  isSharingDue: z.boolean(),
  due: z.array(z.object({ id: z.string(), title: z.string(), why: z.string() })),
  recap: z.nullable(
    z.object({
      changes: lines(),
      /** Text that names her and is not changed by guess. */
      left: z.array(z.object({ where: z.string(), text: z.string(), url: z.string() })),
      seen: z.string(),
    }),
  ),
  message: z.string(),
});
const erased = () => z.array(id()).check(z.maxLength(20));

const packList = z.object({
  packs: z.array(
    z.object({
      /** '' for one that came from another ward. */
      key: z.string(),
      name: z.string(),
      about: z.string(),
      /** Its indicators with their units. */
      indicators: z.array(z.string()),
      /** How many of the ward's indicators came with it. */
      installed: z.number(),
    }),
  ),
  /** The ward's own, in the order of the tab. */
  indicators: z.array(z.object({ id: z.string(), name: z.string(), unit: z.string(), group: z.string() })),
  /** Rows of the tab that are wrong, and so cannot be sent. */
  wrong: z.number(),
});
const judged = z.array(z.object({ name: z.string(), why: z.string() }));
/** A text that is far too long must come through, to be answered in words. */
const pasted = () => z.string().check(z.maxLength(1_000_000));

/** A sentence, and where what it tells of is mended. */
const warning = z.object({
  text: z.string(),
  places: z.array(z.object({ sheet: z.string(), row: z.nullable(z.number()) })),
});

export const officerCalls = {
  'settings.get': {
    input: nothing,
    output: z.object({ settings: z.array(setting), lists: z.array(list) }),
  },
  /** Only the settings that are sent change; '' empties one. */
  'settings.save': {
    input: z.object({ values }),
    output: z.object({ settings: z.array(setting) }),
  },
  /** The period now, and those a person may choose. */
  'period.get': {
    input: nothing,
    output: z.object({
      period: z.nullable(period),
      choices: z.array(periodChoice),
      unread,
    }),
  },
  /** Days as `YYYY-MM-DD` or as typed. */
  'period.set': {
    input: z.object({ from: short(), to: short() }),
    output: z.object({ period }),
  },
  /** The steps of the first day, in their order. */
  'start.look': {
    input: nothing,
    output: z.object({
      steps: z.array(
        z.object({
          key: z.enum(['chapters', 'head', 'models', 'members', 'rows']),
          title: z.string(),
          how: z.string(),
          isDone: z.boolean(),
        }),
      ),
    }),
  },
  /**
   * The models that a ward may record besides the core, each with its tick; words of the settings' line that name none
   * stand among them, ticked, until somebody unticks them.
   */
  'models.list': {
    input: nothing,
    output: z.object({ models: z.array(model) }),
  },
  /** Ticks these and no others, and makes the tabs that are missing. No tab is ever deleted. */
  'models.choose': {
    input: z.object({ models: z.array(text()).check(z.maxLength(40)) }),
    output: z.object({ models: z.array(model), message: z.string() }),
  },
  /** The packages of indicators, and the ward's indicators. */
  'packs.list': { input: nothing, output: packList },
  /** What a pasted package would bring. Writes nothing. */
  'packs.read': {
    input: z.object({ text: pasted() }),
    output: z.object({
      name: z.string(),
      about: z.string(),
      /** With their units. */
      fresh: z.array(z.string()),
      known: judged,
      cannot: judged,
      notes: z.array(z.string()),
    }),
  },
  /** Adds what the ward does not have: of the product's packages by key, or of the pasted one. */
  'packs.install': {
    input: z.object({ packs: z.array(short()).check(z.maxLength(40)), text: z.optional(pasted()) }),
    output: z.object({ list: packList, message: z.string(), notes: z.array(z.string()) }),
  },
  /** Puts those of its indicators aside to which nothing refers (`row.undo` gives each back). */
  'packs.remove': {
    input: z.object({ name: short() }),
    output: z.object({
      list: packList,
      message: z.string(),
      removed: z.array(z.object({ id: z.string(), name: z.string() })),
      kept: judged,
    }),
  },
  /** Indicators of the ward as a text for another one. */
  'packs.export': {
    input: z.object({ name: short(), about: text(), ids: z.array(id()).check(z.maxLength(1000)) }),
    output: z.object({ text: z.string(), notes: z.array(z.string()) }),
  },
  /** How far long work is, by the menu's words for it. Reads no tab. `left`: it is to be gone on with; `none`: nothing is known. */
  'work.look': {
    input: z.object({ work: short() }),
    output: z.object({
      state: z.enum(['running', 'left', 'done', 'wrong', 'none']),
      text: z.string(),
      share: z.number(),
    }),
  },
  /** Goes on with work that its execution left; '' where nothing was left. */
  'work.goOn': { input: z.object({ work: short() }), output: z.object({ text: z.string() }) },
  /** The backups, and what one of their tabs would bring back (`copy`; '' for none). Writes nothing. */
  'backup.look': { input: z.object({ copy: short() }), output: backups },
  /** A new backup (`copy` ''), or a tab brought back as its recap `seen` said. */
  'backup.write': { input: z.object({ copy: short(), seen: short() }), output: backups },
  /** How things stand; of these members, what an erasure would change. Writes nothing. */
  'privacy.look': { input: z.object({ members: erased() }), output: privacy },
  /** Erases what the book tells of these members, as the recap `seen` said. It cannot be undone. */
  'privacy.erase': { input: z.object({ members: erased(), seen: short() }), output: privacy },
  'chapters.look': { input: z.object(border), output: borders },
  /** As the recap `seen` said. Sent again after a cut it goes on. */
  'chapters.write': {
    input: z.object({ ...border, seen: short(), acceptClosed: z.optional(z.boolean()) }),
    output: borders,
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
      annexes: z.array(annex),
      chapters: z.array(z.object({ code: z.string(), label: z.string() })),
      today: z.string(),
      /** Issued reports, the newest first. */
      issued: z.array(reportLine),
      unread,
    }),
  },
  /**
   * Makes the document and keeps it in Drive, as a draft. Each call makes another one. Days as `YYYY-MM-DD` or as typed;
   * `against` is the issued report to compare with: left out, the newest of the kind and period; '' none. Number and day of
   * the document are this one's; `chapter` is the code of the chapter that it is of; `annexes` left out are those of the
   * settings. What the report would not say (rows left out, figures below nought …) comes back as `warnings`, and nothing
   * is made until `accept` is set; then it stands in the ward's own file beside the report.
   */
  'report.export': {
    input: z.object({
      ...{ kind: key(), from: short(), to: short(), against: z.optional(short()) },
      ...{ number: z.optional(short()), day: z.optional(short()), chapter: z.optional(short()) },
      annexes: z.optional(z.array(key()).check(z.maxLength(10))),
      ...{ tellsWeak: z.optional(z.boolean()), accept: z.optional(z.boolean()) },
      pdf: z.optional(z.boolean()),
    }),
    output: z.object({
      isMade: z.boolean(),
      warnings: z.array(warning),
      /** What the document would lack, and can be written. */
      missing: z.array(warning),
      /** The same as PDF; null where it was not asked for, or could not be made (a note says so). */
      pdf: z.nullable(z.object({ name: z.string(), url: z.nullable(z.string()) })),
      /** The ward's own file; null where there is none. */
      internal: z.nullable(z.object({ name: z.string(), url: z.nullable(z.string()) })),
      name: z.string(),
      /** null where there is no page to open. */
      url: z.nullable(z.string()),
      message: z.string(),
      /** What to look at before it is sent. */
      notes: z.array(z.string()),
    }),
  },
  /** The grid goes to a row of a tab, or to its first one. */
  'place.show': {
    input: z.object({
      sheet: short(),
      row: z.nullable(z.number().check(z.int(), z.minimum(1), z.maximum(10_000_000))),
    }),
    output: nothing,
  },
  /** Up to which day the book is closed. */
  'closing.get': {
    input: nothing,
    output: z.object({
      until: z.nullable(z.string()),
      /** The day that a person most likely means; null where it is closed already. */
      suggested: z.nullable(z.string()),
      unread,
    }),
  },
  /** Closes the book up to a day; an earlier day than before opens the days after it. */
  'closing.set': {
    input: z.object({ to: short() }),
    output: z.object({ until: z.string(), message: z.string() }),
  },
  /** The book of reports, the newest first, with the day that is proposed. */
  'issues.list': {
    input: nothing,
    output: z.object({ reports: z.array(reportLine), day: z.string() }),
  },
  /**
   * Marks a report as issued. What a person should know first (figures that changed since it was printed, a number that
   * another one has) comes back as `warnings`, and nothing is marked until `accept` is set.
   */
  'issues.issue': {
    input: z.object({ id: short(), number: short(), day: short(), accept: z.boolean() }),
    output: z.object({
      reports: z.array(reportLine),
      isIssued: z.boolean(),
      warnings: z.array(z.string()),
      message: z.string(),
    }),
  },
  /** Takes the mark back; the line stays, as withdrawn. */
  'issues.withdraw': {
    input: z.object({ id: short() }),
    output: z.object({ reports: z.array(reportLine), message: z.string() }),
  },
  /** How the book differs now from an issued report: the tab `So với báo cáo`, and the first figures. */
  'issues.compare': {
    input: z.object({ id: short() }),
    output: z.object({ message: z.string(), notes: z.array(z.string()) }),
  },
} as const;
