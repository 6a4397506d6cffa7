// What makes a picture unusable, and the bounds that pictures must keep.

/** `message` goes on a sentence that begins with the picture's address: `is a GIF image; …`. */
export class ImageError extends Error {}

/** A4 at 600 dots an inch has 35 million pixels. */
export const pixelLimit = 50_000_000;
export const byteLimit = 64 * 1024 * 1024;
