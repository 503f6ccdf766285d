/** Options of a chart as Google's builders keep them, by their names. */
import type { Chart } from '../model';

/** Google takes options nested (`vAxis: { title }`) and dotted (`'vAxis.title'`). */
export function chartOption(options: Readonly<Record<string, unknown>>, path: string): unknown {
  if (path in options) return options[path];
  const words = path.split('.');
  for (let cut = words.length - 1; cut > 0; cut--) {
    const inner = options[words.slice(0, cut).join('.')];
    if (inner !== null && typeof inner === 'object') {
      return chartOption(inner as Record<string, unknown>, words.slice(cut).join('.'));
    }
  }
  return undefined;
}

export function textOption(options: Chart['options'], path: string): string | undefined {
  const value = chartOption(options, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberOption(options: Chart['options'], path: string): number | undefined {
  const value = chartOption(options, path);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function colorOption(options: Chart['options'], path: string): string | undefined {
  const value = textOption(options, path);
  return value !== undefined && /^#[0-9a-f]{6}$/i.test(value) ? value : undefined;
}
