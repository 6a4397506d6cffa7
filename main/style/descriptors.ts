// @font-face (CSS Fonts 4, chapter 4) and @counter-style (CSS Counter Styles 3) rules, from their descriptors.

import { resolveUrls } from './addresses.ts';
import { type ComponentValue, componentText, parseComponentValues, splitAtCommas } from './component-values.ts';
import type { Problems } from './declarations.ts';
import { counterStyleFrom } from './counter-style-rule.ts';
import { fontFamilyValue, fontStyleValue, fontWeightValue } from './font-values.ts';
import { readAll } from './parsers.ts';
import type { DescriptorRule } from './sheet.ts';
import type { CounterStyle } from './counter-style.ts';
import type { FontFaceRule } from './styled.ts';
import { suggest } from './suggest.ts';

type Descriptors = ReadonlyMap<string, readonly ComponentValue[]>;

const knownDescriptors: Readonly<Record<DescriptorRule['kind'], readonly string[]>> = {
  'font-face': ['font-family', 'src', 'font-weight', 'font-style', 'font-display'],
  'counter-style': ['system', 'symbols', 'additive-symbols', 'prefix', 'suffix', 'negative', 'range', 'pad', 'fallback'],
};
/** Of the specification, and not followed here. */
const otherDescriptors = new Set([
  'unicode-range', 'font-stretch', 'font-variant', 'font-feature-settings', 'font-variation-settings', 'ascent-override', 'descent-override', 'line-gap-override',
  'size-adjust', 'font-named-instance', 'font-language-override', 'speak-as',
]);

function descriptorsOf(rule: DescriptorRule, problems: Problems): Descriptors {
  const descriptors = new Map<string, readonly ComponentValue[]>();
  for (const { name: written, value, place } of rule.descriptors) {
    const name = written.toLowerCase();
    if (knownDescriptors[rule.kind].includes(name)) descriptors.set(name, resolveUrls(parseComponentValues(value), rule.folder));
    else if (otherDescriptors.has(name)) problems({ severity: 'warning', code: 'unsupported-property', message: `"${name}" of @${rule.kind} is ignored: this engine does not support it`, place });
    else {
      const near = suggest(name, knownDescriptors[rule.kind]);
      const message = `@${rule.kind} has no descriptor "${written}"`;
      problems({ severity: 'warning', code: 'unknown-property', message, place, ...(near !== undefined && { hint: `did you mean "${near}"?` }) });
    }
  }
  return descriptors;
}

/** A face; undefined where it has no name or no source, which is told. A range of weights counts as its lower end. */
export function fontFaceOf(rule: DescriptorRule, problems: Problems): FontFaceRule | undefined {
  const descriptors = descriptorsOf(rule, problems);
  const family = readAll(descriptors.get('font-family') ?? [], fontFamilyValue);
  const sources = sourcesOf(descriptors.get('src') ?? []);
  if (!Array.isArray(family) || sources.length === 0) {
    const missing = Array.isArray(family) ? 'src with a url()' : 'font-family';
    problems({ severity: 'warning', code: 'bad-font-face', message: `@font-face without ${missing} is ignored`, place: rule.place });
    return undefined;
  }
  const weight = readAll((descriptors.get('font-weight') ?? []).slice(0, 1), fontWeightValue);
  const style = readAll(descriptors.get('font-style') ?? [], fontStyleValue);
  return {
    family: String(family[0]), weight: typeof weight === 'number' ? weight : 400, style: style === 'italic' || style === 'oblique' ? 'italic' : 'normal', sources,
  };
}

const formats = new Set(['', 'truetype', 'opentype', 'ttf', 'otf', 'woff', 'woff2']);

/** The addresses, first to last; formats that cannot be used are left out. */
function sourcesOf(values: readonly ComponentValue[]): string[] {
  return splitAtCommas(values).flatMap((list) => {
    const address = list.find((value) => value.kind === 'url' || (value.kind === 'function' && value.text === 'url'));
    const format = list.find((value) => value.kind === 'function' && value.text === 'format');
    const name = format === undefined ? '' : componentText(format.children).replaceAll('"', '').toLowerCase();
    if (address === undefined || !formats.has(name)) return [];
    return [address.kind === 'url' ? address.text : (address.children[0]?.text ?? '')];
  });
}

/** A counter style; undefined where it cannot be used, which is told. */
export function counterStyleOf(rule: DescriptorRule, problems: Problems): CounterStyle | undefined {
  const descriptors = descriptorsOf(rule, problems);
  const style = counterStyleFrom(rule.name, (name) => descriptors.get(name));
  if (typeof style !== 'string') return style;
  problems({ severity: 'warning', code: 'bad-counter-style', message: `@counter-style ${rule.name} is ignored: ${style}`, place: rule.place });
  return undefined;
}
