// A report that asks much of a template: long titles, missing fields, very long tables, other scripts, nothing in places. Made
// by program, always the same.

const words = 'air assurance ceasefire coalition coastline deployment deterrence guarantee infrastructure nations patrol pledge security troops'.split(' ');
const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

const sentence = (start: number, count: number): string => Array.from({ length: count }, (_, index) => words[(start + index * 7) % words.length]).join(' ');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const paragraph = (start: number): string => Array.from({ length: 6 }, (_, index) => `${capital(sentence(start + index * 3, 14))}.`).join(' ');

/** The dataset's text. */
export function stressReport(): string {
  const rows = Array.from({ length: 500 }, (_, row) => [`Row ${row + 1}: ${sentence(row, 4)}`, row * 137.5, row % 7 === 0 ? null : `${sentence(row, 3)}`]);
  const sections = Array.from({ length: 8 }, (_, index) => ({
    id: `section-${index}`,
    title: index % 3 === 0 ? `${capital(sentence(index, 22))}, and ${long}` : capital(sentence(index, 4)),
    ...(index % 2 === 0 && { summary: paragraph(index) }),
    body: index === 3 ? [] : [
      { kind: 'text', text: `${paragraph(index)}\n\n- ${sentence(index, 30)}\n  - ${sentence(index + 1, 12)}\n    - ${sentence(index + 2, 8)}\n\n> ${paragraph(index + 4)}\n\n${long.repeat(3)}` },
      ...(index === 1 ? [{ kind: 'table', id: 'rows' }] : []),
      ...(index === 2 ? [{ kind: 'quote', id: 'endless' }, { kind: 'figures', ids: ['huge', 'words', 'negative'] }] : []),
      ...(index === 5 ? [{ kind: 'chart', id: 'many' }] : []),
    ],
  }));
  return `${JSON.stringify({
    report: { id: 'stress', title: `Stress report: ${sentence(3, 24)} — ${long}`, subtitle: 'Українською, עברית, العربية: everything at once', language: 'en', marking: 'public' },
    sections,
    quotes: [{ id: 'endless', text: Array.from({ length: 12 }, (_, index) => paragraph(index)).join(' '), speaker: 'Олександра Костянтинівна Надзвичайно-Довгопрізвищенко' }],
    figures: [
      { id: 'huge', label: sentence(1, 18), value: 123456789012.345, unit: 'kilowatt-hours per capita and year' },
      { id: 'words', label: 'no number', value: 'fewer than a very great many' },
      { id: 'negative', label: 'below zero', value: -0.000042, decimals: 6 },
    ],
    tables: [{ id: 'rows', title: 'Five hundred rows', columns: [{ label: 'What' }, { label: 'How much', align: 'right' }, { label: 'A note that is rather longer than its column' }], rows }],
    charts: [{
      id: 'many', type: 'bar', title: 'Forty categories', alt: 'Forty bars of different heights.', categories: Array.from({ length: 40 }, (_, index) => `${words[index % words.length]} ${index}`),
      series: [{ label: 'One', values: Array.from({ length: 40 }, (_, index) => (index % 9 === 0 ? null : (index * 37) % 101)) }],
    }],
    questions: [{ id: 'why', question: `Why, ${sentence(5, 20)}?`, answer: paragraph(9) }],
  }, undefined, 2)}\n`;
}
