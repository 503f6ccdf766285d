/** A minified script as it can be served: no comment signs, no `</script`, ASCII only. */
export function servable(script: string): string;
/** What the server's comment stripper, or another encoding, could cut out of a page; null where there is nothing. */
export function leftoverOf(html: string): string | null;
