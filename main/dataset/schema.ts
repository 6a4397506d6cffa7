// The schema of a report dataset: one JSON file. data/schema/report.schema.json is generated from it, and the types of
// report.ts are inferred from it, so that a description here is what an author's editor shows.

import { claim, date, id, language, line, marked, marking, moment, record, strict, text, z } from './shape.ts';

export const keyPoint = record('KeyPoint', 'One point of the summary.', { text, ...claim });

export const contact = record('Contact', 'Whom to ask.', {
  name: line,
  role: line.exactOptional(),
  organisation: line.exactOptional(),
  email: line.exactOptional(),
  phone: line.exactOptional(),
});

export const meta = record('ReportMeta', 'What the report is. Leave out what is not known.', {
  id,
  title: line,
  subtitle: line.exactOptional(),
  language,
  series: line.exactOptional().meta({ description: 'The series that it belongs to: "Security Policy Briefing".' }),
  issue: z.union([line, z.number()]).exactOptional().meta({ description: 'Number within the series.' }),
  date: date.exactOptional().meta({ description: 'Of publication.' }),
  asOf: date.exactOptional().meta({ description: 'The date to which the content is true.' }),
  period: strict({ from: date.exactOptional(), to: date.exactOptional(), label: line.exactOptional() })
    .exactOptional().meta({ description: 'The time that it covers.' }),
  version: line.exactOptional(),
  status: z.enum(['draft', 'review', 'final', 'superseded']).exactOptional(),
  marking: marking.exactOptional(),
  embargo: strict({ until: moment, note: line.exactOptional() }).exactOptional(),
  notice: line.exactOptional().meta({ description: 'A sentence that must stand on every page: "Sample: all content is invented."' }),
  organisation: line.exactOptional().meta({ description: 'Who issues it.' }),
  authors: z.array(line).exactOptional(),
  recipients: z.array(line).exactOptional().meta({ description: 'To whom it is addressed, as a memorandum says it.' }),
  distribution: z.array(line).exactOptional().meta({ description: 'Who else receives it.' }),
  contacts: z.array(contact).exactOptional(),
  nextIssue: strict({ date: date.exactOptional(), note: line.exactOptional() }).exactOptional(),
  keywords: z.array(line).exactOptional(),
  message: line.exactOptional().meta({ description: 'The whole report in one sentence: the headline of a fact sheet.' }),
  bottomLine: text.exactOptional().meta({ description: 'Bottom line up front: what a reader of one paragraph must know.' }),
  keyPoints: z.array(keyPoint).exactOptional(),
});

const several = { ids: z.array(z.string()), title: line.exactOptional(), ...marked };
const all = { ids: z.array(z.string()).exactOptional().meta({ description: 'Which ones; without it, all of the report.' }), title: line.exactOptional(), ...marked };
const one = { id: z.string(), ...marked };

export const block = z
  .discriminatedUnion('kind', [
    strict({ kind: z.literal('text'), text, ...claim }),
    strict({ kind: z.literal('callout'), title: line.exactOptional(), text, ...claim }),
    strict({ kind: z.literal('figure'), ...one }),
    strict({ kind: z.literal('figures'), ...several }),
    strict({ kind: z.literal('quote'), ...one }),
    strict({ kind: z.literal('table'), ...one }),
    strict({ kind: z.literal('chart'), ...one }),
    strict({ kind: z.literal('image'), ...one }),
    strict({ kind: z.literal('timeline'), ...all }),
    strict({ kind: z.literal('questions'), ...all }),
    strict({ kind: z.literal('actors'), ...all }),
    strict({ kind: z.literal('glossary'), ...all }),
  ])
  .meta({ id: 'Block', description: 'One piece of a section: text, or objects of the report shown here.' });

export const section = z.strictObject({
  id,
  title: line,
  summary: text.exactOptional().meta({ description: 'The section in a few sentences; briefs show it instead of the body.' }),
  body: z.array(block).exactOptional(),
  audience: z.array(line).exactOptional().meta({ description: 'For whom it is written; without it, for all.' }),
  priority: z.enum(['high', 'medium', 'low']).exactOptional(),
  theme: line.exactOptional(),
  optional: z.boolean().exactOptional().meta({ description: 'A template short of room may leave it out.' }),
  attribution: claim.attribution,
  sources: claim.sources,
  marking: claim.marking,
  get sections() {
    return z.exactOptional(z.array(section));
  },
});
z.globalRegistry.add(section, { id: 'Section', description: 'A part of the report; sections nest.' });

export const quote = record('Quote', 'Words as they were said.', {
  id,
  text: line.meta({ description: 'The exact words, plain text, without quotation marks.' }),
  speaker: line,
  role: line.exactOptional().meta({ description: 'Of the speaker at the time.' }),
  occasion: line.exactOptional(),
  date: date.exactOptional(),
  language: language.exactOptional(),
  original: strict({ text: line, language }).exactOptional().meta({ description: 'The words before translation.' }),
  ...claim,
});

const amount = z.union([z.number(), line]);
export const figure = record('Figure', 'A number worth showing.', {
  id,
  label: line.meta({ description: 'What is counted.' }),
  value: amount.meta({ description: 'A number, or words where there is none: "fewer than 15".' }),
  unit: line.exactOptional().meta({ description: 'As it follows the value: "nations", "%", "bn €".' }),
  decimals: z.int().min(0).max(10).exactOptional().meta({ description: 'Digits to show behind the point.' }),
  asOf: date.exactOptional(),
  previous: strict({ value: amount, asOf: date.exactOptional(), label: line.exactOptional() }).exactOptional(),
  note: text.exactOptional(),
  priority: z.enum(['high', 'medium', 'low']).exactOptional(),
  ...claim,
});

