/**
 * Whether the browser's storage survives until the next visit. Google serves its pages in a cross-site frame.
 * WebKit (every browser on an iPhone or iPad, and Safari) partitions the storage of such a frame and deletes
 * it when the browser closes or after some days.
 */
interface Surroundings {
  readonly userAgent: string;
  /** Whether the page is inside a cross-site frame. */
  readonly isForeignFrame: boolean;
}

const WEBKIT = /AppleWebKit\//;
/** Chromium browsers also claim to be WebKit, for compatibility. */
const NOT_WEBKIT = /Chrome\/|Chromium\/|Android/;

export const keepsStorage = ({ userAgent, isForeignFrame }: Surroundings): boolean =>
  !isForeignFrame || !WEBKIT.test(userAgent) || NOT_WEBKIT.test(userAgent);

/** Reading the address of a cross-site parent throws. */
export function isInForeignFrame(page: { readonly top: Pick<Window, 'location'> | null }): boolean {
  try {
    return page.top?.location.href === undefined;
  } catch (error) {
    if (error instanceof DOMException) return true;
    throw error;
  }
}

/**
 * Whether a worker keeps this page for the time without a network, as the workbench's does. Google's frame serves none; a browser
 * that blocks storage throws where it is asked.
 */
export function opensOffline(browser: {
  readonly serviceWorker?: { readonly controller: unknown };
}): boolean {
  try {
    return browser.serviceWorker?.controller != null;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}
