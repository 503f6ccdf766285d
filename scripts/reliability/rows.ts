/** One line of a reliability table: what was tried, and what went wrong. Every count but the first should be 0. */
export interface ReliabilityRow {
  readonly name: string;
  readonly tried: number;
  readonly lost: number;
  readonly doubled: number;
  /** Answers that are none, processes that ended, exceptions. */
  readonly unhandled: number;
}

export function tableOf(rows: readonly ReliabilityRow[]): string {
  const lines = rows.map(
    ({ name, tried, lost, doubled, unhandled }) =>
      `| ${name} | ${tried} | ${lost} | ${doubled} | ${unhandled} |`,
  );
  return ['| what | tried | lost | doubled | unhandled |', '|---|---:|---:|---:|---:|', ...lines].join('\n');
}
