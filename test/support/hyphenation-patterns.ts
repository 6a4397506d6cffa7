// Makes main/text/patterns.json from the package `hyphen`: `node test/support/hyphenation-patterns.ts`. The patterns are kept as one
// JSON text a language, which is parsed when the first word of the language comes: reading them as JavaScript takes ten times as
// long, and a bundler would not find modules that are loaded on demand. Quotation marks in it are backquotes, so that the file
// needs no escapes and is read in a millisecond.

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Our name of each language, and the package's. */
const languages: Readonly<Record<string, string>> = {
  cs: 'cs', da: 'da', de: 'de-1996', 'en-gb': 'en-gb', 'en-us': 'en-us', es: 'es', fi: 'fi', fr: 'fr', it: 'it', nl: 'nl', pl: 'pl', pt: 'pt',
  ro: 'ro', sv: 'sv', tr: 'tr', uk: 'uk',
};

export function packagePatterns(): Record<string, string> {
  const load = createRequire(import.meta.url);
  return Object.fromEntries(Object.entries(languages).map(([name, file]) => [name, JSON.stringify(load(`hyphen/patterns/${file}.js`)).replaceAll('"', '`')]));
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(import.meta.dirname, '../../main/text/patterns.json'), `${JSON.stringify(packagePatterns(), undefined, 1)}\n`);
}
