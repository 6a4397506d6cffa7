import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Opened, Rendered } from '../../main/contract.ts';
import { begin, record, redo, settle, undo } from '../../renderer/history.ts';
import { choicesOf, draftOf, findings, initial, isDirty, reduce, type Action, type State } from '../../renderer/state.ts';
import { tick } from '../../renderer/tree/choices.ts';

describe('history', () => {
  it('undoes and redoes, and a new change forgets what was undone', () => {
    let history = record(record(begin(1), 2, 'two'), 3, 'three');
    history = undo(undo(history));
    expect(history.present).toBe(1);
    expect(redo(history).present).toBe(2);
    expect(redo(redo(redo(history))).present).toBe(3);
    expect(record(redo(history), 9, 'nine').future).toEqual([]);
  });

  it('undoes a group of changes in one step, until it is settled', () => {
    let history = record(record(begin('a'), 'ab', 'typing', 'field'), 'abc', 'typing', 'field');
    expect(undo(history).present).toBe('a');
    history = record(settle(history), 'abcd', 'typing', 'field');
    expect(undo(history).present).toBe('abc');
  });

  it('returns to every state by as many undos as changes', () => {
    fc.assert(fc.property(fc.array(fc.integer(), { maxLength: 40 }), (values) => {
      let history = begin(-1);
      for (const [index, value] of values.entries()) history = record(history, value * 100 + index, 'change');
      const end = history.present;
      for (const _ of values) history = undo(history);
      expect(history.present).toBe(-1);
      for (const _ of values) history = redo(history);
      expect(history.present).toBe(end);
    }));
  });
});

const opened: Opened = {
  report: {
    file: '/r.json', title: 'Report', diagnostics: [],
    items: [{ key: 'sections.a', path: 'sections.a', kind: 'sections', title: 'A', children: [] }, { key: 'sections.b', path: 'sections.b', kind: 'sections', title: 'B', children: [] }],
  },
  briefing: undefined,
};
const rendered: Rendered = { id: 1, pdf: new Uint8Array(), pages: [], outline: [], areas: {}, diagnostics: [], timings: {} };
const run = (...actions: readonly Action[]): State => actions.reduce(reduce, initial);
const open: Action = { type: 'opened', outcome: { kind: 'done', value: opened } };
const untick: Action = { type: 'choose', label: 'Exclude', change: (choices) => tick(choices, 'sections.a', false) };

describe('state', () => {
  it('opens a report clean, with everything chosen', () => {
    const state = run(open);
    expect(isDirty(state)).toBe(false);
    expect(draftOf(state)?.choices).toBeUndefined();
    expect(choicesOf(state).every(({ on }) => on)).toBe(true);
  });

  it('is dirty after a change, clean after undo or save', () => {
    const state = run(open, untick);
    expect(isDirty(state)).toBe(true);
    expect(isDirty(reduce(state, { type: 'undo' }))).toBe(false);
    const saved = reduce(state, { type: 'saved', file: '/x.briefing.json', draft: draftOf(state)! });
    expect(isDirty(saved)).toBe(false);
    expect(isDirty(reduce(saved, { type: 'undo' }))).toBe(true);
  });

  it('ticking everything again is the same as never having chosen', () => {
    const again: Action = { type: 'choose', label: 'Include', change: (choices) => tick(choices, 'sections.a', true) };
    expect(draftOf(run(open, untick, again))?.choices).toBeUndefined();
  });

  it('keeps the last good pages while a change cannot be laid out', () => {
    const problem = { severity: 'error', stage: 'template', code: 'x', message: 'broken' } as const;
    const state = run(open, { type: 'rendered', outcome: { kind: 'done', value: rendered } }, { type: 'rendered', outcome: { kind: 'refused', diagnostics: [problem] } });
    expect(state.rendered).toBe(rendered);
    expect(findings(state)).toEqual([problem]);
    expect(reduce(state, { type: 'rendered', outcome: { kind: 'done', value: rendered } }).stale).toBeUndefined();
  });

  it('stays with what is open when another file cannot be opened', () => {
    const state = run(open, { type: 'opened', outcome: { kind: 'refused', diagnostics: [] } });
    expect(state.desk?.report).toBe(opened.report);
    expect(state.refusal).toEqual([]);
  });

  it('puts recovered work on the desk as unsaved', () => {
    const draft = { report: '/r.json', template: 'fact-sheet', choices: undefined, parameters: { recipient: 'X' }, options: {}, budget: 2 };
    const state = run({ type: 'recovered', opened, draft, file: undefined, buffers: {} });
    expect(draftOf(state)).toEqual(draft);
    expect(isDirty(state)).toBe(true);
  });
});

