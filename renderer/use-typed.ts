// What stands in a field while it is typed: it may be no value yet. When the stored value changes, by this hand or another, that counts.

import { useState } from 'react';

export function useTyped(stored: string): readonly [string, (text: string) => void] {
  const [seen, see] = useState(stored);
  const [typed, type] = useState<string>();
  if (seen !== stored) {
    see(stored);
    type(undefined);
  }
  return [seen === stored ? (typed ?? stored) : stored, type];
}
