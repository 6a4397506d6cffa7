// Random datasets: valid ones, and ones that something was done to.

import * as fc from 'fast-check';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const word = fc.constantFrom('reserve', 'plan', 'Одеса', 'naïve', '“x”', 'a\\b');
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
const date = fc.constantFrom('2025', '2025-03', '2025-03-14', 'XXXX-02', '2025~', '2025-01/..', '202X');
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

/** Drops what is undefined. */
const clean = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

type Ids = { readonly figures: readonly string[]; readonly quotes: readonly string[]; readonly sources: readonly string[] };

const reference = (ids: Ids): fc.Arbitrary<string> =>
  fc.constantFrom('', ...ids.sources.map((id) => `[@${id}, p. 2]`), ...ids.figures.map((id) => `:figure[${id}]`), ...ids.quotes.map((id) => `:quote[${id}]`));
const text = (ids: Ids): fc.Arbitrary<string> => fc.tuple(words, reference(ids), words).map((parts) => parts.join(' '));

const claim = (ids: Ids) => ({
  attribution: optional(words),
  sources: optional(fc.subarray([...ids.sources])),
  marking: optional(fc.constantFrom('public', 'internal', 'restricted', 'confidential')),
});

const block = (ids: Ids) =>
  fc.oneof(
    fc.record({ kind: fc.constant('text'), text: text(ids), ...claim(ids) }),
    fc.record({ kind: fc.constant('callout'), title: optional(words), text: text(ids) }),
    fc.record({ kind: fc.constant('figures'), ids: fc.subarray([...ids.figures]), title: optional(words) }),
    fc.record({ kind: fc.constant('timeline') }),
    ...ids.quotes.map((id) => fc.constant({ kind: 'quote', id })),
    ...ids.figures.map((id) => fc.constant({ kind: 'figure', id })),
  );

const sections = (ids: Ids, prefix: string, depth: number): fc.Arbitrary<unknown[]> =>
  fc.array(fc.record({ title: words, summary: optional(text(ids)), body: optional(fc.array(block(ids), { maxLength: 4 })), ...claim(ids), below: depth > 2 ? fc.constant([]) : sections(ids, `${prefix}x`, depth + 1) }), { maxLength: 3 })
    .map((list) => list.map(({ below, ...section }, index) => ({ id: `${prefix}${index}`, ...section, sections: rename(below as unknown[], `${prefix}${index}`) })));

/** Ids of subsections are made unique by their parent's. */
const rename = (list: unknown[], prefix: string): unknown[] =>
  (list as { id: string; sections: unknown[] }[]).map((section) => ({ ...section, id: `${prefix}-${section.id}`, sections: rename(section.sections, prefix) }));

const idsOf = (prefix: string): fc.Arbitrary<string[]> => fc.nat(3).map((count) => Array.from({ length: count }, (_, index) => `${prefix}${index}`));

export const anyDataset: fc.Arbitrary<Json> = fc
  .record({ figures: idsOf('f'), quotes: idsOf('q'), sources: idsOf('s') })
  .chain((ids) =>
    fc.record({
      report: fc.record({ id: fc.constant('r'), title: words, language: fc.constantFrom('en', 'uk', 'de-AT'), date: optional(date), marking: optional(fc.constantFrom('public', 'internal', 'restricted')), bottomLine: optional(text(ids)) }),
      sections: sections(ids, 'sec', 0),
      figures: fc.tuple(...ids.figures.map((id) => fc.record({ id: fc.constant(id), label: words, value: fc.oneof(fc.integer(), words), note: optional(words), ...claim(ids) }))),
      quotes: fc.tuple(...ids.quotes.map((id) => fc.record({ id: fc.constant(id), text: words, speaker: words, date: optional(date), ...claim(ids) }))),
      timeline: fc.array(fc.record({ title: words, date: optional(date), text: optional(text(ids)) }), { maxLength: 3 }).map((list) => list.map((event, index) => ({ id: `e${index}`, ...event }))),
      sources: fc.constant(ids.sources.map((id) => ({ id, title: 'T' }))),
    }),
  )
  .map(clean);

const junk: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, '', 0, -1, 1e300, true, [], {}, '[@gone]', ':quote[gone]', 'f0', 'sec0', [[[]]], { kind: 'text' }, { id: {} }, { __proto_: 1 }),
  fc.string() as fc.Arbitrary<Json>,
);

/** The same dataset with some of its values or fields replaced, added or dropped. */
export function mutated(dataset: Json): fc.Arbitrary<Json> {
  return fc.array(fc.tuple(fc.nat(), junk, fc.constantFrom('replace', 'drop', 'add')), { minLength: 1, maxLength: 5 }).map((changes) => {
    const copy = structuredClone(dataset);
    for (const [choice, value, what] of changes) change(copy, choice, structuredClone(value), what);
    return copy;
  });
}

function change(root: Json, choice: number, value: Json, what: string): void {
  const owners: (Json[] | { [key: string]: Json })[] = [];
  const waiting: Json[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    owners.push(next);
    waiting.push(...Object.values(next));
  }
  const owner = owners[choice % owners.length] as { [key: string]: Json };
  const keys = Object.keys(owner);
  const key = keys[(choice >> 3) % Math.max(1, keys.length)] ?? 'x';
  if (what === 'drop' && !Array.isArray(owner)) delete owner[key];
  else if (what === 'add' && Array.isArray(owner)) owner.push(value);
  else if (what === 'add') owner[`new${choice % 9}`] = value;
  else owner[key] = value;
}
