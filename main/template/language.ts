// Languages as attributes: which a text is in, and in which direction it runs.

/** Languages written from right to left, whatever stands around them. */
const rightToLeft = /^(?:ar|arc|ckb|dv|fa|he|iw|ks|ps|sd|syr|ug|ur|yi)(?:-|$)/i;

/** `lang`, and `dir` where the language runs the other way than Latin. */
export function languageOf(language: string | undefined): { readonly lang: string | undefined; readonly dir?: string } {
  return language !== undefined && rightToLeft.test(language) ? { lang: language, dir: 'rtl' } : { lang: language };
}

/** Whether two tags name one language, be it written or spoken differently: en and en-GB. */
export function isSameLanguage(one: string, other: string): boolean {
  return primary(one) === primary(other);
}

/** The first part of a tag: `de` of `de-AT`. */
export const primary = (language: string): string => language.split('-', 1)[0]!.toLowerCase();
