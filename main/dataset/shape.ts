// The words that the schemas of a dataset and of a briefing file are written in. Objects are strict: an unknown field is a
// finding, which `check-shape.ts` turns into a warning. Nothing transforms: what was written is what is read.

import { z } from 'zod';
import { dateForms, datePattern, parseDate } from './date.ts';

/** Letters, digits, `_` and `-`, starting with a letter: usable as an anchor and in a dataset path. */
export const idPattern = /^\p{L}[\p{L}\p{N}_-]*$/u;

export const id = z
  .string()
  .regex(idPattern, { error: () => 'an id of letters, digits, "-" and "_", starting with a letter' })
  .max(100)
  .meta({ id: 'Id', description: 'Names the object within the report; unique among all objects but sources.' });

/** A line of plain text that must say something. */
export const line = z.string().regex(/\S/, { error: () => 'a text that is not empty' });

/** CommonMark with tables; may cite `[@source, p. 3]`, and show `:figure[id]` or `:quote[id]`. */
export const text = z
  .string()
  .meta({ id: 'Text', description: 'CommonMark with tables. Cite a source with [@id] or [@id, p. 3]; show a figure or a quote in the run of text with :figure[id] or :quote[id].' });

export const date = z
  .string()
  .regex(datePattern, { abort: true, error: () => dateForms })
  .refine((value) => parseDate(value) !== undefined, { error: () => `${dateForms}; this one is not in the calendar` })
  .meta({ id: 'Date', description: 'EDTF: 2025-03-14, 2025-03, 2025, XXXX-02 (year unknown), 2025~ (about), 2025? (uncertain), 2025-01/2025-03, 2025-01/.. (open).' });

export const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$/, { error: () => 'a date or a time such as 2025-03-14T06:00+01:00' })
  .meta({ id: 'Moment', description: 'A date, or a date with time and offset: 2025-03-14T06:00+01:00.' });

export const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: () => 'a language tag such as en, en-GB or uk' })
  .meta({ id: 'Language', description: 'BCP 47: en, en-GB, uk, de …' });

export const marking = line.meta({
  id: 'Marking',
  description: 'Who may read it. Known and ordered: public < internal < restricted < confidential. Other texts are allowed but cannot be compared.',
});

/** What every object may carry. */
export const marked = { marking: marking.exactOptional() };

/** What every claim may carry: who says so, and the ids of the sources. */
export const claim = {
  attribution: line.exactOptional().meta({ description: 'Who says so, as the reader shall see it: "Bloomberg, citing people familiar with the matter".' }),
  sources: z.array(z.string()).exactOptional().meta({ description: 'Ids of the sources of this claim.' }),
  ...marked,
};

/** A strict object named in the JSON Schema. */
export function record<Shape extends z.ZodRawShape>(name: string, description: string, shape: Shape) {
  return z.strictObject(shape).meta({ id: name, description });
}

/** A record without a name of its own in the JSON Schema. */
export const strict = z.strictObject;
export { z };
