// Counters and their scopes: what counter-reset, counter-increment and counter-set do on the way through the element tree.
// CSS Lists 3, chapter 4. A counter is seen by the element that made it, by its descendants and by its following
// siblings with theirs; nested ones of one name stack up.

import type { CounterChange, ComputedStyle } from '../style/computed-style.ts';
import type { StyledElement } from '../style/styled.ts';

/** One instance of a counter. `step` is what a list item adds to it by itself: -1 in a reversed list. */
type Counter = { value: number; readonly step: 1 | -1 };

export type CounterValues = Readonly<Record<string, readonly number[]>>;

/** The counters in scope at one point of the walk. `enterChildren` and `leaveChildren` follow the element tree. */
export class CounterScopes {
  private readonly counters = new Map<string, Counter[]>();
  /** For each open level of siblings, the names that an element of it has made; undefined where none has yet. */
  private readonly levels: (string[] | undefined)[] = [undefined];

  enterChildren(): void {
    this.levels.push(undefined);
  }

  leaveChildren(): void {
    const made = this.levels.pop();
    if (made === undefined) return;
    for (const name of made) this.counters.get(name)?.pop();
  }

  reset(name: string, value: number, step: 1 | -1 = 1): Counter {
    const level = this.levels.length - 1;
    const made = (this.levels[level] ??= []);
    let instances = this.counters.get(name);
    if (instances === undefined) this.counters.set(name, (instances = []));
    if (made.includes(name)) instances.pop();
    else made.push(name);
    const counter: Counter = { value, step };
    instances.push(counter);
    return counter;
  }

  increment(name: string, by: number): void {
    this.innermost(name).value += by;
  }

  set(name: string, value: number): void {
    this.innermost(name).value = value;
  }

  /** A list item counts by itself, forwards or backwards as its list does. */
  countListItem(): void {
    const counter = this.innermost('list-item');
    counter.value += counter.step;
  }

  /** All values of a name, innermost last; a single 0 where there is none (CSS Lists 3, 4.6). */
  values(name: string): readonly number[] {
    const instances = this.counters.get(name);
    if (instances === undefined || instances.length === 0) return [0];
    return instances.map((counter) => counter.value);
  }

  value(name: string): number {
    return this.counters.get(name)?.at(-1)?.value ?? 0;
  }

  snapshot(): CounterValues {
    const result: Record<string, readonly number[]> = {};
    for (const [name, instances] of this.counters) {
      if (instances.length > 0) result[name] = instances.map((counter) => counter.value);
    }
    return result;
  }

  private innermost(name: string): Counter {
    return this.counters.get(name)?.at(-1) ?? this.reset(name, 0);
  }
}

/** Which counters count pages: layout keeps them, not this walk. */
export type IsPageCounter = (name: string) => boolean;

/** Makes the changes of one element, in the order that CSS Lists 3 (4.4) gives: reset, increment, set. */
export function enterCounters(scopes: CounterScopes, styled: StyledElement, isPageCounter: IsPageCounter): void {
  const { style } = styled;
  for (const { name, value } of style.counterReset) if (!isPageCounter(name)) scopes.reset(name, value);
  resetOfList(scopes, styled);
  for (const { name, value } of style.counterIncrement) if (!isPageCounter(name)) scopes.increment(name, value);
  if (style.display === 'list-item' && !names(style.counterIncrement, 'list-item')) scopes.countListItem();
  if (isFootnote(style) && !names(style.counterIncrement, 'footnote') && !isPageCounter('footnote')) {
    scopes.increment('footnote', 1);
  }
  for (const { name, value } of style.counterSet) if (!isPageCounter(name)) scopes.set(name, value);
  if (styled.element.name === 'li' && !names(style.counterSet, 'list-item')) {
    const value = integerAttribute(styled, 'value');
    if (value !== undefined) scopes.set('list-item', value);
  }
}

export function isFootnote(style: ComputedStyle): boolean {
  return style.float === 'footnote' && style.position === 'static';
}

/** `counter-reset: list-item` of every HTML list, with `start` and `reversed` (HTML, 4.4.5). */
function resetOfList(scopes: CounterScopes, styled: StyledElement): void {
  const { element, style } = styled;
  if (element.namespace !== 'html' || !listElements.has(element.name)) return;
  if (names(style.counterReset, 'list-item')) return;
  const reversed = element.name === 'ol' && element.attributes['reversed'] !== undefined;
  const start = element.name === 'ol' ? integerAttribute(styled, 'start') : undefined;
  if (reversed) scopes.reset('list-item', (start ?? countItems(styled)) + 1, -1);
  else scopes.reset('list-item', (start ?? 1) - 1);
}
const listElements: ReadonlySet<string> = new Set(['ol', 'ul', 'menu', 'dir']);

function countItems(list: StyledElement): number {
  let count = 0;
  for (const child of list.children) {
    if (child.kind === 'element' && child.style.display === 'list-item') count += 1;
  }
  return count;
}

function integerAttribute(styled: StyledElement, name: string): number | undefined {
  const text = styled.element.attributes[name];
  if (text === undefined || !/^\s*[-+]?\d{1,9}/.test(text)) return undefined;
  return Number.parseInt(text, 10);
}

function names(changes: readonly CounterChange[], name: string): boolean {
  for (const change of changes) if (change.name === name) return true;
  return false;
}
