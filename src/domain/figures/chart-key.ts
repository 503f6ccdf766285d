/** The charts that the ward's page and the report may show. */
export type ChartKey =
  | 'scrapByMonth'
  | 'giftsByOccasion'
  | 'membersByChapter'
  | 'pairsByKind'
  | 'fundBalances'
  | 'reviewScores';
