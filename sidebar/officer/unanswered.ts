/** What to do when the answer to an officer's action was lost: the general message is about saving a row. */
import { invalid, type Problem } from '../../src/shared/problem';

/** @param todo what the user should do; other problems are returned unchanged. */
export const withoutAnswer = (problem: Problem, todo: string): Problem =>
  problem.kind === 'noAnswer' ? invalid('', 'Chưa nhận được trả lời.', todo) : problem;
