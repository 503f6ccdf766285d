/**
 * Ways to misuse the contract that must not compile. Nothing imports this file: the compiler is what is asked. Each
 * line below stops compiling (an expected error that does not come is an error) the day the contract rots.
 */
import type { Call } from './client';
import type { CallName, Input } from './contract';

export function misspelt(call: Call): void {
  // @ts-expect-error misspelt name
  void call('row.sav', {});
  // @ts-expect-error wrong payload
  void call('row.get', { table: 'gifts', id: 5 });
  // @ts-expect-error a field left out
  void call('row.save', { table: 'gifts', values: {}, submission: '0123456789abcdef' });
  // @ts-expect-error a field too many
  void call('row.get', { table: 'gifts', id: 'QT-7K3F2', force: true });
}

export async function misread(call: Call): Promise<void> {
  const answer = await call('row.get', { table: 'gifts', id: 'QT-7K3F2' });
  // @ts-expect-error the value is there only where it worked
  void answer.value;
  // @ts-expect-error no such field of the row
  if (answer.ok) void answer.value.salary;
}

type Handlers = { readonly [N in CallName]: (input: Input<N>) => unknown };
// @ts-expect-error handlers are missing
export const incomplete = { 'row.get': () => null } satisfies Handlers;
