/** A use case that was refused, in the dialog that asked for it. */
import { failed, goesOn, type Refusal, type Result } from '../../domain/values';
import { type Answer, invalid } from '../../shared/problem';

/** A refusal of a use case, as the page shows it. @param field that it concerns where it names none; '' for none. */
export function answerOf<T>(result: Result<T, Refusal & { readonly field?: string }>, field = ''): Answer<T> {
  if (result.ok) return result;
  const { what, todo } = result.problem;
  if (goesOn(result.problem)) return failed({ kind: 'unfinished', what, todo });
  return failed(invalid(result.problem.field ?? field, what, todo));
}
