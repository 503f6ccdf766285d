/** The setting `Mẫu báo cáo riêng`: which template of its own a ward uses for which kind of report. */
import { builtInCatalogue, readChoice } from '../ward';
import { isReportKind, kindLabel, type ReportKindKey } from './kinds';

/**
 * A line `Báo cáo định kỳ: https://…` is of that kind; a bare line is of the kind that the settings name.
 * @returns the reference to the file, null where this kind uses the built-in template.
 */
export function ownTemplateOf(
  setting: string | null,
  kind: ReportKindKey,
  settingsKind: ReportKindKey,
): string | null {
  for (const line of (setting ?? '').split('\n')) {
    const text = line.trim();
    const named = /^([^:/]+):\s+(\S.*)$/.exec(text);
    const label = named === null ? null : readChoice(named[1] ?? '', 'reportKinds', builtInCatalogue);
    const own = label?.ok === true && isReportKind(label.value) ? label.value : null;
    if (own !== null && own === kind) return named?.[2] ?? null;
    if (own === null && text !== '' && kind === settingsKind) return text;
  }
  return null;
}

/** The setting with the template of a kind set, the other lines kept. */
export function withOwnTemplate(
  setting: string | null,
  kind: ReportKindKey,
  settingsKind: ReportKindKey,
  reference: string,
): string {
  const kept = (setting ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '' && ownTemplateOf(line, kind, settingsKind) === null);
  return [...kept, `${kindLabel(kind)}: ${reference}`].join('\n');
}
