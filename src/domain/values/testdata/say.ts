/** A figure as tests and the table of readings say it: `money 300000..500000 VND/tháng (trên)`. */
import type { Figure } from '../running';

export function say({ kind, value, unit, modifier, min, max, of, doubt }: Figure): string {
  const told =
    doubt !== undefined
      ? `? ${(doubt.candidates ?? []).join(' | ')}`.trim()
      : min !== undefined && value === min
        ? `${min}..${max}`
        : `${value}${of === undefined ? '' : `/${of}`}`;
  return [kind, told, unit ?? '–', modifier === undefined ? '' : `(${modifier})`]
    .filter((part) => part !== '')
    .join(' ');
}
