import { expect, it } from 'vitest';
import { dumpOutline, outlineReport } from '../../main/select/outline.ts';
import { report } from './reports.ts';

it('sections with what they show, then their subsections; at the end what no section shows', () => {
  expect(`\n${dumpOutline(outlineReport(report))}`).toBe(`
sections.one  1 One
  quotes.q1  S: “Said”
  figures.f1  F1
  figures.f2  F2  (confidential)
  sections.one-a  1.1 One A
    tables.t1  T
  sections.one-b  1.2 One B  (press)
    timeline.e1  E1
    timeline.e2  E2
sections.two  2 Two  (internal)
  questions.k1  K1?
  questions.k2  K2?  (internal only)
  figures.f4  F4
sections.three  3 Three
quotes.q2  S: “Unplaced”
figures.f3  F3
`);
});
