/** The models' parts of a report, in its order, and the sections of a template in which they stand. */
import { inPlace } from '../models/model';
import { type MetricKey, type ModelKey, models } from '../models/registry';
import { type ReportKindKey, reportKinds } from './kinds';
import { DEFAULT_HEADING, type ModelText, type PartHeading, partHeadings, type ReportPart } from './part';
import { asciiName } from './phrases';

export interface PlacedPart extends ReportPart<MetricKey> {
  readonly key: ModelKey;
  readonly field: string;
  /** What it is called in the list of placeholders. */
  readonly name: string;
}

export const parts: readonly PlacedPart[] = inPlace(
  models.flatMap(({ key, label, report }) =>
    report === undefined
      ? []
      : [
          {
            ...report,
            key: key as ModelKey,
            field: report.field ?? asciiName(label),
            name: report.name ?? label,
          },
        ],
  ),
);

/** Tags for the parts under one heading: `{#phan_phong_trao} … {/phan_phong_trao}`. */
export const HEADING_FIELDS: Readonly<Record<PartHeading, string>> = {
  movement: 'phong_trao',
  task: 'nhiem_vu',
  organisation: 'to_chuc',
};
export const headingTag = (heading: PartHeading): string => `phan_${HEADING_FIELDS[heading]}`;

/** A section of a template: a part under one heading. A part whose sections say their own heading has one for each. */
export interface Slot {
  readonly part: PlacedPart;
  readonly heading: PartHeading;
  readonly field: string;
}

const slotsOf = (part: PlacedPart): readonly Slot[] =>
  part.heading === 'own'
    ? partHeadings.map((heading) => ({ part, heading, field: `${part.field}_${HEADING_FIELDS[heading]}` }))
    : [{ part, heading: part.heading ?? DEFAULT_HEADING, field: part.field }];

/** The section in which a told text stands. */
export function slotOf(part: PlacedPart, { heading = DEFAULT_HEADING }: ModelText): Slot {
  const slots = slotsOf(part);
  const [only] = slots;
  const own = slots.find((slot) => slot.heading === heading);
  // A part with a heading of its own has one slot, whatever its texts say.
  return (slots.length > 1 ? own : only) ?? { part, heading, field: part.field };
}

/** Every section of the parts that a kind of report tells, in its order. */
export const slotsIn = (kind: ReportKindKey): readonly Slot[] => {
  const rank = (heading: PartHeading): number =>
    reportKinds[kind].order.findIndex((group) => group.includes(heading));
  return parts
    .filter(({ isOfModelsReport }) => kind !== 'models' || isOfModelsReport === true)
    .flatMap(slotsOf)
    .map((slot, at) => ({ slot, at }))
    .sort((a, b) => rank(a.slot.heading) - rank(b.slot.heading) || a.at - b.at)
    .map(({ slot }) => slot);
};

/** Every section that a template may name, with the part that stands in it. */
export const allSlots: readonly Slot[] = parts.flatMap(slotsOf);
