/**
 * What `src/app` sees of Google's types. It compiles without Apps Script: a service is no name there, and what `src/google`
 * hands out has these methods and no others.
 */
declare namespace GoogleAppsScript {
  namespace Spreadsheet {
    interface Spreadsheet {
      getActiveSheet(): Sheet;
      getNumSheets(): number;
      getSpreadsheetLocale(): string;
      insertSheet(name: string, position: number): Sheet;
      setSpreadsheetLocale(locale: string): void;
      setSpreadsheetTimeZone(zone: string): void;
    }
    interface Sheet {
      activate(): Sheet;
      getIndex(): number;
      getLastRow(): number;
      getMaxRows(): number;
      getName(): string;
      hideSheet(): Sheet;
      insertRowsAfter(row: number, count: number): Sheet;
      setName(name: string): Sheet;
      showSheet(): Sheet;
    }
    interface Range {
      getSheet(): Sheet;
    }
    interface DataValidation {
      copy(): unknown;
    }
    interface EmbeddedChart {
      getChartId(): number | null;
    }
  }
  namespace Base {
    interface Menu {
      addToUi(): void;
    }
  }
  namespace HTML {
    interface HtmlOutput {
      getContent(): string;
    }
  }
  namespace Lock {
    interface Lock {
      releaseLock(): void;
    }
  }
  namespace Cache {
    interface Cache {
      get(key: string): string | null;
    }
  }
  namespace Properties {
    interface Properties {
      getProperty(key: string): string | null;
    }
  }
}

/** The log of an execution. */
declare const console: { error(...data: readonly unknown[]): void };
