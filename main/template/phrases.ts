// The few words that templates and helpers write themselves, in the languages that have a translation here; English for all
// others. `{{phrase "sources"}}` shows one.

import { primary } from './language.ts';

export type Phrases = Readonly<Record<PhraseName, string>>;
export type PhraseName = keyof typeof english;

const english = {
  about: 'about {0}', uncertain: '{0} (uncertain)', decade: '{0}s', since: 'since {0}', until: 'until {0}',
  spring: 'spring', summer: 'summer', autumn: 'autumn', winter: 'winter', undated: 'no date',
  to: 'To', from: 'From', date: 'Date', asOf: 'As of', period: 'Period', subject: 'Subject', status: 'Status', version: 'Version', issue: 'No.',
  bottomLine: 'Bottom line', keyPoints: 'Key points', keyFigures: 'Key figures', figures: 'Figures', sources: 'Sources', furtherReading: 'Further reading',
  notes: 'Notes', contents: 'Contents', contact: 'Contact', contacts: 'Contacts', distribution: 'Distribution', nextIssue: 'Next issue',
  questions: 'Questions and answers', ifPressed: 'If pressed', internalOnly: 'Internal only', actors: 'Actors', glossary: 'Glossary', timeline: 'Timeline',
  tables: 'Tables', charts: 'Charts', quotes: 'Quotations', verbatim: 'In their words', facts: 'The facts', summary: 'Summary', authors: 'Authors', embargo: 'Embargo until {0}',
  page: 'Page {0}', pageOf: 'of', figure: 'Figure', table: 'Table', data: 'Data', category: 'Category', previously: 'previously {0}', total: 'Total',
  source: 'Source', accessed: 'accessed {0}', editor: '{0} (ed.)', in: 'in', backTo: 'Back to the citation', draft: 'Draft', review: 'For review', final: 'Final',
  superseded: 'Superseded', organisation: 'Issued by', and: 'and', credit: 'Picture: {0}', note: 'Note', original: 'Original',
} as const;

