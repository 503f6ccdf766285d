/** The steps of the first day, as the book stands. */
import { firstSteps } from '../../domain/checks';
import { done } from '../../domain/values';
import type { Input, Output } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import { readWard } from '../read-ward';
import type { Visit } from '../rpc/visit';

export const lookAtStart = (_: Input<'start.look'>, { spreadsheet }: Visit): Answer<Output<'start.look'>> =>
  done({ steps: firstSteps(readWard(spreadsheet).ward).map((step) => ({ ...step })) });
