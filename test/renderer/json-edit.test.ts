import { describe, expect, it } from 'vitest';
import { jsonPath, objectFinder, sourcesIn, valueAt, withValue } from '../../renderer/data/json-edit.ts';

const text = `{
    "report": { "id": "r",   "title": "Report" },
    "sections": [
        { "id": "a", "title": "A", "own": [1,2,   3],
          "sections": [ { "title": "Inner", "id": "b" } ] }
    ],
    "quotes": [ { "text": "…", "id": "q", "speaker": "S" } ],
    "sources": [ { "id": "s1", "title": "One" }, { "id": "s2" } ]
}
`;

describe('editing a dataset as text', () => {
  it('finds objects by their dataset paths, sections in depth', () => {
    expect(jsonPath(text, 'quotes.q')).toEqual(['quotes', 0]);
    expect(jsonPath(text, 'sections.b')).toEqual(['sections', 0, 'sections', 0]);
    expect(jsonPath(text, 'report')).toEqual(['report']);
    expect(jsonPath(text, 'quotes.none')).toBeUndefined();
    expect(valueAt(text, ['sections', 0, 'sections', 0, 'title'])).toBe('Inner');
  });

  it('leads from a place in the file to the object that it belongs to', () => {
    const objectAt = objectFinder(text);
    expect(['quotes[0].speaker', 'sections[0].sections[0].body[2].id', 'sections[0].own[1]', 'sources[1]'].map(objectAt)).toEqual(['quotes.q', 'sections.b', 'sections.a', 'sources.s2']);
    expect(objectAt('figures.nations.value')).toBe('figures.nations.value');
    expect(objectAt('quotes[3].text')).toBeUndefined();
    expect(objectFinder('{ "quotes": [')('quotes[0].text')).toBeUndefined();
  });

  it('changes one value and nothing else: order, unknown fields and spacing stay', () => {
    const changed = withValue(text, ['sections', 0, 'sections', 0, 'title'], 'Changed “so”\nand so');
    expect(changed).toBe(text.replace('"Inner"', JSON.stringify('Changed “so”\nand so')));
    expect(withValue(changed, ['sections', 0, 'sections', 0, 'title'], 'Inner')).toBe(text);
  });

  it('adds a field with the file’s own indent, and takes it out again', () => {
    const added = withValue(text, ['quotes', 0, 'date'], '2025-02-01');
    expect(JSON.parse(added)).toMatchObject({ quotes: [{ date: '2025-02-01', speaker: 'S' }] });
    expect(JSON.parse(withValue(added, ['quotes', 0, 'date'], undefined))).toEqual(JSON.parse(text));
  });

  it('lists sources by title, or id where there is none', () => {
    expect(sourcesIn(text)).toEqual([{ id: 's1', title: 'One' }, { id: 's2', title: 's2' }]);
  });
});
