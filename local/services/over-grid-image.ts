/** A picture, drawing or chart of somebody else's on a tab: kept in the file as it is, and known only to be there. */
import { Service, type Signatures, serviceSpec } from './strict';

const methods = { getAltTextTitle: '' } satisfies Signatures<GoogleAppsScript.Spreadsheet.OverGridImage>;
const IMAGE = serviceSpec('SpreadsheetApp.OverGridImage', methods);

export class OverGridImageService
  extends Service
  implements Pick<GoogleAppsScript.Spreadsheet.OverGridImage, keyof typeof methods>
{
  readonly spec = IMAGE;

  getAltTextTitle(): string {
    return '';
  }
}
