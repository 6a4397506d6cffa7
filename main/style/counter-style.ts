// What a counter style is: its symbols, its system, and what is done with numbers that it cannot show.

/** An `@counter-style` rule, or one of the predefined ones (CSS Counter Styles 3). */
export type CounterStyle = {
  readonly name: string;
  readonly system: 'cyclic' | 'numeric' | 'alphabetic' | 'symbolic' | 'additive' | 'fixed' | 'extends';
  /** The style that is extended: it gives all that is not said here. */
  readonly base?: string;
  readonly symbols: readonly string[];
  readonly additiveSymbols: readonly (readonly [number, string])[];
  readonly prefix?: string;
  readonly suffix?: string;
  /** Value of the first symbol of a fixed system; 1 if left out. */
  readonly first?: number;
  /** What stands before and behind a negative number. */
  readonly negative?: readonly [string, string];
  /** Bounds of the values that it can show; all that the system can, if left out. */
  readonly range?: readonly (readonly [number, number])[];
  /** Least length, and what fills it up. */
  readonly pad?: readonly [number, string];
  /** The style for all other values; decimal if left out. */
  readonly fallback?: string;
};
