// The element tree that `html` makes and every later stage reads. Plain data.

/** Where an element was written: the template's file, line and column (from 1), and the dataset object it shows. */
export type Origin = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Path of the dataset object in whose context the element was written, such as `figures.nations`. */
  readonly data?: string;
};

export type Element = {
  readonly kind: 'element';
  /** Lower case for HTML; as written for SVG. */
  readonly name: string;
  readonly namespace: 'html' | 'svg' | 'other';
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ElementChild[];
  readonly origin: Origin | undefined;
};

export type TextChild = { readonly kind: 'text'; readonly text: string };
export type ElementChild = Element | TextChild;

/** A style sheet in the order of the document: `<style>` text, or a `<link rel=stylesheet>` to be read from `href`. */
export type StyleReference = { readonly place: Origin; /** The `media` attribute, where there is one. */ readonly media?: string } & (
  | { readonly kind: 'inline'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string }
);

/** A parsed page. `root` is the html element. `metadata` holds `<meta name content>` by lower-case name. */
export type Document = {
  readonly root: Element;
  readonly title: string | undefined;
  /** BCP 47, from `<html lang>`. */
  readonly language: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
  readonly styles: readonly StyleReference[];
};
