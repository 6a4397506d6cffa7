// The elements that links and references can point at, and what target-counter() and target-text() read of them. CSS
// Generated Content 3, chapter 4; GCPM 3, chapter 3.

import type { Reporter } from '../diagnostic.ts';
import type { StyledElement } from '../style/styled.ts';
import { CounterScopes, type CounterValues, enterCounters, type IsPageCounter } from './counters.ts';

export class TargetIndex {
  private readonly root: StyledElement;
  private readonly isPageCounter: IsPageCounter;
  private readonly elements = new Map<string, StyledElement>();
  private counters: Map<StyledElement, CounterValues> | undefined;

  /** Walks all elements that are shown. Reports `duplicate-id`. */
  constructor(root: StyledElement, isPageCounter: IsPageCounter, report: Reporter) {
    this.root = root;
    this.isPageCounter = isPageCounter;
    const waiting: StyledElement[] = [root];
    for (let styled = waiting.pop(); styled !== undefined; styled = waiting.pop()) {
      if (styled.style.display === 'none') continue;
      this.register(styled, report);
      // Names within a drawing are its own.
      if (styled.element.name === 'svg') continue;
      for (const child of styled.children.toReversed()) if (child.kind === 'element') waiting.push(child);
    }
  }

  private register(styled: StyledElement, report: Reporter): void {
    const id = targetName(styled);
    if (id === undefined) return;
    if (!this.elements.has(id)) {
      this.elements.set(id, styled);
      return;
    }
    report({
      severity: 'warning', stage: 'box', code: 'duplicate-id', message: `the id "${id}" is used more than once`,
      hint: 'links and references lead to the first', ...(styled.element.origin && { source: styled.element.origin }),
    });
  }

  get(id: string): StyledElement | undefined {
    return this.elements.get(id);
  }

  /** Whether this element is the one that its id leads to. */
  isTarget(styled: StyledElement, id: string): boolean {
    return this.elements.get(id) === styled;
  }

  [Symbol.iterator](): Iterator<[string, StyledElement]> {
    return this.elements[Symbol.iterator]();
  }

  /** The counters in scope at a target, its ::before included; found by a walk of their own, as targets may come later. */
  countersAt(target: StyledElement): CounterValues {
    this.counters ??= this.countAll();
    return this.counters.get(target) ?? {};
  }

  private countAll(): Map<StyledElement, CounterValues> {
    const found = new Map<StyledElement, CounterValues>();
    const scopes = new CounterScopes();
    scopes.reset('footnote', 0);
    const visit = (styled: StyledElement): void => {
      if (styled.style.display === 'none') return;
      enterCounters(scopes, styled, this.isPageCounter);
      scopes.enterChildren();
      if (styled.pseudo.before !== undefined) countPseudo(scopes, styled, styled.pseudo.before, this.isPageCounter);
      const id = targetName(styled);
      if (id !== undefined && this.isTarget(styled, id)) found.set(styled, scopes.snapshot());
      for (const child of styled.children) if (child.kind === 'element') visit(child);
      if (styled.pseudo.after !== undefined) countPseudo(scopes, styled, styled.pseudo.after, this.isPageCounter);
      scopes.leaveChildren();
    };
    visit(this.root);
    return found;
  }
}

function countPseudo(scopes: CounterScopes, host: StyledElement, style: StyledElement['style'], isPageCounter: IsPageCounter): void {
  if (style.display === 'none' || style.content === 'none' || style.content === 'normal') return;
  const element = { ...host.element, name: '::before', namespace: 'other' as const };
  enterCounters(scopes, { kind: 'element', element, style, pseudo: {}, children: [] }, isPageCounter);
}

/** The name by which an element is a target: its id, or the name of an `<a>`. */
export function targetName(styled: StyledElement): string | undefined {
  const { attributes, name, namespace } = styled.element;
  if (namespace === 'other' && name.startsWith('::')) return undefined;
  const id = attributes['id'];
  if (id !== undefined && id !== '') return id;
  const anchor = name === 'a' ? attributes['name'] : undefined;
  return anchor === '' ? undefined : anchor;
}

/** All text of an element that is shown, its spaces collapsed; without generated content. */
export function textOf(styled: StyledElement): string {
  const parts: string[] = [];
  gatherText(styled, parts);
  return parts.join('').replace(/[ \t\n\r\f]+/g, ' ').trim();
}

function gatherText(styled: StyledElement, parts: string[]): void {
  if (styled.style.display === 'none' || styled.style.float === 'footnote') return;
  if (styled.element.name === 'br') parts.push(' ');
  for (const child of styled.children) {
    if (child.kind === 'text') parts.push(child.text);
    else gatherText(child, parts);
  }
}
