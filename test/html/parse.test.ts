// HTML text to the element tree.

import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { type Diagnostic, formatDiagnostic } from '../../main/diagnostic.ts';
import { dumpHtml } from '../../main/html/dump.ts';
import type { Document, Element } from '../../main/html/element.ts';
import { nestingLimit, parseHtml } from '../../main/html/parse.ts';

function parse(text: string): { document: Document; messages: string[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const document = parseHtml(text, 'page.html', (diagnostic) => diagnostics.push(diagnostic));
  return { document, diagnostics, messages: diagnostics.map(formatDiagnostic) };
}

function body(text: string): Element {
  return parse(text).document.root.children.find((child): child is Element => child.kind === 'element' && child.name === 'body')!;
}

/** First element with this name below the body. */
function find(text: string, name: string): Element {
  const stack: Element[] = [body(text)];
  for (let current = stack.pop(); current !== undefined; current = stack.pop()) {
    if (current.name === name) return current;
    for (const child of current.children) if (child.kind === 'element') stack.push(child);
  }
  throw new Error(`no <${name}>`);
}

describe('the head', () => {
  it('gives title, language, metadata and sheets in order', () => {
    const { document } = parse(`<!doctype html><html lang="uk"><head><title> A\n b </title><meta name="Author" content="X"><meta name=author content=Y>
<link rel="stylesheet" href="a.css" media="print"><style>p { color: red }</style><link rel="alternate stylesheet" href="no.css"></head><body></body></html>`);
    expect(document).toMatchObject({ title: 'A b', language: 'uk', metadata: { author: 'X' } });
    expect(document.styles).toEqual([
      { kind: 'link', href: 'a.css', media: 'print', place: { file: 'page.html', line: 3, column: 1 } },
      { kind: 'inline', text: 'p { color: red }', place: { file: 'page.html', line: 3, column: 58 } },
    ]);
  });

  it('takes sheets from the body too', () => {
    expect(parse('<p>a</p><style>p{}</style>').document.styles).toHaveLength(1);
  });
});

describe('origin', () => {
  it('is the place in the text where nothing else is known', () => {
    expect(find('<!doctype html>\n<body>\n  <p>x', 'p').origin).toEqual({ file: 'page.html', line: 3, column: 3 });
  });

  it('is the template’s place, which children without one share', () => {
    const p = find('<p data-src="4:7"><b>x</b></p>', 'p');
    expect(p.origin).toEqual({ file: 'page.html', line: 4, column: 7 });
    expect((p.children[0] as Element).origin).toEqual(p.origin);
    expect(p.attributes).toEqual({});
  });

  it('may name another file, with colons in its name', () => {
    expect(find('<p data-src="C:/x/partial.hbs:4:7">', 'p').origin).toEqual({ file: 'C:/x/partial.hbs', line: 4, column: 7 });
  });

  it('says which object of the dataset is shown, for what is within too', () => {
    const p = find('<section data-src="1:1" data-from="sections.a"><p data-src="2:1">x<b data-from="quotes.q">y</b></p></section>', 'p');
    expect(p.origin).toEqual({ file: 'page.html', line: 2, column: 1, data: 'sections.a' });
    expect((p.children[1] as Element).origin).toEqual({ file: 'page.html', line: 2, column: 1, data: 'quotes.q' });
  });
});

describe('what paper cannot do', () => {
  it.each([
    ['<script>alert(1)</script>', 'page.html:1:1: warning: <script> has no meaning on paper and is dropped'],
    ['<p onclick="x()">a</p>', 'page.html:1:1: warning: the event handler "onclick" of <p> has no meaning on paper'],
    ['<a href=" JavaScript:x()">a</a>', 'page.html:1:1: warning: a link that runs a script is dropped from <a>'],
    ['<iframe src="x"></iframe>', 'page.html:1:1: warning: <iframe> has no meaning on paper and is dropped'],
    ['<video src="x">fallback</video>', 'page.html:1:1: warning: <video> is not shown: its fallback content stands in'],
    ['<style type="text/less">a</style>', 'page.html:1:1: warning: a <style> of type "text/less" is not CSS and is ignored'],
  ])('%s', (text, message) => {
    expect(parse(text).messages).toEqual([message]);
  });

  it('leaves no script behind', () => {
    const dump = dumpHtml(parse('<p onclick="x()">a<script>b</script></p><a href="javascript:c()">d</a><svg><script>e</script></svg>').document);
    expect(dump).not.toMatch(/script|onclick|"b"|"e"/);
  });
});

describe('mistakes in the text', () => {
  it.each([
    ['<div><p>a', 'page.html:1:1: warning: <div> is never closed (add </div>)'],
    ['<p>&nosuch; a', 'unknown character reference'],
    ['<p a=1 a=2>x', 'an attribute is given twice'],
    ['<div/>x', 'only void elements may end in "/>"'],
  ])('%s', (text, message) => {
    expect(parse(text).messages.join('\n')).toContain(message);
  });

  it('optional end tags are none', () => {
    expect(parse('<ul><li>a<li>b</ul><table><tr><td>x<td>y</table><p>a<p>b').messages).toEqual([]);
  });

  it('are told at the template’s place, where there is one', () => {
    expect(parse('<p data-src="t.hbs:9:2">&nosuch; a').messages[0]).toMatch(/^t\.hbs:9:2: warning/);
  });
});

describe('trees', () => {
  it('keeps SVG’s case and namespace, and names of namespaced attributes', () => {
    const svg = find('<svg viewBox="0 0 1 1"><linearGradient xlink:href="#a"/><foreignObject><p>x</p></foreignObject></svg>', 'svg');
    expect(svg).toMatchObject({ namespace: 'svg', attributes: { viewBox: '0 0 1 1' } });
    expect(svg.children[0]).toMatchObject({ name: 'linearGradient', attributes: { 'xlink:href': '#a' } });
    expect((svg.children[1] as Element).children[0]).toMatchObject({ name: 'p', namespace: 'html' });
  });

  it('joins text around comments and dropped elements', () => {
    expect(find('<p>a<!-- b -->c</p>', 'p').children).toEqual([{ kind: 'text', text: 'ac' }]);
  });

  it('repairs misnested markup as the HTML standard says', () => {
    expect(dumpHtml(parse('<p>1<b>2<i>3</b>4</i>5</p>').document)).toContain('"4"');
    expect(dumpHtml(parse('<table>a<tr><td>b</table>').document)).toMatch(/"a"[\s\S]*<table>/);
  });

  it('drops elements below the limit of nesting but keeps their text', () => {
    const { document, messages } = parse(`${'<div>'.repeat(5000)}deep${'</div>'.repeat(5000)}`);
    let depth = 0;
    for (let current: Element | undefined = document.root; current !== undefined; depth += 1) {
      current = current.children.findLast((child): child is Element => child.kind === 'element');
    }
    expect(depth).toBe(nestingLimit);
    expect(dumpHtml(document)).toContain('"deep"');
    expect(messages).toEqual([`page.html:1:2551: warning: elements are nested more than ${nestingLimit} deep: only the text of the inner ones is kept`]);
  });

  it('any text is a page', () => {
    const part = fc.constantFrom('<p>', '</p>', '<table>', '<tr>', '<td>', '<svg>', '<math>', '<b>', '</i>', '<style>', '</style>', '<template>', '&amp', 'x', '<', '<!--', '-->', ' data-src="1:', '<a href=', '>');
    fc.assert(fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      expect(parse(parts.join('')).document.root.name).toBe('html');
    }), { numRuns: 300 });
  });
});
