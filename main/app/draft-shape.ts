// The shape of a briefing being put together, as it comes from the window and from recovery files.

import type { BreakRule, BriefingOutput, Choice, Draft, ParameterValue, RenderRequest } from '../contract.ts';
import { either, fields, list, maybe, nested, number, oneOf, record, text, truth, type Shape } from './shape.ts';

const choice: Shape<Choice> = nested((self: Shape<Choice>) => fields({ key: text, path: text, on: truth, children: list(self) }, { title: text }) as Shape<Choice>);
const value: Shape<ParameterValue> = either(either(text, number), either(truth, list(text)));

const output: Shape<BriefingOutput> = fields({}, {
  edition: oneOf('screen', 'print', 'large-print'),
  handout: fields({ layout: oneOf('2-up', '4-up', '3-up-notes', 'booklet') }, { paper: text, duplex: oneOf('none', 'long-edge', 'short-edge'), creep: number, margin: number, gap: number, foldMarks: truth }),
  attach: truth,
  fileName: text,
  limits: fields({}, { oldestFigure: number, textSize: number, contrast: number }),
});

const breakRule: Shape<BreakRule> = fields({ path: text }, { before: oneOf('page', 'avoid', 'auto'), inside: oneOf('avoid', 'auto') });

export const draftShape: Shape<Draft> = fields(
  { report: text, template: text, parameters: record(value), options: fields({}, { marking: text, audience: text, internal: truth }) },
  { choices: maybe(list(choice)), budget: maybe(number), text: maybe(text), output: maybe(output), breaks: maybe(list(breakRule)) },
) as Shape<Draft>;

export const renderShape: Shape<RenderRequest> = fields({ draft: draftShape, buffers: record(text, 200) });
