/** The part of Google's page API (HtmlService) that the pages use. */
declare const google: {
  readonly script: {
    readonly run: unknown;
    readonly host: { close(): void };
  };
};
