/** Sao lưu: the backups there are, a new one, and what one of their tables would bring back. */
import { done, failed } from '../../domain/values';
import {
  type BackupSet,
  backUpInSet,
  backupName,
  backupSets,
  dropSet,
  freeLabel,
  tabsWithRows,
} from '../../google/backup';
import type { Input, Output } from '../../shared/contract';
import { type Answer, invalid } from '../../shared/problem';
import type { Visit } from '../rpc/visit';
import { planOf } from './plan';
import { restore } from './restore';
import type { Tools } from './tools';

type Backups = Output<'backup.look'>;

/** Older ones make room: a workbook has ten million cells for everything. */
const KEPT = 3;

/**
 * @param input `copy` alone asks what that tab would bring back ('' for nothing) and writes nothing. With `seen`: '' makes a new
 *   backup, else the tab is brought back as the recap `seen` said.
 */
export function backups(
  input: Input<'backup.look'> | Input<'backup.write'>,
  visit: Visit,
  tools: Tools,
): Answer<Backups> {
  const { copy } = input;
  if (copy === '') return 'seen' in input ? make(visit, tools) : done(listed(visit, tools));
  if ('seen' in input) {
    const restored = restore(input, visit, tools);
    return restored.ok ? done({ ...listed(visit, tools), ...restored.value }) : restored;
  }
  const plan = planOf(copy, visit, tools);
  return plan.ok ? done({ ...listed(visit, tools), recap: plan.value.recap }) : plan;
}

function listed({ spreadsheet }: Visit, tools: Tools): Backups {
  const copies = backupSets(spreadsheet)
    .reverse()
    .flatMap(({ label, copies: tabs }) =>
      [...tabs].flatMap(([sheet, tab]) =>
        tools.tableOf(sheet) === undefined
          ? []
          : [{ name: tab.getName(), label, sheet, rows: Math.max(0, tab.getLastRow() - 1) }],
      ),
    );
  return { copies, recap: null, message: '', notes: [] };
}

function make(visit: Visit, tools: Tools): Answer<Backups> {
  const { spreadsheet, today } = visit;
  const sheets = tabsWithRows(spreadsheet, (name) => tools.tableOf(name) !== undefined);
  if (sheets.length === 0)
    return failed(invalid('', 'Sổ chưa có dòng nào để sao lưu.', 'Ghi số liệu rồi bấm lại.'));
  const label = freeLabel(spreadsheet, today);
  const copied: string[] = [];
  try {
    for (const sheet of sheets) {
      backUpInSet(spreadsheet, sheet, label);
      copied.push(sheet.getName());
    }
  } catch (error) {
    console.error('backUp', error);
    const why = error instanceof Error ? error.message : String(error);
    return failed(
      invalid(
        '',
        `Google không cho chép tab ${sheets[copied.length]?.getName() ?? ''} (“${why}”). Đã chép được ${copied.length} trong ${sheets.length} tab.`,
        'Các bản sao lưu cũ vẫn còn. Tệp quá lớn thì xóa bớt dòng trống rồi bấm lại.',
      ),
    );
  }
  const dropped = dropOld(visit, tools);
  tools.logAbout(visit, 'Sao lưu', '', label, copied.join(', '));
  return done({
    ...listed(visit, tools),
    message: `Đã sao lưu ${copied.length} tab có số liệu (${copied.join(', ')}) vào các tab ẩn “${backupName(label, '…')}”.`,
    notes:
      dropped.length === 0
        ? []
        : [
            `Sổ giữ ${KEPT} bản sao lưu gần nhất, nên đã bỏ bản ${dropped.map(({ label: old }) => old).join(', ')}.`,
          ],
  });
}

/** Takes away the oldest ones. Only tabs that a backup made: a person's own tab of such a name has no mark. */
function dropOld({ spreadsheet }: Visit, tools: Tools): BackupSet[] {
  const sets = backupSets(spreadsheet).filter(({ copies }) =>
    [...copies.keys()].some((name) => tools.tableOf(name) !== undefined),
  );
  const old = sets.slice(0, Math.max(0, sets.length - KEPT));
  for (const set of old) dropSet(spreadsheet, set);
  return old;
}
