/**
 * What a browser may do with each kind of page that the server sends. Nothing is loaded from anywhere but this server,
 * so that text from a cell that became HTML by a mistake could neither run nor carry anything away.
 */
import { createHash } from 'node:crypto';

type Headers = Readonly<Record<string, string>>;

/** For every answer. */
export const ALWAYS: Headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

const joined = (rules: Readonly<Record<string, string>>): string =>
  Object.entries(rules)
    .map(([rule, sources]) => `${rule} ${sources}`)
    .join('; ');

/** The worker that keeps the phone page. */
export const WORKER_POLICY: Headers = {
  'content-security-policy': "default-src 'none'; connect-src 'self'",
};

/** Our own pages: the grid, a document, the page around the web app. */
export function pagePolicy(port: number, nonce: string): Headers {
  return {
    'content-security-policy': joined({
      'default-src': "'none'",
      'script-src': `'self' 'nonce-${nonce}'`,
      // The grid and the document's reader write their style sheets while they run.
      'style-src': "'self' 'unsafe-inline'",
      'img-src': "'self' data: blob:",
      'font-src': "'self' data: blob:",
      'connect-src': `'self' ws://127.0.0.1:${port}`,
      'frame-src': `http://localhost:${port}`,
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    }),
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
  };
}

const SCRIPT = /<script\b[^>]*>([\s\S]*?)<\/script\s*>/gi;

/**
 * The sources of a bundle's inline scripts, as a policy names them. A script that is not among the files of the
 * bundle came from data, and does not run.
 */
export function scriptSources(pages: readonly string[]): string[] {
  const found = new Set<string>();
  for (const page of pages) {
    for (const [, code = ''] of page.matchAll(SCRIPT)) {
      // As the browser's parser sees it.
      const text = code.replace(/\r\n?/g, '\n');
      found.add(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    }
  }
  return [...found];
}

/** The add-on's HTML, in a frame of its own origin. */
export function framePolicy(port: number, scripts: readonly string[]): Headers {
  return {
    'content-security-policy': joined({
      'default-src': "'none'",
      'script-src': scripts.join(' '),
      'worker-src': `http://localhost:${port}/frame/worker.js`,
      'style-src': "'unsafe-inline'",
      'img-src': 'data: blob:',
      'font-src': 'data:',
      'media-src': 'data: blob:',
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': `http://127.0.0.1:${port}`,
    }),
    // The page around it stands on the other of our two names.
    'cross-origin-resource-policy': 'cross-origin',
  };
}
