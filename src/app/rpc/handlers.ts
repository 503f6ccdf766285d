/** Every call of the contract with its handler. A missing or misspelt one does not compile. */

import type { CallName, Input, Output } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import { backups } from '../backup';
import { changeChapters } from '../borders';
import { chapterMonth } from '../chapter';
import { closeBook, getClosing } from '../dialogs/closing';
import { compare, issue, listIssues, withdraw } from '../dialogs/issues';
import { chooseModels, listModels } from '../dialogs/models';
import { getPeriod, setPeriod } from '../dialogs/period';
import { exportReport, reportChoices, showPlace } from '../dialogs/reports';
import { getSettings, saveSettings } from '../dialogs/settings';
import { lookAtStart } from '../dialogs/start';
import { reportStatus } from '../dialogs/status';
import { addToList } from '../forms/add-to-list';
import { describeForms } from '../forms/describe';
import { createAll, createLink, listLinks, revokeLink, setAddress } from '../links';
import { changeType, memberBack, memberLeft, moveMember } from '../members/changes';
import { findDuplicates } from '../members/duplicates';
import { mergeMembers } from '../members/merge';
import { pairsAtWork } from '../members/pairs';
import { membersIndex } from '../members/search-index';
import { memberTicks, saveTicks } from '../members/ticks';
import { exportPack, installPacks, listPacks, readPasted, removePack } from '../packs';
import { readPastedText } from '../pasted';
import { privacy, tellHeld } from '../personal';
import { keepPicture } from '../pictures';
import { listProblems } from '../problems';
import { editRow } from '../rows/correct';
import { deleteRow } from '../rows/delete';
import { getRow, myRows, showRow, similarRows } from '../rows/look';
import { mendRow } from '../rows/mend';
import { undoDelete } from '../rows/restore';
import { saveRow, saveRows } from '../rows/save';
import { goOn, lookAtWork } from '../work';
import type { Visit } from './visit';

type Handlers = { readonly [N in CallName]: (input: Input<N>, visit: Visit) => Answer<Output<N>> };

export const handlers = {
  'form.describe': describeForms,
  'row.save': saveRow,
  'rows.save': saveRows,
  'row.edit': editRow,
  'row.delete': deleteRow,
  'row.undo': undoDelete,
  'row.get': getRow,
  'row.show': showRow,
  'row.mend': mendRow,
  'pasted.read': readPastedText,
  'problems.list': listProblems,
  'chapter.month': chapterMonth,
  'picture.keep': keepPicture,
  'rows.mine': myRows,
  'rows.similar': similarRows,
  'members.index': membersIndex,
  'pairs.atWork': pairsAtWork,
  'member.move': moveMember,
  'member.leave': memberLeft,
  'member.return': memberBack,
  'member.type': changeType,
  'member.duplicates': findDuplicates,
  'member.merge': mergeMembers,
  'member.ticks': memberTicks,
  'member.know': saveTicks,
  'member.held': tellHeld,
  'list.add': addToList,
  'links.list': listLinks,
  'links.create': createLink,
  'links.createAll': createAll,
  'links.revoke': revokeLink,
  'links.address': setAddress,
  'report.status': reportStatus,
  'settings.get': getSettings,
  'settings.save': saveSettings,
  'period.get': getPeriod,
  'period.set': setPeriod,
  'start.look': lookAtStart,
  'models.list': listModels,
  'models.choose': chooseModels,
  'work.look': lookAtWork,
  'work.goOn': goOn,
  'backup.look': backups,
  'backup.write': backups,
  'privacy.look': privacy,
  'privacy.erase': privacy,
  'chapters.look': changeChapters,
  'chapters.write': changeChapters,
  'packs.list': listPacks,
  'packs.read': readPasted,
  'packs.install': installPacks,
  'packs.remove': removePack,
  'packs.export': exportPack,
  'report.choices': reportChoices,
  'report.export': exportReport,
  'place.show': showPlace,
  'closing.get': getClosing,
  'closing.set': closeBook,
  'issues.list': listIssues,
  'issues.issue': issue,
  'issues.withdraw': withdraw,
  'issues.compare': compare,
} as const satisfies Handlers;

/**
 * Calls that write and take the lock themselves, for the write alone: a meeting's rows come all at once, and each reads and
 * checks longer than it writes.
 */
export const SAVES: ReadonlySet<CallName> = new Set<CallName>(['row.save', 'rows.save']);

/** The other calls that write: they read, decide and write under the document lock. */
export const WRITES: ReadonlySet<CallName> = new Set<CallName>([
  'row.edit',
  'row.delete',
  'row.undo',
  'row.mend',
  'picture.keep',
  'member.move',
  'member.leave',
  'member.return',
  'member.type',
  'member.merge',
  'member.know',
  // It logs who asked.
  'member.held',
  'list.add',
  'links.create',
  'links.createAll',
  'links.revoke',
  'links.address',
  'settings.save',
  'period.set',
  'models.choose',
  'work.goOn',
  'backup.write',
  'privacy.erase',
  'chapters.write',
  'packs.install',
  'packs.remove',
  'report.export',
  'closing.set',
  'issues.issue',
  'issues.withdraw',
  'issues.compare',
]);
