// The same made-up content for every engine of the bench: sections of paragraphs with bold, italic and links, a list, a quote
// and a table. From a seed, so that every run and every engine gets the same words.

export type Span = { readonly text: string; readonly style?: 'bold' | 'italic' | 'link' };
export type Block =
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'quote'; readonly text: string; readonly by: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
export type BenchSection = { readonly title: string; readonly blocks: readonly Block[] };
export type BenchDocument = { readonly title: string; readonly sections: readonly BenchSection[] };

const words = `administration agreement airspace allies analysis announcement assessment assistance authority autumn background
balance border briefing budget capability ceasefire chairman civilian coalition coastline commitment committee communication
compensation conclusion condition conference consequence consideration consultation contribution cooperation coordination
council country decision declaration defence delegation department deployment deterrence development diplomacy discussion
document economic emergency energy engagement equipment escalation establishment estimate evaluation evidence exchange
expectation expenditure explanation extension facility finance forecast foreign framework frontier government guarantee
guidance headquarters humanitarian implementation important independence industrial information infrastructure initiative
inspection institution instrument intelligence international intervention investigation investment judgement legislation
logistics maintenance mandate measure mechanism member military ministry mission monitoring national naval negotiation neutral
objective observation obligation office operation opposition organisation parliament participation partner patrol peace period
personnel planning policy political position possibility practical preparation presence president principle priority procedure
process production programme proposal protection province public railway readiness reconstruction recovery regional
registration regulation reinforcement relationship reliable representative requirement reserve resolution resource response
responsibility restriction review sanction schedule secretary sector security settlement shipment situation sovereignty
spokesman stability statement strategic strength structure summit supply support surveillance territory threshold together
training transition transport treaty uncertainty understanding union urgent verification vessel volunteer warning winter`
  .split(/\s+/);
const glue = 'of the and in for to with on by from under within after before across without about against between during'.split(' ');
const verbs = 'is was remains requires supports limits follows precedes strengthens complicates delays permits covers needs'.split(' ');

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A document of so many sections, each about nine tenths of an A4 page in 10.5 pt type. */
export function benchDocument(sectionCount: number, seed = 7): BenchDocument {
  const next = random(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
  const phrase = (length: number): string[] => Array.from({ length }, (_, index) => (index % 3 === 1 ? pick(glue) : pick(words)));
  const sentence = (): string => {
    const text = [...phrase(3 + Math.floor(next() * 4)), pick(verbs), ...phrase(4 + Math.floor(next() * 9))].join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}${next() < 0.2 ? `, ${Math.floor(next() * 90) + 10} per cent` : ''}.`;
  };
  const sentences = (count: number): string => Array.from({ length: count }, sentence).join(' ');
  const paragraph = (): Block => ({
    kind: 'paragraph',
    spans: [
      { text: `${sentences(2)} ` },
      { text: phrase(2).join(' '), style: 'bold' },
      { text: ` ${sentences(1)} ` },
      { text: phrase(4).join(' '), style: 'italic' },
      { text: ` ${sentences(2)} ` },
      { text: pick(words), style: 'link' },
      { text: ` ${sentences(1)}` },
    ],
  });
  const section = (index: number): BenchSection => ({
    title: `${index + 1} ${phrase(4).join(' ')}`,
    blocks: [
      paragraph(),
      paragraph(),
      { kind: 'list', items: Array.from({ length: 4 }, sentence) },
      paragraph(),
      { kind: 'quote', text: sentences(2), by: `${pick(words)} ${pick(words)}` },
      {
        kind: 'table',
        head: ['Measure', 'Unit', 'Before', 'After'],
        rows: Array.from({ length: 5 }, () => [pick(words), pick(words), String(Math.floor(next() * 1000)), String(Math.floor(next() * 1000))]),
      },
      paragraph(),
    ],
  });
  return { title: 'Bench document', sections: Array.from({ length: sectionCount }, (_, index) => section(index)) };
}
