/** Starts Univer with the parts of it that the grid needs, in Vietnamese and in the add-on's colour. */
import '@univerjs/design/lib/index.css';
import '@univerjs/ui/lib/index.css';
import '@univerjs/docs-ui/lib/index.css';
import '@univerjs/sheets-ui/lib/index.css';
import '@univerjs/sheets-formula-ui/lib/index.css';
import '@univerjs/find-replace/lib/index.css';
import '@univerjs/sheets-filter-ui/lib/index.css';
import { LocaleType, LogLevel, merge, ThemeService, Univer } from '@univerjs/core';
import designVi from '@univerjs/design/locale/vi-VN';
import { UniverDocsPlugin } from '@univerjs/docs';
import { UniverDocsUIPlugin } from '@univerjs/docs-ui';
import docsVi from '@univerjs/docs-ui/locale/vi-VN';
import { UniverFormulaEnginePlugin } from '@univerjs/engine-formula';
import { UniverRenderEnginePlugin } from '@univerjs/engine-render';
import { UniverFindReplacePlugin } from '@univerjs/find-replace';
import findVi from '@univerjs/find-replace/locale/vi-VN';
import { UniverSheetsPlugin } from '@univerjs/sheets';
import sheetsVi from '@univerjs/sheets/locale/vi-VN';
import { UniverSheetsFilterPlugin } from '@univerjs/sheets-filter';
import filterVi from '@univerjs/sheets-filter/locale/vi-VN';
import { UniverSheetsFilterUIPlugin } from '@univerjs/sheets-filter-ui';
import filterUiVi from '@univerjs/sheets-filter-ui/locale/vi-VN';
import { UniverSheetsFindReplacePlugin } from '@univerjs/sheets-find-replace';
import { CalculationMode, UniverSheetsFormulaPlugin } from '@univerjs/sheets-formula';
import sheetsFormulaVi from '@univerjs/sheets-formula/locale/vi-VN';
import { UniverSheetsFormulaUIPlugin } from '@univerjs/sheets-formula-ui';
import formulaUiVi from '@univerjs/sheets-formula-ui/locale/vi-VN';
import { UniverSheetsUIPlugin } from '@univerjs/sheets-ui';
import sheetsUiVi from '@univerjs/sheets-ui/locale/vi-VN';
import { defaultTheme, type Theme } from '@univerjs/themes';
import { UniverUIPlugin } from '@univerjs/ui';
import uiVi from '@univerjs/ui/locale/vi-VN';

export const ACCENT = '#A61E4D';
/** The accent in Univer's ten steps, light to dark. */
const PRIMARY: Theme['primary'] = {
  50: '#FDF2F6',
  100: '#FCE8EF',
  200: '#F6CBDA',
  300: '#EBA0BB',
  400: '#D65C88',
  500: '#C0356A',
  600: '#A61E4D',
  700: '#8C1841',
  800: '#701335',
  900: '#540E28',
};

/** Light or dark as the person's system is; look.css follows the same. */
const darkness = window.matchMedia('(prefers-color-scheme: dark)');

export function startUniver(container: HTMLElement): Univer {
  const univer = new Univer({
    theme: { ...defaultTheme, primary: PRIMARY },
    locale: LocaleType.VI_VN,
    locales: {
      [LocaleType.VI_VN]: merge(
        {},
        designVi,
        uiVi,
        docsVi,
        sheetsVi,
        sheetsUiVi,
        sheetsFormulaVi,
        formulaUiVi,
        findVi,
        filterVi,
        filterUiVi,
        { 'find-replace': { dialog: { 'advanced-finding': 'Tìm kỹ hơn' } } },
      ),
    },
    darkMode: darkness.matches,
    logLevel: LogLevel.ERROR,
    logCommandExecution: false,
  });
  univer.registerPlugin(UniverRenderEnginePlugin);
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverUIPlugin, {
    container,
    header: true,
    toolbar: false,
    footer: true,
    contextMenu: false,
    disableAutoFocus: true,
  });
  univer.registerPlugin(UniverDocsPlugin);
  univer.registerPlugin(UniverDocsUIPlugin);
  univer.registerPlugin(UniverSheetsPlugin, { autoHeightForMergedCells: false });
  univer.registerPlugin(UniverSheetsUIPlugin, {
    formulaBar: true,
    footer: { sheetBar: true, statisticBar: true, menus: false, zoomSlider: false },
    clipboardConfig: { hidePasteOptions: true },
    disableForceStringAlert: true,
    disableForceStringMark: true,
    protectedRangeShadow: false,
  });
  // The cells of the grid carry values only (a formula is the text its editor opens with), so nothing is computed here.
  univer.registerPlugin(UniverSheetsFormulaPlugin, {
    initialFormulaComputing: CalculationMode.NO_CALCULATION,
  });
  univer.registerPlugin(UniverSheetsFormulaUIPlugin);
  univer.registerPlugin(UniverFindReplacePlugin);
  univer.registerPlugin(UniverSheetsFindReplacePlugin);
  univer.registerPlugin(UniverSheetsFilterPlugin);
  univer.registerPlugin(UniverSheetsFilterUIPlugin);
  const theme = univer.__getInjector().get(ThemeService);
  darkness.addEventListener('change', ({ matches }) => theme.setDarkMode(matches));
  return univer;
}
