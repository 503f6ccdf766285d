/**
 * The address of the phone page. Google tells it only to the deployed web app itself: asked from a menu or dialog,
 * `ScriptApp.getService().getUrl()` gives the development address (`/dev`, another id, editors only) or one of a deployment
 * that is gone. So the page records its own address when it runs, or an officer pastes it.
 */
import { fileProperties } from './scope';

const KEY = 'webApp.address';

/** A deployed web app: of a consumer account, of a Workspace domain (two forms), or of the local host. */
const ADDRESS =
  /^(?:https:\/\/script\.google\.com\/(?:a\/[\w.-]+\/macros|a\/macros\/[\w.-]+|macros)\/s\/[\w-]{20,}|http:\/\/(?:127\.0\.0\.1|localhost):\d+)\/exec$/;

export const isWebAppAddress = (address: string): boolean => ADDRESS.test(address);

/** '' until one was recorded or pasted. */
export const webAppAddress = (): string => {
  const known = fileProperties().getProperty(KEY) ?? '';
  return isWebAppAddress(known) ? known : '';
};

/** @param address for which `isWebAppAddress` holds. */
export const keepWebAppAddress = (address: string): void => {
  fileProperties().setProperty(KEY, address);
};

/** Called by `doGet`: the page that is being opened is the one that works. */
export function recordWebAppAddress(): void {
  const own: string | null = ScriptApp.getService().getUrl();
  if (own !== null && isWebAppAddress(own) && own !== webAppAddress()) keepWebAppAddress(own);
}
