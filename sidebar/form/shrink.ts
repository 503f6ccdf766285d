/** A photograph as the server takes it: small, as JPEG, and without what the camera wrote into it (place, device). */

/** Longest sides that are tried, pixels: a receipt can still be read at the last. */
const SIDES = [1600, 1200, 900];
const QUALITY = 0.8;
/** Bytes; the server takes a little more. */
const LARGEST = 400_000;

/** @returns base64; null where the file is no picture that the browser can read. */
export async function shrunk(file: Blob): Promise<string | null> {
  const bitmap = await readable(file);
  if (bitmap === null) return null;
  const canvas = document.createElement('canvas');
  for (const side of SIDES) {
    const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    if (small !== null && small.size <= LARGEST) return base64(small);
  }
  return null;
}

async function readable(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

const base64 = (blob: Blob): Promise<string> =>
  new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,/, ''));
    reader.readAsDataURL(blob);
  });
