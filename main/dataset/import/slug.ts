// Ids from titles: readable, in the title's own letters, and each given once.

const longest = 60;

/** Gives the id for a title; the same title twice gives `plan` and `plan-2`. `fallback` names what has no letters. */
export function createIds(): (title: string, fallback: string) => string {
  const taken = new Set<string>();
  return (title, fallback) => {
    const base = slug(title, fallback);
    let id = base;
    for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
    taken.add(id);
    return id;
  };
}

/** `The plan (2025)` → `the-plan-2025`. */
export function slug(title: string, fallback: string): string {
  const words = title.normalize('NFC').toLowerCase().replace(/['’ʼ]/g, '').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  const short = words.length <= longest ? words : words.slice(0, longest + 1).replace(/-[^-]*$/, '').slice(0, longest);
  if (short === '') return fallback;
  return /^\p{L}/u.test(short) ? short : `${fallback}-${short}`;
}
