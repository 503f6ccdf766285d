/** Twelve things that somebody who has never seen the book finds from Trang đầu, each in at most two clicks. */

interface Found {
  readonly who: 'chapter head' | 'officer';
  /** What she looks for. */
  readonly what: string;
  /** A link on the page; words that stand there; an item of the menu that opens a dialog, or the sidebar. */
  readonly how: 'link' | 'words' | 'dialog' | 'sidebar';
  /** The link, the first words, or the item. */
  readonly name: string;
  /** The tab or the heading that it leads to; '' where the words are all. */
  readonly leads: string;
}

export const FOUND: readonly Found[] = [
  { who: 'chapter head', what: 'write down a gift', how: 'link', name: 'Quà tặng', leads: 'Quà tặng' },
  { who: 'chapter head', what: 'write down a sale', how: 'link', name: 'Tái chế', leads: 'Tái chế' },
  { who: 'chapter head', what: 'add a member', how: 'link', name: 'Hội viên', leads: 'Hội viên' },
  { who: 'chapter head', what: 'write down a pair', how: 'link', name: 'Cặp 1+1', leads: 'Cặp 1+1' },
  { who: 'chapter head', what: 'what to mend', how: 'sidebar', name: 'Cần sửa', leads: 'Cần sửa' },
  {
    ...{ who: 'chapter head', what: 'the phone link, her chapter’s page' },
    ...{ how: 'dialog', name: 'Liên kết điện thoại', leads: 'Liên kết điện thoại' },
  },
  { who: 'officer', what: 'the newest figures', how: 'link', name: 'TH Chung', leads: 'TH Chung' },
  { who: 'officer', what: 'who has not reported', how: 'words', name: 'Chưa ghi: ', leads: '' },
  {
    ...{ who: 'officer', what: 'export a report' },
    ...{ how: 'dialog', name: 'Chọn báo cáo để xuất', leads: 'Chọn báo cáo để xuất' },
  },
  {
    ...{ who: 'officer', what: 'the settings' },
    ...{ how: 'dialog', name: 'Thông tin của Hội', leads: 'Thông tin của Hội' },
  },
  { who: 'officer', what: 'how to begin, step by step', how: 'dialog', name: 'Bắt đầu', leads: 'Bắt đầu' },
  { who: 'officer', what: 'backups', how: 'dialog', name: 'Sao lưu', leads: 'Sao lưu' },
];
