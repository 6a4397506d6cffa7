// Addresses in sheets count from the sheet's own folder (CSS Values 4, section 4.5): here they become addresses that count from
// the page, as all later stages have them.

import type { ComponentValue } from './component-values.ts';

/** An address without scheme, root or fragment: one that depends on where it stands. */
function isRelative(url: string): boolean {
  return url !== '' && !/^(?:[a-z][a-z0-9+.-]*:|[/#])/i.test(url);
}

/** The folder of an address: `css/print.css` → `css/`, `base:base.css` → `base:`; empty for what stands beside the page. */
export function folderOf(address: string): string {
  return address.slice(0, Math.max(address.lastIndexOf('/'), address.indexOf(':')) + 1);
}

/** An address as seen from the page. Steps up out of the page's folder remain: whoever reads refuses them. */
export function resolveAddress(url: string, folder: string): string {
  if (folder === '' || !isRelative(url)) return url;
  const scheme = /^(?:[a-z][a-z0-9+.-]*:)?\/?/i.exec(folder)?.[0] ?? '';
  const steps: string[] = [];
  for (const step of `${folder.slice(scheme.length)}${url}`.split('/')) {
    if (step === '..' && steps.length > 0 && steps[steps.length - 1] !== '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return scheme + steps.join('/');
}

/** The same for every `url()` in a value. */
export function resolveUrls(values: readonly ComponentValue[], folder: string): readonly ComponentValue[] {
  if (folder === '') return values;
  return values.map((value) => {
    if (value.kind === 'url') return { ...value, text: resolveAddress(value.text, folder) };
    if (value.kind !== 'function') return value;
    const isUrl = value.text === 'url' || value.text === 'src';
    const children = isUrl
      ? value.children.map((child) => (child.kind === 'string' ? { ...child, text: resolveAddress(child.text, folder) } : child))
      : resolveUrls(value.children, folder);
    return { ...value, children };
  });
}