const translations: Readonly<Record<string, Partial<Phrases>>> = {
  de: {
    about: 'um {0}', uncertain: '{0} (unsicher)', decade: '{0}er Jahre', since: 'seit {0}', until: 'bis {0}',
    spring: 'Frühjahr', summer: 'Sommer', autumn: 'Herbst', winter: 'Winter', undated: 'ohne Datum',
    to: 'An', from: 'Von', date: 'Datum', asOf: 'Stand', period: 'Zeitraum', subject: 'Betreff', status: 'Status', version: 'Fassung', issue: 'Nr.',
    bottomLine: 'Kernaussage', keyPoints: 'Das Wichtigste', keyFigures: 'Zahlen', figures: 'Zahlen', sources: 'Quellen', furtherReading: 'Weitere Quellen',
    notes: 'Anmerkungen', contents: 'Inhalt', contact: 'Kontakt', contacts: 'Kontakte', distribution: 'Verteiler', nextIssue: 'Nächste Ausgabe',
    questions: 'Fragen und Antworten', ifPressed: 'Auf Nachfrage', internalOnly: 'Nur intern', actors: 'Beteiligte', glossary: 'Glossar', timeline: 'Zeitleiste',
    tables: 'Tabellen', charts: 'Diagramme', quotes: 'Zitate', verbatim: 'Im Wortlaut', facts: 'Die Fakten', summary: 'Zusammenfassung', authors: 'Verfasst von', embargo: 'Sperrfrist bis {0}',
    page: 'Seite {0}', pageOf: 'von', figure: 'Abbildung', table: 'Tabelle', data: 'Daten', category: 'Kategorie', previously: 'zuvor {0}', total: 'Summe',
    source: 'Quelle', accessed: 'abgerufen am {0}', editor: '{0} (Hg.)', in: 'in', backTo: 'Zurück zur Stelle', draft: 'Entwurf', review: 'Zur Prüfung', final: 'Endfassung',
    superseded: 'Überholt', organisation: 'Herausgegeben von', and: 'und', credit: 'Bild: {0}', note: 'Anmerkung', original: 'Im Original',
  },
  fr: {
    about: 'vers {0}', uncertain: '{0} (incertain)', decade: 'années {0}', since: 'depuis {0}', until: 'jusqu’à {0}',
    spring: 'printemps', summer: 'été', autumn: 'automne', winter: 'hiver', undated: 'sans date',
    to: 'À', from: 'De', date: 'Date', asOf: 'État au', period: 'Période', subject: 'Objet', status: 'Statut', version: 'Version', issue: 'Nº',
    bottomLine: 'L’essentiel', keyPoints: 'Points clés', keyFigures: 'Chiffres clés', figures: 'Chiffres', sources: 'Sources', furtherReading: 'Autres lectures',
    notes: 'Notes', contents: 'Sommaire', contact: 'Contact', contacts: 'Contacts', distribution: 'Diffusion', nextIssue: 'Prochain numéro',
    questions: 'Questions et réponses', ifPressed: 'En cas d’insistance', internalOnly: 'Usage interne', actors: 'Acteurs', glossary: 'Glossaire', timeline: 'Chronologie',
    tables: 'Tableaux', charts: 'Graphiques', quotes: 'Citations', verbatim: 'Dans le texte', facts: 'Les faits', summary: 'Résumé', authors: 'Auteurs', embargo: 'Embargo jusqu’au {0}',
    page: 'Page {0}', pageOf: 'sur', figure: 'Figure', table: 'Tableau', data: 'Données', category: 'Catégorie', previously: 'auparavant {0}', total: 'Total',
    source: 'Source', accessed: 'consulté le {0}', editor: '{0} (dir.)', in: 'dans', backTo: 'Retour à l’appel', draft: 'Projet', review: 'Pour relecture', final: 'Version finale',
    superseded: 'Remplacé', organisation: 'Publié par', and: 'et', credit: 'Image : {0}', note: 'Note', original: 'Texte original',
  },
  uk: {
    about: 'близько {0}', uncertain: '{0} (непевно)', decade: '{0}-ті', since: 'з {0}', until: 'до {0}',
    spring: 'весна', summer: 'літо', autumn: 'осінь', winter: 'зима', undated: 'без дати',
    to: 'Кому', from: 'Від', date: 'Дата', asOf: 'Станом на', period: 'Період', subject: 'Тема', status: 'Стан', version: 'Версія', issue: '№',
    bottomLine: 'Головне', keyPoints: 'Основні тези', keyFigures: 'Ключові цифри', figures: 'Цифри', sources: 'Джерела', furtherReading: 'Додаткові джерела',
    notes: 'Примітки', contents: 'Зміст', contact: 'Контакт', contacts: 'Контакти', distribution: 'Розсилка', nextIssue: 'Наступний випуск',
    questions: 'Запитання і відповіді', ifPressed: 'Якщо наполягатимуть', internalOnly: 'Для внутрішнього користування', actors: 'Учасники', glossary: 'Словник', timeline: 'Хронологія',
    tables: 'Таблиці', charts: 'Діаграми', quotes: 'Цитати', verbatim: 'Пряма мова', facts: 'Факти', summary: 'Підсумок', authors: 'Автори', embargo: 'Ембарго до {0}',
    page: 'Сторінка {0}', pageOf: 'з', figure: 'Рисунок', table: 'Таблиця', data: 'Дані', category: 'Категорія', previously: 'раніше {0}', total: 'Разом',
    source: 'Джерело', accessed: 'переглянуто {0}', editor: '{0} (ред.)', in: 'у', backTo: 'Назад до посилання', draft: 'Чернетка', review: 'На розгляд', final: 'Остаточна версія',
    superseded: 'Замінено', organisation: 'Видавець', and: 'і', credit: 'Зображення: {0}', note: 'Примітка', original: 'Мовою оригіналу',
  },
};

const complete = new Map<string, Phrases>();

/** The words of a language by its tag: `de-AT` has those of `de`. */
export function phrasesOf(language: string): Phrases {
  const key = primary(language);
  const kept = complete.get(key) ?? { ...english, ...translations[key] };
  complete.set(key, kept);
  return kept;
}

/** The language that `phrasesOf` gives: English where there is no translation. */
export function phraseLanguage(language: string): string {
  return primary(language) in translations ? language : 'en';
}

/** A phrase with `{0}` filled in. */
export function phrase(language: string, name: PhraseName, value = ''): string {
  return phrasesOf(language)[name].replace('{0}', value);
}

export const phraseNames = Object.keys(english) as PhraseName[];
