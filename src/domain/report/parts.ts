/** The models' parts of a report, in its order. */
import { inPlace } from '../models/model';
import { type MetricKey, type ModelKey, models } from '../models/registry';
import type { ReportKindKey } from './kinds';
import type { ReportPart } from './part';
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

/** The parts that a kind of report tells, where their models have rows. */
export const partsIn = (kind: ReportKindKey): readonly PlacedPart[] =>
  kind === 'models' ? parts.filter(({ isOfModelsReport }) => isOfModelsReport === true) : parts;
