// template.json: what a template is called, which papers and pages it is made for, and which parameters it takes.
// In: the text of the file. Out: a checked Manifest, or diagnostics with file:line:column for all that is wrong at once.
// The same zod schema writes data/schema/template.schema.json, so that any editor helps with the file.

import { z } from 'zod';
import { readJson, type JsonFile, type JsonPath } from '../dataset/json.ts';
import { BriefingError, type Reporter } from '../diagnostic.ts';
import { hintAt } from './text-place.ts';

/** Sheets of paper that a template can be made for, as CSS `@page { size }` knows them; width and height in millimetres. */
export const paperSizes = {
  A3: [297, 420],
  A4: [210, 297],
  A5: [148, 210],
  Letter: [215.9, 279.4],
  Legal: [215.9, 355.6],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;
export type PaperName = keyof typeof paperSizes;
export const paperNames = Object.keys(paperSizes) as [PaperName, ...PaperName[]];

/** The collections of a report that a template may say it uses. */
export const objectKinds = [
  'report', 'sections', 'quotes', 'figures', 'tables', 'charts', 'timeline', 'questions', 'actors', 'glossary', 'images', 'sources',
] as const;

const common = {
  label: z.string().min(1).describe('What the form shows beside the field.'),
  help: z.string().optional().describe('One sentence under the field.'),
  required: z.boolean().optional().describe('Whether the template cannot do without a value.'),
};
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date such as 2025-03-31');
const language = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'expected a language tag such as en or uk-UA');
const color = z.string().regex(/^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/, 'expected a colour such as #1d3557');
const choice = z.strictObject({ value: z.string().min(1), label: z.string().min(1) });

/** One typed parameter; its kind decides which constraints it may have. */
export const parameterSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('string'), ...common,
    default: z.string().optional(), maxLength: z.int().positive().optional(),
    pattern: z.string().refine(isPattern, 'expected a regular expression without repeated groups').optional().describe('Regular expression that the whole value must match.'),
    placeholder: z.string().optional(),
  }).describe('One line of text.'),
  z.strictObject({
    type: z.literal('text'), ...common,
    default: z.string().optional(), maxLength: z.int().positive().optional(), placeholder: z.string().optional(),
  }).describe('Several lines of Markdown.'),
  z.strictObject({
    type: z.literal('number'), ...common,
    default: z.number().optional(), min: z.number().optional(), max: z.number().optional(),
    step: z.number().positive().optional(), unit: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('boolean'), ...common, default: z.boolean().optional() }),
  z.strictObject({
    type: z.literal('choice'), ...common, choices: z.array(choice).min(1), default: z.string().optional(),
  }).describe('One of a closed list.'),
  z.strictObject({ type: z.literal('date'), ...common, default: date.optional(), min: date.optional(), max: date.optional() }),
  z.strictObject({ type: z.literal('color'), ...common, default: color.optional() }).describe('A colour as #rgb or #rrggbb.'),
  z.strictObject({ type: z.literal('language'), ...common, default: language.optional() }).describe('A BCP 47 language tag.'),
  z.strictObject({
    type: z.literal('paper'), ...common, default: z.enum(paperNames).optional(),
  }).describe('One of the papers that the template is made for.'),
]);
export type Parameter = z.infer<typeof parameterSchema>;

/** File names inside the template's folder: plain segments with forward slashes, no way out of it. */
export const innerPath = z.string().regex(
  /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\\:\0][^\\:\0]*$/,
  'expected the name of a file inside the template folder, without "..", drive or leading slash',
);

export const manifestSchema = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case words with hyphens, such as fact-sheet')
    .describe('Name of the template on the command line; the name of its folder.'),
  title: z.string().min(1).describe('Name that people see.'),
  purpose: z.string().min(1).describe('One sentence: for whom, for what occasion.'),
  papers: z.array(z.enum(paperNames)).min(1).describe('Papers that the template is designed for; the first is the default.'),
  pages: z.strictObject({ least: z.int().positive(), most: z.int().positive().optional() }).optional()
    .describe('Page budget: what a briefing from this template should fill.'),
  uses: z.array(z.enum(objectKinds)).min(1).describe('Which objects of a report the template shows.'),
  styles: z.array(innerPath).min(1).default(['base/base.css', 'briefing.css'])
    .describe('Style sheets in cascade order; names beginning base/ are the shared ones.'),
  partials: z.array(innerPath).optional()
    .describe('Partials that are only called by a computed name; all others are found by themselves.'),
  parameters: z.record(
    z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/, 'expected a name of letters and digits, such as noteStyle'),
    parameterSchema,
  ).default({}).describe('Typed parameters, in the order of the form.'),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The JSON Schema of template.json as text, for data/schema/template.schema.json. */
