/** What stands in place of the name of a member whose data were erased on request. Her row stays, so that totals stay. */

const ERASED = '(đã xóa theo yêu cầu)';

/** With her code, so that no two are taken for one person. @param id '' where no row is meant. */
export const erasedName = (id = ''): string => (id === '' ? ERASED : `${ERASED} ${id}`);

export const isErasedName = (name: string): boolean => name.startsWith(ERASED);
