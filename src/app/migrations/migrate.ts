/** Brings a workbook of an older version up to this one: what is missing, in order, each recorded as it lands. */
import { Attempts } from '../../google/attempt';
import { backUp } from '../../google/backup';
import { migrationOf, recordMigration } from '../../google/memory';
import type { TabReader } from '../../google/tab-reader';
import { migrations } from './list';
import type { Migration } from './migration';

/**
 * Ends at the first that Google refuses: the next press goes on there. What a run that was cut has done is found done.
 * @returns what the person should know, in Vietnamese.
 */
export function migrate(reader: TabReader): string[] {
  const landed = migrationOf();
  const notes: string[] = [];
  for (const migration of migrations) {
    if (migration.number <= landed) continue;
    const { said, isDone } = land(reader, migration);
    notes.push(...said);
    if (!isDone) break;
    recordMigration(migration.number);
  }
  return notes;
}

function land(
  reader: TabReader,
  { what, keepsCells, look, change }: Migration,
): { said: string[]; isDone: boolean } {
  const { touched, notes, more = '' } = look(reader);
  const [first] = touched;
  if (first === undefined) return { said: [...notes], isDone: true };
  const attempts = new Attempts();
  const copies = (keepsCells === true ? [] : touched).map((sheet) =>
    attempts.attempt(sheet, () => backUp(reader.spreadsheet, sheet, reader.today)),
  );
  // What could not be copied is not changed.
  const isDone =
    !copies.includes(null) &&
    attempts.attempt(first, () => {
      change(reader, touched);
      return true;
    }) === true;
  const kept = copies.flatMap((name) => (name === null ? [] : [`“${name}”`])).join(', ');
  const where = kept === '' ? '' : `; bản trước khi đổi nằm ở tab ẩn ${kept}`;
  const told = isDone ? [`${what}${where}.${more}`] : attempts.notes('Cài đặt sổ');
  return { said: [...notes, ...told], isDone };
}
