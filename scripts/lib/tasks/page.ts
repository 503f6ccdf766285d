/** `docs/tasks.md`: what each task takes, before and now, and where twelve things are found from Trang đầu. */

import { FOUND } from './found';
import type { Effort } from './hand';

export interface Task {
  readonly what: string;
  /** How it was done before the forms of many rows, Cần sửa, Bắt đầu and the front page. */
  readonly old: string;
  readonly before: Effort;
  readonly now: Effort;
}

/** More than so many clicks and keys are long; of those the new way takes half at most. */
const LONG = 20;

const actions = ({ clicks, keys }: Effort): number => clicks + keys;

export const isHalved = ({ before, now }: Task): boolean =>
  actions(before) <= LONG || actions(now) <= actions(before) / 2;

export function tableOf(tasks: readonly Task[]): string[] {
  const cells = (effort: Effort): string =>
    `${effort.clicks} | ${effort.keys} | ${actions(effort)} | ${effort.seconds.toFixed(0)}`;
  return [
    '| task | before: clicks | keys | both | s | now: clicks | keys | both | s | now of before | at most half, where long |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|',
    ...tasks.map((task) => {
      const share = Math.round((100 * actions(task.now)) / Math.max(1, actions(task.before)));
      const said = isHalved(task) ? (actions(task.before) <= LONG ? 'not long' : 'yes') : 'NO';
      return `| ${task.what} | ${cells(task.before)} | ${cells(task.now)} | ${share} % | ${said} |`;
    }),
  ];
}

export const pageOf = (tasks: readonly Task[]): string => `# What a task takes

Made by \`npm run tasks\`: the product in the workbench, in a real browser, its fields filled as a person fills them. A click is a click or a
finger; going to a field is one. A key is a letter or a command; a pasted text is one key. An item of the menu is two clicks (the menu, the
item; the group between them opens under the pointer). Seconds are those of the machine that ran it, waiting for answers included:
they depend on the machine and nothing is judged by them. A person reads, thinks and types slower.

*Before* is the product of before the forms of several rows, *Cần sửa*, *Bắt đầu* and today's *Trang đầu*. Its ways are still there, so they are
done in today's product; what repeats in the same way (the second gift of thirty) is done twice and counted out.

${tableOf(tasks).join('\n')}

How it was done before:

${tasks.map(({ what, old }) => `- ${what}: ${old}`).join('\n')}

## Twelve things, from Trang đầu

Each in at most two clicks; the menu (*Sổ Hội*, then the item) is two, a link on the page two (the cell, its link), what stands on the
page none. \`e2e/trace.test.ts\` goes to each of them.

| who | looks for | how | clicks |
|---|---|---|--:|
${FOUND.map(({ who, what, how, name }) => `| ${who} | ${what} | ${SAID[how](name)} | ${CLICKS[how]} |`).join('\n')}
`;

const CLICKS = { link: 2, words: 0, dialog: 2, sidebar: 2 } as const;
const SAID: Readonly<Record<keyof typeof CLICKS, (name: string) => string>> = {
  link: (name) => `link *${name}* on the page`,
  words: (name) => `stands on the page: “${name}…”`,
  dialog: (name) => `menu, *${name}*`,
  sidebar: (name) => `menu, *${name}*`,
};
