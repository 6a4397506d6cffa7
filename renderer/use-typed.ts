// What stands in a field while it is typed: it may be no value yet. When the stored value changes by other hands, that counts.

import { useState } from 'react';

export function useTyped(stored: string): readonly [string, (text: string) => void] {
  const [typed, set] = useState({ text: stored, over: stored });
  return [typed.over === stored ? typed.text : stored, (text) => set({ text, over: stored })];
}
