// Text inside a template's `<style>`: page margins and custom properties take it as a CSS string.

import type { HelperDefinition } from '../helper.ts';
import { markup } from '../html.ts';

/** A CSS string (CSS Syntax 3, section 4.3.5) that can stand in a style element: nothing in it ends either. */
export function cssString(text: string): string {
  return `"${text.replace(/["\\<>&\u0000-\u001f\u007f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}

export const css: readonly HelperDefinition[] = [
  {
    name: 'cssText', group: 'Text', use: 'inline', parameters: ['text'],
    sentence: 'A text as a CSS string with its quotes, for use inside <style>.',
    example: '<style>@page { @top-center { content: {{cssText report.marking}} } }</style>',
    run: ({ values: [text] }) => markup(cssString(String(text))),
  },
];
