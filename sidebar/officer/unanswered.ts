/** What to do where the answer of an officer's act was lost: the general sentence speaks of saving a row. */
import { invalid, type Problem } from '../../src/shared/problem';

/** @param todo what the person does now; other problems stay as they are. */
export const withoutAnswer = (problem: Problem, todo: string): Problem =>
  problem.kind === 'noAnswer' ? invalid('', 'Chưa nhận được trả lời.', todo) : problem;
