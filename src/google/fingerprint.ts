/** Tells by a short text whether something is as it was: no secret, no service. */

/** FNV-1a over the UTF-16 units of the JSON, from two seeds: 64 bits. */
export function fingerprint(value: unknown): string {
  const text = JSON.stringify(value, (_, one: unknown) => (one instanceof Map ? [...one] : one));
  return [0x811c9dc5, 0x9747b28c]
    .map((seed) => {
      let hash = seed;
      for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      return (hash >>> 0).toString(36);
    })
    .join('.');
}
