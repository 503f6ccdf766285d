/** Registers the worker that keeps the phone page, and tells it what to keep. */

/**
 * @param worker address of its script. @param addresses to be kept. @returns the text of the first; null where the browser has
 * no workers: then the page does not open without a server, which loses nothing.
 */
export async function keepPages(
  worker: string,
  scope: string,
  addresses: readonly string[],
): Promise<string | null> {
  if (!('serviceWorker' in navigator)) return null;
  try {
    await navigator.serviceWorker.register(worker, { scope });
    const { active } = await navigator.serviceWorker.ready;
    if (active === null) return null;
    return await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event) => resolve(String(event.data));
      active.postMessage({ soHoi: 'keep', addresses }, [port2]);
    });
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return null;
    throw error;
  }
}
