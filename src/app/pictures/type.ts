/** What a picture is by its first bytes: the name and the type that a page sends are not believed. */

interface PictureType {
  readonly type: string;
  readonly ending: string;
}

/** @param bytes 0 to 255. @returns null for anything but JPEG, PNG and WebP. */
export function pictureType(bytes: readonly number[]): PictureType | null {
  const begins = (at: number, ...wanted: readonly number[]): boolean =>
    wanted.every((byte, index) => bytes[at + index] === byte);
  if (begins(0, 0xff, 0xd8, 0xff)) return { type: 'image/jpeg', ending: 'jpg' };
  if (begins(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { type: 'image/png', ending: 'png' };
  // RIFF, four bytes of length, WEBP.
  return begins(0, 0x52, 0x49, 0x46, 0x46) && begins(8, 0x57, 0x45, 0x42, 0x50)
    ? { type: 'image/webp', ending: 'webp' }
    : null;
}
