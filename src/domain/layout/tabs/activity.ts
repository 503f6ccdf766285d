/** TH Phong trào: the models that have no tab of their own, one below the other. */
import { inPlace } from '../../models/model';
import { isTableKey, models } from '../../ward';
import { blocksOf } from '../blocks-of';
import { evenly, type Tab } from '../lines';

/** Models with blocks, in the order of the page. */
const shown = inPlace(
  models.flatMap(({ summary, tables }) =>
    summary === undefined ? [] : [{ ...summary, keys: tables.map(({ key }) => key).filter(isTableKey) }],
  ),
);
const FROM = shown.flatMap(({ keys }) => keys);

export const activityTab: Tab = {
  name: 'TH Phong trào',
  title: 'TỔNG HỢP PHONG TRÀO',
  from: FROM,
  isShown: ({ present }) => FROM.some((key) => present.has(key)),
  widths: () => evenly(190, 8),
  draw: (grid, summarised) =>
    blocksOf(
      grid,
      summarised,
      shown.flatMap(({ blocks }) => blocks),
    ),
};
