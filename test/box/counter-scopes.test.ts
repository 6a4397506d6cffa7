// CSS Lists 3, chapter 4, on the scopes alone.

import { expect, test } from 'vitest';
import { CounterScopes } from '../../main/box/counters.ts';

test('a counter is seen by its element, the descendants and the following siblings, and no further', () => {
  const scopes = new CounterScopes();
  scopes.enterChildren();
  scopes.reset('a', 1);
  scopes.enterChildren();
  expect(scopes.values('a')).toEqual([1]);
  scopes.leaveChildren();
  expect(scopes.values('a')).toEqual([1]);
  scopes.leaveChildren();
  expect(scopes.values('a')).toEqual([0]);
});

test('a reset on a sibling replaces the counter, one on a descendant nests (4.3)', () => {
  const scopes = new CounterScopes();
  scopes.reset('a', 1);
  scopes.reset('a', 2);
  expect(scopes.values('a')).toEqual([2]);
  scopes.enterChildren();
  scopes.reset('a', 5);
  expect(scopes.values('a')).toEqual([2, 5]);
  scopes.leaveChildren();
  expect(scopes.values('a')).toEqual([2]);
});

test('increment and set reach the innermost counter, and make one where there is none (4.2)', () => {
  const scopes = new CounterScopes();
  scopes.enterChildren();
  scopes.increment('b', 2);
  scopes.enterChildren();
  scopes.increment('b', 3);
  expect(scopes.value('b')).toBe(5);
  scopes.set('b', 1);
  scopes.leaveChildren();
  expect(scopes.values('b')).toEqual([1]);
  scopes.leaveChildren();
  expect(scopes.values('b')).toEqual([0]);
});
