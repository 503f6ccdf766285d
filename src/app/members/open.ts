/** The tab of the members. */

import { done } from '../../domain/values';
import type { TableKey } from '../../domain/ward';
import type { Answer, Problem } from '../../shared/problem';
import { type OpenWard, openWard, tabOf } from '../rows/open-ward';
import type { Tab } from '../rows/tab';
import type { Visit } from '../rpc/visit';

export const GONE: Problem = {
  kind: 'gone',
  what: 'Hội viên này không còn trong sổ.',
  todo: 'Tải lại danh sách rồi chọn lại.',
};

export function openMembers(
  visit: Visit,
  more: readonly TableKey[] = [],
): Answer<{ ward: OpenWard; tab: Tab }> {
  const ward = openWard(visit, ['members', ...more]);
  const tab = tabOf(ward, 'members');
  return tab.ok ? done({ ward, tab: tab.value }) : tab;
}
