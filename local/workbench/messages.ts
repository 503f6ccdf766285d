/**
 * What a page says, checked as it comes in: a message of another shape is dropped here, so that nothing behind this
 * file needs to ask whether a field is there.
 */
import * as z from 'zod';
import type { FromPage, Operation } from './protocol';

/** A row, a column, a count: a grid has at most ten million cells. */
const place = z.int().min(0).max(10_000_000);
const id = z.int().min(-1).max(Number.MAX_SAFE_INTEGER);
const sheet = id;
const area = z.object({ row: place, column: place, rows: place, columns: place });
const areas = z.array(area).max(10_000).readonly();

const style = z.object({
  bold: z.boolean().exactOptional(),
  italic: z.boolean().exactOptional(),
  underline: z.boolean().exactOptional(),
  strikethrough: z.boolean().exactOptional(),
  fontSize: z.number().min(1).max(1000).exactOptional(),
  color: z.string().nullable().exactOptional(),
  background: z.string().nullable().exactOptional(),
  horizontal: z.enum(['left', 'center', 'right']).exactOptional(),
  wrap: z.enum(['wrap', 'overflow', 'clip']).exactOptional(),
  numberFormat: z.string().max(200).exactOptional(),
  borders: z.enum(['all', 'outer', 'none']).exactOptional(),
  merge: z.enum(['all', 'rows', 'none']).exactOptional(),
});

const run = <const K extends string>(...kinds: readonly K[]) =>
  z.object({ kind: z.enum(kinds), sheet, from: place, count: place });

const operation = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('write'),
    sheet,
    row: place,
    column: place,
    texts: z.array(z.array(z.string()).readonly()).readonly(),
  }),
  z.object({ kind: z.literal('clear'), sheet, areas }),
  z.object({
    kind: z.literal('copy'),
    fromSheet: sheet,
    from: area,
    sheet,
    to: area,
    cut: z.boolean(),
    valuesOnly: z.boolean(),
  }),
  z.object({ kind: z.literal('fill'), sheet, from: area, to: area }),
  z.object({
    kind: z.enum(['insertRows', 'insertColumns', 'deleteRows', 'deleteColumns']),
    sheet,
    at: place,
    count: place,
  }),
  z.object({
    kind: z.literal('sort'),
    sheet,
    area: area.nullable(),
    column: place,
    ascending: z.boolean(),
  }),
  z.object({ kind: z.literal('style'), sheet, areas, style }),
  z.object({ kind: z.literal('note'), sheet, row: place, column: place, text: z.string() }),
  z.object({ kind: z.literal('check'), sheet, row: place, column: place }),
  z.object({
    kind: z.enum(['columnWidth', 'rowHeight']),
    sheet,
    from: place,
    count: place,
    pixels: z.number(),
  }),
  run('hideRows', 'showRows', 'hideColumns', 'showColumns'),
  z.object({ kind: z.literal('freeze'), sheet, rows: place, columns: place }),
  z.object({ kind: z.literal('addSheet') }),
  z.object({ kind: z.literal('settings'), locale: z.string(), timeZone: z.string() }),
  z.object({ kind: z.literal('renameSheet'), sheet, name: z.string() }),
  z.object({ kind: z.enum(['deleteSheet', 'duplicateSheet', 'hideSheet', 'showSheet']), sheet }),
  z.object({ kind: z.literal('moveSheet'), sheet, index: z.int() }),
  z.object({ kind: z.literal('tabColor'), sheet, color: z.string().nullable() }),
  z.object({ kind: z.literal('undo') }),
  z.object({ kind: z.literal('redo') }),
]);

const selection = z.object({ sheet, areas, row: place, column: place });

const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('operation'), id, base: id, operation }),
  z.object({ type: z.literal('run'), function: z.string() }),
  z.object({
    type: z.literal('call'),
    frame: z.string(),
    call: z.number(),
    function: z.string(),
    arguments: z.array(z.unknown()).readonly(),
  }),
  z.object({
    type: z.literal('answer'),
    question: id,
    answer: z.object({ pressed: z.enum(['OK', 'CANCEL', 'YES', 'NO', 'CLOSE']), text: z.string() }),
  }),
  z.object({ type: z.literal('selection'), selection }),
  z.object({ type: z.literal('options'), id, sheet, row: place, column: place }),
  z.object({ type: z.literal('closeFrame'), frame: z.string() }),
]);

/** Both ways, so that a kind that is added to the protocol and not here does not compile. */
type Missing =
  | Exclude<FromPage['type'], z.infer<typeof message>['type']>
  | Exclude<Operation['kind'], z.infer<typeof operation>['kind']>;
const reader: [Missing] extends [never] ? z.ZodType<FromPage> : never = message;

/** Null where the text is no message of a page of ours. */
export function readMessage(text: string): FromPage | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const read = reader.safeParse(value);
  return read.success ? read.data : null;
}
