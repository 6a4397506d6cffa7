// @font-face and @counter-style.

import { describe, expect, it } from 'vitest';
import { style } from './support.ts';

describe('@font-face', () => {
  it('gives family, weight, style and the sources of formats that can be used', () => {
    const { document, diagnostics } = style(`
      @font-face { font-family: "My Face"; src: local("x"), url(a.eot) format("embedded-opentype"), url(a.woff2) format("woff2"), url(a.woff) format(woff), url("b.ttf") format("truetype"), url(c.otf); font-weight: bold; font-style: italic }`);
    expect(diagnostics).toEqual([]);
    expect(document.fontFaces).toEqual([{ family: 'My Face', weight: 700, style: 'italic', sources: ['a.woff2', 'a.woff', 'b.ttf', 'c.otf'] }]);
  });
});

describe('@counter-style', () => {
  it.each([
    ['cyclic', 'system: cyclic; symbols: "–" "•"; suffix: " "', { system: 'cyclic', symbols: ['–', '•'], suffix: ' ' }],
    ['additive', 'system: additive; additive-symbols: 1 I, 5 V, 4 IV', { system: 'additive', additiveSymbols: [[5, 'V'], [4, 'IV'], [1, 'I']] }],
    ['symbolic where left out', 'symbols: a b', { system: 'symbolic', symbols: ['a', 'b'] }],
    ['with all that it may say', 'system: fixed 3; symbols: a; negative: "(" ")"; range: 1 2, 5 infinite; pad: "0" 2; fallback: x', { first: 3, negative: ['(', ')'], range: [[1, 2], [5, Infinity]], pad: [2, '0'], fallback: 'x' }],
  ])('%s', (_name, descriptors, expected) => {
    const { document, diagnostics } = style(`@counter-style mine { ${descriptors} }`);
    expect(diagnostics).toEqual([]);
    expect(document.counterStyles.get('mine')).toMatchObject(expected);
  });

  it('extends another', () => {
    const { document } = style('@counter-style a { system: numeric; symbols: x y } @counter-style b { system: extends a; prefix: "(" }');
    expect(document.counterStyles.get('b')).toMatchObject({ name: 'b', system: 'extends', base: 'a', prefix: '(' });
  });
});
