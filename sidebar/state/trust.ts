/**
 * Whether what a page keeps in the browser's storage is still there the next time. Google shows its pages in a frame of
 * another site. WebKit (every browser of an iPhone or iPad, and Safari) gives such a frame a storage of its own and throws it
 * away when the browser is closed or after some days.
 */
export interface Surroundings {
  readonly userAgent: string;
  /** Whether the page is shown inside a page of another site. */
  readonly isForeignFrame: boolean;
}

const WEBKIT = /AppleWebKit\//;
/** Others that name WebKit for old times' sake. */
const NOT_WEBKIT = /Chrome\/|Chromium\/|Android/;

export const keepsStorage = ({ userAgent, isForeignFrame }: Surroundings): boolean =>
  !isForeignFrame || !WEBKIT.test(userAgent) || NOT_WEBKIT.test(userAgent);

/** A page of another site does not let its address be read. */
export function isInForeignFrame(page: { readonly top: Pick<Window, 'location'> | null }): boolean {
  try {
    return page.top?.location.href === undefined;
  } catch (error) {
    if (error instanceof DOMException) return true;
    throw error;
  }
}
