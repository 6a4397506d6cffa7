// Chooses the template. Values of parameters that both templates have are kept.

import { store } from '../store.ts';
import { texts } from '../texts.ts';

export function chooseTemplate(key: string): void {
  store.dispatch({ type: 'edit', label: texts.edits.template, change: (draft) => (draft.template === key ? draft : { ...draft, template: key }) });
}
