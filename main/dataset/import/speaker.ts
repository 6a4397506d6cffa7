// "The mayor of Bryn, Ada Holt, said in March:" → who speaks, in what role, when. Only where the sentence says so plainly:
// one name, a verb of saying. A doubtful sentence has no speaker, and the words stay a block quotation.

import { parseDate } from '../date.ts';
import type { Quote } from '../report.ts';
import { dateInSentence } from './dates-in-words.ts';

export type Speaker = Pick<Quote, 'speaker' | 'role' | 'date'>;

const saying = new Set((
  'say says said saying state states stated stating tell tells told telling add adds added adding write writes wrote writing explain explains explained explaining '
  + 'emphasize emphasized emphasised emphasizing emphasising stress stressed stressing declare declared declaring warn warned warning note noted noting argue argued arguing insist insisted insisting '
  + 'announce announced announcing reply replied replying conclude concluded concluding comment commented commenting remark remarked observe observed recall recalled ask asked according '
  + 'sagte sagt erklärte erklärt betonte betont schrieb schreibt warnte teilte '
  + 'déclaré dit déclare affirmé affirme expliqué explique souligné souligne ajouté ajoute '
  + 'сказав сказала каже заявив заявила заявляє наголосив наголосила зазначив зазначила написав написала пояснив пояснила додав додала підкреслив підкреслила попередив попередила зауважив зауважила'
).split(' '));

/** A name follows them, or nothing does: they are roles, not names. */
const roles = new Set((
  'president vice-president prime minister minister-president premier chancellor secretary undersecretary secretary-general general admiral colonel major captain commander marshal sergeant '
  + 'chief head director chair chairman chairwoman chairperson spokesman spokeswoman spokesperson speaker mayor governor ambassador envoy commissioner senator representative mp mep judge justice '
  + 'professor prof dr doctor mr mrs ms miss sir dame lord lady king queen prince princess pope bishop analyst economist coordinator leader deputy officer official '
  + 'präsident präsidentin bundeskanzler kanzler ministerin bürgermeister bürgermeisterin sprecher sprecherin herr frau président présidente ministre maire monsieur madame '
  + 'президент президентка прем’єр-міністр прем’єр-міністерка міністр міністерка голова мер мерка речник речниця посол генерал директор директорка радник радниця пан пані'
).split(' '));

/** Capitalised, but no one's name. */
const noNames = new Set((
  'the a an in on at but and however yet still meanwhile later earlier asked speaking his her their its he she they it we i this that these those after before when while as if for from by to of according also '
  + 'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday '
  + 'us uk eu un nato usa у в на але і та й він вона вони це як після під der die das er sie im am und aber il elle le la les en mais et'
).split(' '));
const particles = new Set('de da del della der den di dos du van von vom zu zur zum al el bin ibn la le ter'.split(' '));

/** Characters; a longer sentence says nothing plainly. */
const longest = 600;

/** `closes`: a comma or another mark follows. */
type Word = { readonly text: string; readonly closes: boolean };
/** A run of capitalised words: role words first, then the name. */
type Candidate = { readonly name: readonly string[]; readonly role: readonly string[]; readonly start: number; readonly end: number };

/** The speaker that the sentence before a colon names, or undefined. */
export function speakerOf(paragraph: string): Speaker | undefined {
  const sentence = lastSentence(paragraph);
  if (sentence.length > longest) return undefined;
  const words = wordsOf(sentence);
  const verbs = words.flatMap(({ text }, index) => (saying.has(fold(text)) ? [index] : []));
  const found = besideVerb(candidatesIn(words), verbs, words);
  if (found === undefined) return undefined;
  const date = dateInSentence(sentence);
  const role = found.role.length > 0 ? found.role.join(' ') : apposition(sentence, found.name.join(' '));
  return {
    speaker: found.name.join(' '), ...(role === undefined ? {} : { role }),
    ...(date === undefined || parseDate(date) === undefined ? {} : { date }),
  };
}

const fold = (word: string): string => word.toLowerCase();

