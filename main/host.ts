// All that the pipeline may know of the world outside. Stages never touch the file system, a clock or a locale: the same
// request with the same host gives the same bytes.

/** A font file that the program brings along. `data()` reads it on first use (static; TTF, OTF, or one of these as WOFF or WOFF2). */
export type FontSource = {
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  readonly file: string;
  readonly data: () => Uint8Array;
};

export type Host = {
  /** The bytes of a file; throws an Error with a plain sentence where it cannot be read. */
  readonly read: (path: string) => Uint8Array;
  /**
   * The bytes of a file inside `folder`, named by a relative path with forward slashes. Nothing outside is ever read: no
   * `..`, no absolute path, no link that leads out, no device. Throws an Error with a plain sentence.
   */
  readonly readInside: (folder: string, path: string) => Uint8Array;
  /** The bundled faces, in no particular order. */
  readonly fonts: readonly FontSource[];
  /** Families tried, in this order, for characters that the named families lack. */
  readonly fallbackFamilies: readonly string[];
  /** The moment to write into files where the dataset gives none: ISO 8601, UTC, or undefined to write none. */
  readonly now: string | undefined;
};