const cell = z.union([z.string(), z.number(), z.null()]);
export const column = record('Column', 'A column of a table.', {
  label: z.string(),
  unit: line.exactOptional(),
  align: z.enum(['left', 'right', 'center']).exactOptional().meta({ description: 'Without it, numbers stand right and words left.' }),
  decimals: z.int().min(0).max(10).exactOptional(),
  width: z.number().positive().exactOptional().meta({ description: 'Share of the width, relative to the other columns.' }),
});
export const table = record('Table', 'Rows and columns. Text cells are CommonMark; null is an empty cell.', {
  id,
  title: line,
  columns: z.array(column).min(1),
  rows: z.array(z.array(cell)),
  rowHeads: z.boolean().exactOptional().meta({ description: 'The first column names the rows; true if left out.' }),
  totals: z.int().min(0).exactOptional().meta({ description: 'How many of the last rows are totals.' }),
  summary: line.exactOptional().meta({ description: 'What a reader who cannot see the table must know.' }),
  note: text.exactOptional(),
  asOf: date.exactOptional(),
  ...claim,
});

export const chart = record('Chart', 'Series of numbers over categories.', {
  id,
  type: z.enum(['bar', 'column', 'stacked-bar', 'stacked-column', 'line', 'area', 'pie']),
  title: line,
  alt: line.meta({ description: 'What the chart shows, for readers who cannot see it.' }),
  categories: z.array(line).min(1),
  series: z.array(strict({ label: line, values: z.array(z.union([z.number(), z.null()])) })).min(1),
  unit: line.exactOptional(),
  decimals: z.int().min(0).max(10).exactOptional(),
  categoryLabel: line.exactOptional(),
  valueLabel: line.exactOptional(),
  note: text.exactOptional(),
  asOf: date.exactOptional(),
  ...claim,
});

export const event = record('Event', 'Something that happened or will.', {
  id,
  date: date.exactOptional(),
  dateText: line.exactOptional().meta({ description: 'The date in words, where they say it better: "after a peace deal".' }),
  title: line,
  text: text.exactOptional(),
  ...claim,
});

export const question = record('Question', 'What may be asked, and the answer.', {
  id,
  question: line,
  answer: text.exactOptional(),
  ifPressed: text.exactOptional(),
  internalOnly: z.boolean().exactOptional().meta({ description: 'Never shown unless a briefing asks for it.' }),
  ...claim,
});

export const actor = record('Actor', 'A person, state or body that takes part.', {
  id,
  name: line,
  kind: z.enum(['person', 'state', 'organisation', 'group']).exactOptional(),
  role: line.exactOptional(),
  position: text.exactOptional().meta({ description: 'What it wants or says.' }),
  description: text.exactOptional(),
  ...claim,
});

export const term = record('Term', 'A word explained.', {
  id,
  term: line,
  abbreviation: line.exactOptional(),
  definition: text,
  ...claim,
});

export const image = record('Image', 'A picture in a file beside the dataset.', {
  id,
  file: line.meta({ description: 'Relative to the dataset: images/map.png. PNG, JPEG or SVG.' }),
  alt: line.meta({ description: 'What it shows, for readers who cannot see it.' }),
  title: line.exactOptional(),
  caption: text.exactOptional(),
  credit: line.exactOptional(),
  ...claim,
});

const names = z.array(z.looseObject({ family: z.string().optional(), given: z.string().optional(), literal: z.string().optional() }));
const part = z.union([z.string(), z.number()]);
export const source = z
  .looseObject({
    id: line,
    type: z.string().exactOptional(),
    title: z.string().exactOptional(),
    author: names.exactOptional(),
    editor: names.exactOptional(),
    publisher: z.string().exactOptional(),
    'container-title': z.string().exactOptional(),
    issued: z.looseObject({ 'date-parts': z.array(z.array(part)).optional(), literal: z.string().optional(), raw: z.string().optional() }).exactOptional(),
    accessed: z.looseObject({ 'date-parts': z.array(z.array(part)).optional(), literal: z.string().optional(), raw: z.string().optional() }).exactOptional(),
    URL: z.string().exactOptional(),
    DOI: z.string().exactOptional(),
    note: z.string().exactOptional(),
  })
  .meta({ id: 'Source', description: 'A CSL-JSON item, as Zotero exports it; any CSL field.' });

export const dataset = strict({
  $schema: z.string().exactOptional(),
  report: meta,
  sections: z.array(section).exactOptional(),
  quotes: z.array(quote).exactOptional(),
  figures: z.array(figure).exactOptional(),
  tables: z.array(table).exactOptional(),
  charts: z.array(chart).exactOptional(),
  timeline: z.array(event).exactOptional(),
  questions: z.array(question).exactOptional(),
  actors: z.array(actor).exactOptional(),
  glossary: z.array(term).exactOptional(),
  images: z.array(image).exactOptional(),
  sources: z.array(source).exactOptional(),
}).meta({ title: 'Report dataset', description: 'What a briefing is made from.' });
