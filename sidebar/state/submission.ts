/** Submission ids (idempotency keys): one per row to be added, kept until the server has answered. */

/** 128 random bits in hexadecimal. `randomUUID` is missing where the page is not served over HTTPS. */
export function newSubmission(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
