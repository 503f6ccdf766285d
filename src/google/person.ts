/** Who is calling, and from where: at the sheet with their own authority, or through the web app with the owner's. */

/**
 * Whether the caller sits at the sheet. A web app that runs as its owner has the owner's authority for whoever opens
 * it; there `getUi()` throws and the active user is not the effective one. Everything that is not for phone links asks
 * this first, because a page of the web app can call every global of the script.
 */
export function isAtSheet(): boolean {
  try {
    SpreadsheetApp.getUi();
  } catch {
    // The refusal is the answer: only a container that is open has a user interface.
    return false;
  }
  return Session.getActiveUser().getEmail() === Session.getEffectiveUser().getEmail();
}
