import { Refusal } from '@gable/api';

export const variantWidths = [320, 960, 1920] as const;
const longestSide = 2560;
/** A picture of a few kilobytes can claim a size that fills the memory. */
const mostPixels = 100_000_000;

export interface Picture { mediaType: string; width: number; height: number }

/** Pictures through sharp, one at a time. It is loaded with the first of them: it costs 20 MB. */
export class Pictures {
  #turn: Promise<unknown> = Promise.resolve();

  /**
   * Writes the picture upright, at most 2,560 pixels long, and without what cameras write into it: place, time, owner.
   * @throws Refusal `file.unreadable` (415)
   */
  clean(from: string, to: string, mediaType: string): Promise<Picture> {
    return this.#inTurn(async () => {
      const sharp = await loadSharp();
      const moves = mediaType === 'image/gif' || mediaType === 'image/webp';
      const upright = sharp(from, { limitInputPixels: mostPixels, failOn: 'error', animated: moves }).autoOrient();
      const fitted = upright.resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true });
      const format = formats[mediaType] ?? { name: 'jpeg', mediaType: 'image/jpeg' };
      const { width, height, pageHeight } = await fitted.toFormat(format.name, { quality: 85 }).toFile(to);
      return { mediaType: format.mediaType, width, height: pageHeight ?? height };
    });
  }

  /** Writes a smaller one as WebP. */
  shrink(from: string, to: string, width: number): Promise<void> {
    return this.#inTurn(async () => {
      const sharp = await loadSharp();
      await sharp(from, { limitInputPixels: mostPixels }).resize({ width, withoutEnlargement: true }).webp({ quality: 80 }).toFile(to);
    });
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(work).catch((failure: unknown) => {
      // What sharp can't read is no picture that a browser could.
      throw isUnreadable(failure) ? new Refusal('file.unreadable', { status: 415 }) : failure;
    });
    this.#turn = done.catch(() => {});
    return done;
  }
}

const formats: Record<string, { name: 'jpeg' | 'png' | 'gif' | 'webp'; mediaType: string }> = {
  'image/png': { name: 'png', mediaType: 'image/png' },
  'image/gif': { name: 'gif', mediaType: 'image/gif' },
  'image/webp': { name: 'webp', mediaType: 'image/webp' },
  'image/avif': { name: 'webp', mediaType: 'image/webp' },
};

const isUnreadable = (failure: unknown): boolean =>
  failure instanceof Error && /unsupported image|corrupt|vips|bad seek|pixel limit|premature|invalid|load/i.test(failure.message) && !/ENOSPC|EACCES|no space/i.test(failure.message);

async function loadSharp(): Promise<typeof import('sharp').default> {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}
