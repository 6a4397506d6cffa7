// Which parts of a report a briefing shows, and in which order.

/**
 * Names a section or a single object by id (`nations`) or dataset path (`figures.nations`). `title` replaces a section's own.
 * `children`, on a section: which of its subsections and objects, in this order; its own text stays. Without it: all of them.
 * `listed`, on an object outside sections: it stands in the lists of its kind and makes no block of its own.
 */
export type SelectionItem = {
  readonly id: string;
  readonly title?: string;
  readonly children?: readonly SelectionItem[];
  readonly listed?: boolean;
};

export type Selection = readonly SelectionItem[];

export type SelectOptions = {
  /** The document's marking; without it the report's. What is marked above is left out. */
  readonly marking?: string;
  /** Leaves out sections that are written for other readers. */
  readonly audience?: string;
  /** Shows questions that are for internal use only. */
  readonly internal?: boolean;
};
