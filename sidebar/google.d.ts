/** What Google gives a page of HtmlService, as far as the pages use it. */
declare const google: {
  readonly script: {
    readonly run: unknown;
    readonly host: { close(): void };
  };
};
