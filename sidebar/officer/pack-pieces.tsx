/** What the three views of “Gói chỉ số” share. */
import type { Output } from '../../src/shared/contract';

export type PackList = Output<'packs.list'>;
export type Removed = Output<'packs.remove'>;

export type OnDone = (
  list: PackList,
  message: string,
  notes: readonly string[],
  removed?: Removed['removed'],
) => void;

export const Names = ({ title, names }: { readonly title: string; readonly names: readonly string[] }) => (
  <>
    <p>
      <strong>{title}</strong>
    </p>
    <ul>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  </>
);

export const Lines = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
