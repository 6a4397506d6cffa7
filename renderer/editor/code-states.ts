// An editor state for each file: language, completion, keys, looks. States outlive their tabs, so that every file keeps its own
// undo history.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, type CompletionSource } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { css } from '@codemirror/lang-css';
import { html } from '@codemirror/lang-html';
import { json } from '@codemirror/lang-json';
import { bracketMatching, defaultHighlightStyle, foldGutter, foldKeymap, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting, type LanguageSupport } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, dropCursor, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers, rectangularSelection } from '@codemirror/view';
import { nameOf } from '../file-names.ts';
import { tags } from '@lezer/highlight';
import type { TemplateWords } from '../../main/contract.ts';
import { texts } from '../texts.ts';
import { mustacheCompletion, propertyCompletion } from './complete.ts';
import { mustache } from './mustache.ts';

/** Colours by the desk's own tokens: they follow light and dark. */
const colours = HighlightStyle.define([
  { tag: [tags.tagName, tags.angleBracket], color: 'var(--code-tag)' },
  { tag: [tags.attributeName, tags.propertyName], color: 'var(--code-name)' },
  { tag: [tags.string, tags.attributeValue, tags.special(tags.string)], color: 'var(--code-text)' },
  { tag: [tags.number, tags.unit, tags.bool, tags.null, tags.atom, tags.color], color: 'var(--code-number)' },
  { tag: [tags.keyword, tags.modifier, tags.definitionKeyword], color: 'var(--code-keyword)' },
  { tag: [tags.comment, tags.meta], color: 'var(--faint)', fontStyle: 'italic' },
  { tag: [tags.className, tags.labelName], color: 'var(--code-tag)' },
]);

export type CodeContext = {
  readonly words: () => TemplateWords | undefined;
  readonly parameters: () => readonly string[];
  readonly onChange: (file: string, text: string) => void;
  readonly readOnly: boolean;
};

export function createState(file: string, text: string, context: CodeContext): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      look(),
      EditorState.readOnly.of(context.readOnly),
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap, indentWithTab]),
      language(file, context),
      EditorView.updateListener.of((update) => update.docChanged && context.onChange(file, update.state.doc.toString())),
      EditorView.contentAttributes.of({ 'aria-label': nameOf(file), tabindex: '0' }),
    ],
  });
}

/** What every editor has, also the ones that only compare. */
export function look(): Extension {
  return [
    EditorView.cspNonce.of(document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? ''),
    lineNumbers(), highlightActiveLineGutter(), highlightSpecialChars(), history(), foldGutter(), drawSelection(), dropCursor(),
    EditorState.phrases.of(texts.code), EditorState.allowMultipleSelections.of(true), indentUnit.of('  '), indentOnInput(), bracketMatching(), closeBrackets(), rectangularSelection(),
    highlightActiveLine(), highlightSelectionMatches(), search({ top: true }), lintGutter(), EditorView.lineWrapping,
    syntaxHighlighting(colours), syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
  ];
}

/** The grammar of a file by its name, with the completions of the template at hand. */
export function language(file: string, context?: CodeContext): Extension {
  if (file.endsWith('.css')) return withCompletion(css(), context === undefined ? undefined : propertyCompletion(context.words));
  if (file.endsWith('.json')) return withCompletion(json(), undefined);
  if (file.endsWith('.hbs')) return [withCompletion(html(), context === undefined ? undefined : mustacheCompletion(context.words, context.parameters)), mustache];
  return [];
}

function withCompletion(support: LanguageSupport, source: CompletionSource | undefined): Extension {
  return [support, autocompletion(), ...(source === undefined ? [] : [support.language.data.of({ autocomplete: source })])];
}