describe('files that another program writes', () => {
  const file = (text: string) => ({ file: '/r.json', name: 'r.json', text, stamp: text });
  const source: Action = { type: 'source', source: file('T0') };
  const write = (text: string): Action => ({ type: 'edit', label: 'Data', change: (draft) => ({ ...draft, text }) });
  const saved = (text: string): Action => ({ type: 'report-saved', text, stamp: text });
  const written = (text: string): Action => ({ type: 'report-written', theirs: file(text), report: { ...opened.report } });
  const undo: Action = { type: 'undo' };

  it('a report is taken over where its data has no changes: nothing is unsaved, choices stay', () => {
    const state = run(open, source, untick, written('T1'));
    expect(draftOf(state)?.text).toBeUndefined();
    expect(state.desk?.source?.text).toBe('T1');
    expect(choicesOf(state)[0]?.on).toBe(false);
    expect(isDirty(reduce(state, undo))).toBe(false);
  });

  it('undo of a choice does not bring back the data that was saved before', () => {
    const state = run(open, source, write('T1'), saved('T1'), untick, written('T2'), undo);
    expect(draftOf(state)?.text).toBeUndefined();
    expect(isDirty(state)).toBe(false);
    expect(draftOf(reduce(state, undo))?.text).toBe('T0');
  });

  it('under unsaved data the user decides; what is written again replaces it, what is as before takes the question back', () => {
    const asked = run(open, source, write('Mine'), written('T1'));
    expect([draftOf(asked)?.text, asked.desk?.theirs?.text]).toEqual(['Mine', 'T1']);
    expect(reduce(asked, written('T2')).desk?.theirs?.text).toBe('T2');
    expect(reduce(asked, written('T0')).desk?.theirs).toBeUndefined();
    expect(isDirty(reduce(asked, written('Mine')))).toBe(false);
  });

  const briefing = (recipient: string) => ({
    file: '/b.briefing.json', draft: { report: '/r.json', template: 'fact-sheet', choices: undefined, parameters: { recipient }, options: {}, budget: undefined },
  });
  const openBriefing: Action = { type: 'opened', outcome: { kind: 'done', value: { ...opened, briefing: briefing('A') } } };
  const briefingWritten = (recipient: string): Action => ({ type: 'briefing-written', theirs: { file: '/b.briefing.json', stamp: recipient, opened: { ...opened, briefing: briefing(recipient) } } });

  it('a briefing is taken over as one step of undo; its unsaved data stays', () => {
    const state = run(openBriefing, source, write('Mine'), briefingWritten('B'));
    expect(draftOf(state)).toMatchObject({ text: 'Mine', parameters: { recipient: 'B' } });
    expect(isDirty(state)).toBe(true);
    expect(isDirty(run(openBriefing, briefingWritten('B')))).toBe(false);
    expect(draftOf(run(openBriefing, briefingWritten('B'), undo))?.parameters).toEqual({ recipient: 'A' });
    expect(run(openBriefing, briefingWritten('A')).desk?.history.past).toEqual([]);
  });

  it('under unsaved choices the user decides: mine is still unsaved, theirs can be undone', () => {
    const asked = run(openBriefing, untick, briefingWritten('B'));
    expect(draftOf(asked)?.parameters).toEqual({ recipient: 'A' });
    const mine = reduce(asked, { type: 'briefing-settled', keep: 'mine' });
    expect([isDirty(mine), draftOf(mine)?.parameters, mine.desk?.theirBriefing]).toEqual([true, { recipient: 'A' }, undefined]);
    const theirs = reduce(asked, { type: 'briefing-settled', keep: 'theirs' });
    expect([isDirty(theirs), draftOf(theirs)?.parameters]).toEqual([false, { recipient: 'B' }]);
    expect(choicesOf(reduce(theirs, undo))[0]?.on).toBe(false);
  });
});
