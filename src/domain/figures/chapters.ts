/** Which chapter stands for which on a day. */
import type { ChapterEntry } from '../tables';
import type { Day } from '../values';

/**
 * Code → code of the chapter that stands for it on that day: a chapter that was merged by then hands its past to its
 * successor, so that years compare on one boundary.
 */
export function chapterAtEnd(chapters: readonly ChapterEntry[], day: Day): ReadonlyMap<string, string> {
  const byCode = new Map(chapters.map((chapter) => [chapter.key, chapter]));
  const resolve = (code: string, depth: number): string => {
    const chapter = byCode.get(code);
    const isGone = chapter?.until != null && chapter.until <= day;
    if (!isGone || chapter.successor === null || !byCode.has(chapter.successor) || depth > chapters.length)
      return code;
    return resolve(chapter.successor, depth + 1);
  };
  return new Map(chapters.map((chapter) => [chapter.key, resolve(chapter.key, 0)]));
}
