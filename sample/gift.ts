/** What one giving is, as the lists of gifts state it, before it becomes a row. */
import { chapterPlan } from './chapters';

/** One giving. `chapter` absent: the ward itself. */
export interface Gift {
  /** Name of the gift in the report's list of figures; null for invented ones. */
  readonly source: string | null;
  readonly day: string;
  readonly occasion: string;
  readonly recipients: string;
  readonly parcels: number;
  readonly chapter?: string;
  readonly unitValue?: number | string;
  readonly value?: number | string;
  readonly inKind?: string;
  readonly fund: string;
  readonly partner?: string;
  readonly note?: string;
  /** The day as it was typed, where it was not typed as a date. */
  readonly typedDay?: string;
}

export const chapterCodes = chapterPlan.map(({ code }) => code);

export const ASSOCIATIONS = 'Khối MTTQ và các đoàn thể phường';