export function templateSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(manifestSchema, { io: 'input' });
  return `${JSON.stringify({ $schema, title: 'Briefing template', description: 'What a template is called, made for and asks.', ...rest }, undefined, 2)}\n`;
}

/** The manifest in a file's text, or undefined after reporting everything that is wrong with it. */
export function parseManifest(text: string, file: string, report: Reporter): Manifest | undefined {
  let json: JsonFile;
  try {
    json = readJson(new TextEncoder().encode(text), file, 'template');
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error;
    error.diagnostics.forEach(report);
    return undefined;
  }
  const parsed = manifestSchema.safeParse(json.value);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) reportIssue(issue, json, report);
    return undefined;
  }
  return checkDefaults(parsed.data, json, report) ? parsed.data : undefined;
}

function reportIssue(issue: z.core.$ZodIssue, json: JsonFile, report: Reporter): void {
  const path = issue.path as (string | number)[];
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      report({
        severity: 'error', stage: 'template', code: 'manifest-unknown-field', source: json.placeAt(json.offsetOf([...path, key], 'name')),
        message: `unknown field "${key}"${path.length === 0 ? '' : ` in "${path.join('.')}"`}`, ...hintAt(key, Object.keys(manifestSchema.shape)),
      });
    }
    return;
  }
  const what = path.length === 0 ? 'the manifest' : `"${path.join('.')}"`;
  report({
    severity: 'error', stage: 'template', code: 'manifest-field', source: json.placeAt(json.offsetOf(path)),
    message: `${what}: ${inWords(issue.message)}`,
  });
}

/** zod's messages, a little more as people speak. */
function inWords(message: string): string {
  return message
    .replace(/^Invalid input: (expected .*), received undefined$/, 'missing; $1')
    .replace(/^Invalid (?:input|option): /, '')
    .replaceAll('"|"', '", "')
    .replace(/^Too (?:small|big): expected array to have ([<>]=)(\d+) items$/, (_, sign: string, count: string) => `expected at ${sign === '>=' ? 'least' : 'most'} ${count} items`);
}

/** What one field cannot say about itself: defaults that are among the choices, a budget that is a range. */
function checkDefaults(manifest: Manifest, json: JsonFile, report: Reporter): boolean {
  let fine = true;
  const fault = (path: JsonPath, message: string): void => {
    fine = false;
    report({ severity: 'error', stage: 'template', code: 'manifest-field', message: `"${path.join('.')}": ${message}`, source: json.placeAt(json.offsetOf(path)) });
  };
  const { pages } = manifest;
  if (pages?.most !== undefined && pages.most < pages.least) fault(['pages', 'most'], `expected at least ${pages.least}`);
  for (const [name, parameter] of Object.entries(manifest.parameters)) {
    const allowed = parameter.type === 'choice' ? parameter.choices.map(({ value }) => value) : parameter.type === 'paper' ? manifest.papers : undefined;
    const preset = parameter.default;
    if (allowed !== undefined && preset !== undefined && !(allowed as readonly unknown[]).includes(preset)) {
      fault(['parameters', name, 'default'], `expected one of ${allowed.join(', ')}`);
    }
  }
  return fine;
}

/** A regular expression that cannot take long: groups are not repeated, nothing refers back, little is unbounded. */
function isPattern(source: string): boolean {
  const plain = source.replaceAll(/\\.|\[(?:[^\]\\]|\\.)*\]/g, (part) => (/^\\[1-9k]/.test(part) ? part : 'x'));
  const unbounded = plain.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
  if (source.length > 200 || unbounded > 3 || /\)[*+{]|\\[1-9k]/.test(plain)) return false;
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
