// Which language a text is in: by its commonest little words, and for Cyrillic by its letters. A guess, but one that decides
// about hyphenation and quotation marks only, and it is told. And the few words that an import must write itself.

const littleWords: Readonly<Record<string, string>> = {
  en: 'the of and to in that is for with was on by from at are has have been its which',
  de: 'der die und das den ist von zu mit sich auf für nicht im dem ein eine auch wird als',
  fr: 'le la les des et est dans une du que pour qui sur pas par au avec plus sont cette',
  es: 'el los las de la que y en un por con para una su del se no más como ha',
  it: 'il di che la e per un del della in non una sono con gli nel alla le è anche',
  pl: 'w i na z nie się do że jest o od po przez jak dla oraz ze są to który',
  nl: 'de het een van en in is op te dat voor met zijn niet aan er om ook als bij',
  pt: 'o a os de que e do da em um para com não uma no na por mais as dos',
  sv: 'och att det som en på är av för med till den har inte om ett men var sig från',
};
const sets = Object.entries(littleWords).map(([language, words]) => [language, new Set(words.split(' '))] as const);
/** Characters that are looked at. */
const sample = 20_000;

/** A language tag, or undefined where the text does not tell. */
export function languageOf(text: string): string | undefined {
  const start = text.slice(0, sample).toLowerCase();
  const cyrillic = start.match(/[а-яёіїєґ]/g)?.length ?? 0;
  if (cyrillic > start.length / 4) return /[іїєґ]/.test(start) ? 'uk' : /[ыэъё]/.test(start) ? 'ru' : undefined;
  const words = start.match(/\p{L}+/gu) ?? [];
  const scores = sets.map(([language, set]) => ({ language, score: words.filter((word) => set.has(word)).length }));
  const [first, second] = scores.sort((one, other) => other.score - one.score);
  return first !== undefined && first.score >= 3 && first.score > 1.3 * (second?.score ?? 0) ? first.language : undefined;
}

/** Titles that the dataset needs and the text does not have. */
export type OwnWords = { readonly introduction: string; readonly text: string; readonly table: string; readonly data: string; readonly details: string; readonly imported: string };

const english: OwnWords = { introduction: 'Introduction', text: 'Text', table: 'Table', data: 'Data', details: 'Document details', imported: 'Imported from' };
const ownWords: Readonly<Record<string, OwnWords>> = {
  de: { introduction: 'Einleitung', text: 'Text', table: 'Tabelle', data: 'Daten', details: 'Angaben zum Dokument', imported: 'Eingelesen aus' },
  fr: { introduction: 'Introduction', text: 'Texte', table: 'Tableau', data: 'Données', details: 'À propos du document', imported: 'Importé de' },
  uk: { introduction: 'Вступ', text: 'Текст', table: 'Таблиця', data: 'Дані', details: 'Відомості про документ', imported: 'Імпортовано з' },
};

export const ownWordsOf = (language: string): OwnWords => ownWords[language.split('-')[0] ?? ''] ?? english;
