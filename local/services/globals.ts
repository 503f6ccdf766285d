/** The globals of a script: every service by its name, and MimeType. Nothing else of the host is reachable. */
import { CacheServiceService } from './cache';
import { ChartsService } from './charts';
import { ContentServiceService } from './content';
import { DriveService } from './drive';
import type { Execution } from './execution';
import { HtmlServiceService } from './html';
import { LockServiceService } from './lock';
import { LoggerService } from './logger';
import { PropertiesServiceService } from './properties';
import { ScriptAppService } from './script-app';
import { SessionService } from './session';
import { SpreadsheetAppService } from './spreadsheet-app';
import type { Service } from './strict';
import { UtilitiesService } from './utilities';

/** formats-18: `MimeType` is a global of its own. */
export const MIME_TYPES: Readonly<GoogleAppsScript.Base.MimeType> = {
  GOOGLE_APPS_SCRIPT: 'application/vnd.google-apps.script',
  GOOGLE_DRAWINGS: 'application/vnd.google-apps.drawing',
  GOOGLE_DOCS: 'application/vnd.google-apps.document',
  GOOGLE_FORMS: 'application/vnd.google-apps.form',
  GOOGLE_SHEETS: 'application/vnd.google-apps.spreadsheet',
  GOOGLE_SITES: 'application/vnd.google-apps.site',
  GOOGLE_SLIDES: 'application/vnd.google-apps.presentation',
  FOLDER: 'application/vnd.google-apps.folder',
  SHORTCUT: 'application/vnd.google-apps.shortcut',
  BMP: 'image/bmp',
  GIF: 'image/gif',
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  SVG: 'image/svg+xml',
  PDF: 'application/pdf',
  CSS: 'text/css',
  CSV: 'text/csv',
  HTML: 'text/html',
  JAVASCRIPT: 'application/javascript',
  PLAIN_TEXT: 'text/plain',
  RTF: 'application/rtf',
  OPENDOCUMENT_GRAPHICS: 'application/vnd.oasis.opendocument.graphics',
  OPENDOCUMENT_PRESENTATION: 'application/vnd.oasis.opendocument.presentation',
  OPENDOCUMENT_SPREADSHEET: 'application/vnd.oasis.opendocument.spreadsheet',
  OPENDOCUMENT_TEXT: 'application/vnd.oasis.opendocument.text',
  MICROSOFT_EXCEL: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  MICROSOFT_EXCEL_LEGACY: 'application/vnd.ms-excel',
  MICROSOFT_POWERPOINT: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  MICROSOFT_POWERPOINT_LEGACY: 'application/vnd.ms-powerpoint',
  MICROSOFT_WORD: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  MICROSOFT_WORD_LEGACY: 'application/msword',
  ZIP: 'application/zip',
};

/** The services of one execution by their global names. */
export function servicesOf(execution: Execution): Readonly<Record<string, Service>> {
  return {
    CacheService: new CacheServiceService(execution),
    Charts: new ChartsService(execution),
    ContentService: new ContentServiceService(execution),
    ...(execution.state.circumstances.hasNoDriveService ? {} : { Drive: new DriveService(execution) }),
    HtmlService: new HtmlServiceService(execution),
    LockService: new LockServiceService(execution),
    Logger: new LoggerService(execution),
    PropertiesService: new PropertiesServiceService(execution),
    ScriptApp: new ScriptAppService(execution),
    Session: new SessionService(execution),
    SpreadsheetApp: new SpreadsheetAppService(execution),
    Utilities: new UtilitiesService(execution),
  };
}
