/**
 * Parts of the build that are needed seldom: each travels as base64 in an HTML file of its own, because Apps Script loads
 * every script file at every click but an HTML file only when it is asked for. Read as raw content, which no step that
 * protects pages changes, and evaluated when it is needed.
 */

/** Bytes that the build keeps in an HTML file, in the web-safe alphabet of base64. */
export const readBytes = (file: string): number[] =>
  Utilities.base64DecodeWebSafe(HtmlService.createTemplateFromFile(file).getRawContent().trim());

/**
 * What a part exports. Evaluated at each call: an execution needs it once.
 * @param file of the build, without its ending; its entry is `src/FILE.ts`.
 */
export function loadPart<T>(file: string): T {
  const code = Utilities.newBlob(readBytes(file)).getDataAsString();
  // The text is the build's own: nothing that a person typed is evaluated.
  const load = new Function(`${code}\nreturn Part;`) as () => T;
  return load();
}
