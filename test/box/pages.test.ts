// CSS GCPM 3: footnotes, running elements, content of margin boxes.

import { describe, expect, test } from 'vitest';
import type { Box, MarginContext } from '../../main/box/box.ts';
import { dumpBox } from '../../main/box/dump.ts';
import type { ContentPart } from '../../main/style/computed-style.ts';
import { boxes, dump, page, tags } from './page.ts';
import { walkBox } from './walk-boxes.ts';

describe('2 footnotes', () => {
  const css = '.n { float: footnote }';

  test('the call stands in the text, the note hangs on it, each links to the other', () => {
    expect(boxes('<p>a<span class=n>b <i>c</i></span> d</p>', css)).toBe(dump`
      inline paragraph
        "a" P
        <footnote call href #footnote-1 #footnote-call-1>
        "1" Link
        </footnote call href #footnote-1 #footnote-call-1>
        footnote
          inline footnote #footnote-1
            <footnote marker href #footnote-call-1>
            "1. " Link
            </footnote marker href #footnote-call-1>
            "b " Note
            "c" Note
        " d" P`);
  });
  test('tags: Reference and Link at the call, then the Note', () => {
    expect(tags('<div lang=de>a<div class=n id=own><p>x</p></div></div>', css)).toBe(dump`
      Div lang de
        P
          Reference #footnote-call-1
            Link alt "Fußnote 1" href #own
          Note #own
            Lbl
              Link alt "Fußnote 1" href #footnote-call-1
            P`);
  });
  test('notes with blocks; the counter runs on and can be reset', () => {
    expect(boxes('<div><p>a<span class=n>1</span></p></div><section><p>b<span class=n>2</span></p></section>', `${css} section { counter-reset: footnote 6 } .n { display: block }`))
      .toMatch(/"1\. " Link[^]*"7\. " Link/);
  });
  test('content of call and marker is the author\'s', () => {
    expect(boxes('<p>a<span class=n>b</span></p>', `${css} .n::footnote-call { content: "(" counter(footnote, lower-alpha) ")" } .n::footnote-marker { content: none }`)).toBe(dump`
      inline paragraph
        "a" P
        <footnote call href #footnote-1 #footnote-call-1>
        "(a)" Link
        </footnote call href #footnote-1 #footnote-call-1>
        footnote
          inline footnote #footnote-1
            "b" Note`);
  });
  test('where @page resets the counter, the number is left to layout', () => {
    const shown = boxes('<p>a<span class=n>b</span></p>', `${css} @page { counter-reset: footnote }`);
    expect(shown.match(/reference number of #footnote-1 decimal/g)).toHaveLength(2);
  });
  test('names that the document uses are left alone', () => {
    expect(boxes('<p id=footnote-1>a<span class=n>b</span></p>', css)).toMatch(/call href #footnote-1- /);
  });
});

describe('1.2 running elements', () => {
  test('hang on the next box in the flow, as artifacts', () => {
    expect(boxes('<div class=h>H</div><p>a</p>', '.h { position: running(head) }')).toBe(dump`
      inline paragraph
        running head
          inline div.h
            "H" artifact header
        "a" P`);
    expect(tags('<div class=h><h1>H</h1></div><p>a</p>', '.h { position: running(head) }')).toBe('P');
  });
  test('in a line they are items; the last ones of a document hang on its root', () => {
    expect(boxes('<p>a <b>H</b> c</p>', 'b { position: running(head) }')).toBe(dump`
      inline paragraph
        "a " P
        running head
          inline b
            "H" artifact header
        "c" P`);
    const { document } = page('<p>a</p><div class=h>H</div>', '.h { position: running(head) }');
    expect(document.root.running?.map((running) => running.name)).toEqual(['head']);
  });
  test('take no cell in a table', () => {
    expect(boxes('<table><tr><td class=x>H</td><td>b</table>', '.x { position: running(x) }')).toBe(dump`
      table table 1 columns
        body
          row
            cell 0,0
              inline table cell
                running x
                  inline table cell
                    "H" artifact header
                "b" TD`);
  });
  test('text between two of them and a table row', () => {
    expect(boxes('<b>H</b><i>K</i>text', 'b { position: running(x) } i { position: running(y) }')).toMatch(/running x[^]*running y[^]*"text" P/);
    expect(boxes('<b>H</b><table><tr><td>a</table>', 'b { position: running(x) }')).toMatch(/^table table 1 columns\n {2}running x/);
  });
});

describe('margin boxes', () => {
  const { document } = page('<div class=h>Run <a href="https://example.org/">link</a></div><p>a</p>', '.h { position: running(head) }');
  const context = (artifact: MarginContext['artifact'], element?: Box): MarginContext => ({
    artifact, target: () => 4, counter: (name) => (name === 'page' ? [4] : [9]), string: (name) => `<${name}>`, element: () => element,
  });
  const make = (parts: readonly ContentPart[], given = context('footer')): Box | undefined => document.generateMarginContent(parts, document.root.style, given);

  test('counters, strings, text', () => {
    const box = make([
      { kind: 'string', text: 'Page ' }, { kind: 'counter', name: 'page', style: 'lower-roman' }, { kind: 'string', text: ' of ' },
      { kind: 'counters', name: 'pages', separator: '.', style: 'decimal' }, { kind: 'string-reference', name: 'title', position: 'first' },
    ]);
    expect(box?.kind === 'inline' ? box.content.text : undefined).toBe('Page iv of 9<title>');
    const artifacts = new Set<unknown>();
    walkBox(box!, { item: (item) => item.kind === 'text' && artifacts.add(item.source.artifact) });
    expect([...artifacts]).toEqual(['footer']);
  });
  test('element() shows the running box as an artifact of the margin', () => {
    let running: Box | undefined;
    walkBox(document.root, { box: (box) => void (running ??= box.running?.[0]?.box) });
    const box = make([{ kind: 'element-reference', name: 'head', position: 'first' }], context('footer', running));
    expect(dumpBox(box!)).toContain('"Run " artifact footer');
    expect(make([{ kind: 'element-reference', name: 'head', position: 'first' }], context('header', running))).not.toEqual(box);
  });
  test('nothing to show is no box', () => {
    expect(make([{ kind: 'string', text: '' }])).toBeUndefined();
    expect(make([{ kind: 'element-reference', name: 'no', position: 'first' }])).toBeUndefined();
  });
});