/** A full stop within a name (J. Doe) or a title (Dr.) ends no sentence. */
function lastSentence(paragraph: string): string {
  const ends = [...paragraph.matchAll(/(?<=[\p{Ll}\p{N}]{2})[.!?…]["”»)]*\s+(?=\p{Lu}|["“«„])/gu)].filter((match) => !roles.has(fold(/[\p{L}]+$/u.exec(paragraph.slice(0, match.index))?.[0] ?? '')));
  const last = ends.at(-1);
  return last === undefined ? paragraph : paragraph.slice(last.index + last[0].length);
}

function wordsOf(sentence: string): Word[] {
  return [...sentence.matchAll(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}’'ʼ.-]*(\S*)/gu)].map((match) => {
    const whole = match[0].slice(0, match[0].length - (match[1] ?? '').length);
    const text = /^\p{Lu}\.$|^(?:Dr|Mr|Mrs|Ms|Prof|Gen|St)\.$/u.test(whole) ? whole : whole.replace(/[.'’-]+$/, '');
    return { text, closes: (match[1] ?? '') !== '' || (text !== whole && !/^(?:Dr|Mr|Mrs|Ms|Prof|Gen)$/.test(text)) };
  });
}

function candidatesIn(words: readonly Word[]): Candidate[] {
  const candidates: Candidate[] = [];
  for (let start = 0; start < words.length; start += 1) {
    if (!isCapital(words, start)) continue;
    let end = start + 1;
    while (end < words.length && !(words[end - 1] as Word).closes && (isCapital(words, end) || (particles.has((words[end] as Word).text) && isCapital(words, end + 1)))) end += 1;
    const candidate = split(words, start, end);
    if (candidate !== undefined) candidates.push(candidate);
    start = end - 1;
  }
  return candidates;
}

function isCapital(words: readonly Word[], index: number): boolean {
  const text = words[index]?.text ?? '';
  return /^\p{Lu}/u.test(text) && !noNames.has(fold(text));
}

/** `British Prime Minister Keir Holt` → role and name. A name has two words, or one behind a title; four without a title are too many. */
function split(words: readonly Word[], start: number, end: number): Candidate | undefined {
  const run = words.slice(start, end).map(({ text }) => text);
  const lastRole = run.findLastIndex((word) => roles.has(fold(word).replace(/\.$/, '')));
  const name = run.slice(lastRole + 1);
  const lower = lastRole < 0 && start > 0 && roles.has(fold((words[start - 1] as Word).text)) && !(words[start - 1] as Word).closes;
  if (name.length === 0 || name.length > 4 || (lastRole < 0 && name.length === 1 && !lower)) return undefined;
  if (lastRole < 0 && !lower && name.every((word) => word.length > 1 && word === word.toUpperCase())) return undefined;
  return { name, role: lower ? [(words[start - 1] as Word).text] : run.slice(0, lastRole + 1), start, end };
}

const helpers = /^(?:has|had|have|also|then|later|recently|repeatedly|earlier|previously|a|hat|est|також|раніше|потім)$/iu;

/** The one name that stands directly before the verb of saying, or behind it; "Ada Holt, mayor of Bryn, said" counts. */
function besideVerb(candidates: readonly Candidate[], verbs: readonly number[], words: readonly Word[]): Candidate | undefined {
  const beside = candidates.filter(({ start, end }) => verbs.some((verb) => {
    if (verb === start - 1) return !(words[verb] as Word).closes;
    const between = words.slice(end, verb);
    if (verb < end || candidates.some((other) => other.start >= end && other.start < verb)) return false;
    if ((words[end - 1] as Word).closes) return between.length <= 8 && between.at(-1)?.closes === true && between.some(({ text }) => roles.has(fold(text)));
    return between.every(({ text, closes }) => helpers.test(text) && !closes);
  }));
  return beside.length === 1 ? beside[0] : undefined;
}

/** "Ada Holt, the mayor of Bryn, …": the words between the commas, if they name a role. */
function apposition(sentence: string, name: string): string | undefined {
  const behind = sentence.slice(sentence.indexOf(name) + name.length);
  const words = /^,\s+(?:the |a |an )?([^,:;]{3,80})(?=[,:])/.exec(behind)?.[1];
  return words?.split(/\s+/).some((word) => roles.has(fold(word))) === true ? words : undefined;
}
