/** Makes a page's script such that Google's server delivers it whole, and says where one could be cut. */

/**
 * Google's server takes `//` and `/*` inside template literals, and `https://` in strings, for
 * comments and cuts the script there (reported by others who ship such pages: React-Google-Apps-Script, issue 157). So
 * a page has no template literal, no comment sign in any string or pattern, and ASCII only.
 */
export function servable(/** @type {string} */ script) {
  // A minified script without comments has these signs only inside strings and patterns, where `\x2f` means `/`. Escapes
  // are taken whole: of the two slashes at the end of the pattern `/a\//` the second one closes it.
  return (
    script
      .replace(/\\[\s\S]|\/\/|\/\*/g, (found) =>
        found === '\\/' ? '\\x2f' : found === '//' ? '\\x2f\\x2f' : found === '/*' ? '\\x2f*' : found,
      )
      .replaceAll('</script', '<\\/script')
      // The bundler escapes strings, not patterns.
      .replace(/[^\n -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  );
}

/** What the server's comment stripper, or another encoding, could cut out of a page; null where there is nothing. */
export function leftoverOf(/** @type {string} */ html) {
  for (const [what, pattern] of /** @type {const} */ ([
    ['a template literal', /`/],
    ['a comment sign', /\/\/|\/\*/],
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is 0 to 127
    ['a character beyond ASCII', /[^\x00-\x7F]/],
  ])) {
    const at = html.search(pattern);
    if (at >= 0) return `${what} at ${at}: ${html.slice(Math.max(0, at - 40), at + 40)}`;
  }
  return null;
}
