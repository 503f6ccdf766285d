/** Who is calling, and from where: at the sheet with their own authority, or through the web app with the owner's. */

/**
 * E-mail of the caller who sits at the sheet ('' where Google does not say), or null for a caller of the web app. A web
 * app that runs as its owner has the owner's authority for whoever opens it; there `getUi()` throws and the active user
 * is not the effective one. Everything that is not for phone links asks this first, because a page of the web app can
 * call every global of the script.
 */
export function personAtSheet(): string | null {
  try {
    SpreadsheetApp.getUi();
  } catch {
    // The refusal is the answer: only a container that is open has a user interface.
    return null;
  }
  const active = Session.getActiveUser().getEmail();
  return active === Session.getEffectiveUser().getEmail() ? active : null;
}
