/** Two versions of a row side by side: the user's own, and the one that somebody else saved meanwhile. */
import { describe, type Problem } from '../../src/shared/problem';
import { Box } from './pieces';

type ConflictProblem = Extract<Problem, { kind: 'conflict' }>;

interface ConflictProps {
  readonly problem: ConflictProblem;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}

interface Difference {
  readonly key: string;
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
}

function differencesOf({ theirs, yours }: ConflictProblem): Difference[] {
  const labels = new Map([...theirs.shown, ...yours].map(({ key, label }) => [key, label]));
  const text = (shown: ConflictProblem['yours'], key: string) =>
    shown.find((one) => one.key === key)?.text ?? '';
  return [...labels].flatMap(([key, label]) => {
    const [a, b] = [text(theirs.shown, key), text(yours, key)];
    return a === b ? [] : [{ key, label, theirs: a, mine: b }];
  });
}

/** Whether the sheet already holds what was to be saved: then there is no conflict to resolve. */
export const isSameAsTheirs = (problem: Problem): boolean =>
  problem.kind === 'conflict' && problem.yours.length > 0 && differencesOf(problem).length === 0;

export function Conflict({ problem, onMine, onTheirs }: ConflictProps) {
  const { theirs } = problem;
  return (
    <Box tone="warn" isAlert title={describe(problem)}>
      <table class="sides">
        <thead>
          <tr>
            <th scope="col">
              Trong sổ
              {theirs.at !== '' && <span class="small"> ({theirs.at})</span>}
            </th>
            <th scope="col">Của chị</th>
          </tr>
        </thead>
        {differencesOf(problem).map(({ key, label, theirs: a, mine }) => (
          <tbody key={key}>
            <tr>
              <th colSpan={2} scope="rowgroup">
                {label}
              </th>
            </tr>
            <tr>
              <td>{a === '' ? '(trống)' : a}</td>
              <td>{mine === '' ? '(trống)' : mine}</td>
            </tr>
          </tbody>
        ))}
      </table>
      <div class="row">
        <button type="button" onClick={onMine}>
          Giữ bản của chị
        </button>
        <button type="button" onClick={onTheirs}>
          Lấy bản trong sổ
        </button>
      </div>
    </Box>
  );
}
