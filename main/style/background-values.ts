// Backgrounds: CSS Backgrounds 3. Each longhand is a list; `finish.ts` makes layers of them.

import type { BackgroundImage, BackgroundLayer } from './computed-style.ts';
import { deferred, type Deferred, map } from './deferred.ts';
import { conicGradient, linearGradient, radialGradient } from './gradient-values.ts';
import { keyword, listOf, mapped, named, oneOf, type Parser, peek, takeKeyword, urlValue } from './parsers.ts';
import { lengthPercentage } from './values.ts';

/** A value that comes out as `undefined`, which to a parser means failure. */
export const nothing: Deferred<undefined> = deferred(() => undefined);

export const imageValue: Parser<BackgroundImage | undefined> = {
  syntax: 'none | <url> | linear-gradient() | repeating-linear-gradient() | radial-gradient() | repeating-radial-gradient() | conic-gradient() | repeating-conic-gradient()',
  read: (input) => {
    if (takeKeyword(input, 'none')) return nothing;
    const value = peek(input);
    if (value?.kind === 'function' && value.text.endsWith('gradient')) {
      input.index += 1;
      const repeating = value.text.startsWith('repeating-');
      if (/^(?:repeating-)?linear-gradient$/.test(value.text)) return linearGradient(value.children, repeating);
      if (/^(?:repeating-)?conic-gradient$/.test(value.text)) return conicGradient(value.children, repeating);
      return /^(?:repeating-)?radial-gradient$/.test(value.text) ? radialGradient(value.children, repeating) : undefined;
    }
    const url = urlValue.read(input);
    return url === undefined ? undefined : map(url, (address): BackgroundImage => ({ kind: 'url', url: address }));
  },
};

type Repeat = BackgroundLayer['repeat'];
export const repeatValue: Parser<Repeat> = oneOf(
  mapped(keyword('repeat-x', 'repeat-y'), (name): Repeat => (name === 'repeat-x' ? ['repeat', 'no-repeat'] : ['no-repeat', 'repeat'])),
  mapped(listOf(keyword('repeat', 'no-repeat', 'space', 'round'), 2), ([x, y]): Repeat => [x, y ?? x]),
);

type Size = BackgroundLayer['size'];
const sizePart = oneOf(keyword('auto'), lengthPercentage({ min: 0 }));
export const backgroundSizeValue: Parser<Size> = oneOf(
  keyword('cover', 'contain'),
  mapped(listOf(sizePart, 2), ([width, height]): Size => [width, height ?? 'auto']),
);

/** Nothing scrolls on paper. */
export const attachmentValue: Parser<BackgroundLayer['attachment']> = named({ scroll: 'scroll', fixed: 'fixed', local: 'scroll' });

export const boxValue = keyword('border-box', 'padding-box', 'content-box');
