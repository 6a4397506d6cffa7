// A few of the bundled faces, for tests that need real type.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FontSource } from '../../main/host.ts';

const folder = join(import.meta.dirname, '../../node_modules/@expo-google-fonts');

function face(family: string, weight: number, style: 'normal' | 'italic', path: string): FontSource {
  return { family, weight, style, file: path, data: () => readFileSync(join(folder, path)) };
}

export const serif = face('Source Serif 4', 400, 'normal', 'source-serif-4/400Regular/SourceSerif4_400Regular.ttf');
export const serifItalic = face('Source Serif 4', 400, 'italic', 'source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf');
export const serifBold = face('Source Serif 4', 700, 'normal', 'source-serif-4/700Bold/SourceSerif4_700Bold.ttf');
export const sans = face('Source Sans 3', 400, 'normal', 'source-sans-3/400Regular/SourceSans3_400Regular.ttf');
export const mono = face('Source Code Pro', 400, 'normal', 'source-code-pro/400Regular/SourceCodePro_400Regular.ttf');
export const arabic = face('Noto Sans Arabic', 400, 'normal', 'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf');
export const hebrew = face('Noto Sans Hebrew', 400, 'normal', 'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf');
export const bundled: readonly FontSource[] = [serif, serifItalic, serifBold, sans, mono, arabic, hebrew];
