// Settings: looks, where own templates lie, how exported files are named.

import type { JSX } from 'react';
import { Button, Label, Radio, RadioGroup } from 'react-aria-components';
import type { Theme } from '../../main/contract.ts';
import { desk } from '../api.ts';
import { changeSettings, textSizes } from '../commands.ts';
import { refreshTemplates } from '../editor/editing-commands.ts';
import { PatternField } from '../paper/pattern-field.tsx';
import { store, useStore } from '../store.ts';
import { texts } from '../texts.ts';

const words = texts.settings;
const themes: readonly Theme[] = ['system', 'light', 'dark'];

export function SettingsForm(): JSX.Element | null {
  const settings = useStore((state) => state.settings);
  if (settings === undefined) return null;
  const chooseFolder = async (): Promise<void> => {
    const changed = await desk.call('template.chooseFolder', undefined);
    if (changed !== undefined) store.dispatch({ type: 'settings', settings: changed });
    await refreshTemplates();
  };
  return (
    <div className="settings">
      <RadioGroup className="field radios" value={settings.theme} onChange={(theme) => void changeSettings({ theme: theme as Theme })}>
        <Label>{words.theme}</Label>
        <div className="radio-row">{themes.map((theme) => <Radio key={theme} value={theme} className="radio">{words.themes[theme]}</Radio>)}</div>
      </RadioGroup>
      <RadioGroup className="field radios" value={String(settings.textSize)} onChange={(size) => void changeSettings({ textSize: Number(size) })}>
        <Label>{words.textSize}</Label>
        <div className="radio-row">{textSizes.map((size) => <Radio key={size} value={String(size)} className="radio">{words.textSizes(Math.round(size * 100))}</Radio>)}</div>
      </RadioGroup>
      <RadioGroup className="field radios" value={settings.surroundings} onChange={(surroundings) => void changeSettings({ surroundings: surroundings === 'dark' ? 'dark' : 'window' })}>
        <Label>{words.surroundings}</Label>
        <div className="radio-row">{(['window', 'dark'] as const).map((one) => <Radio key={one} value={one} className="radio">{words.surroundingNames[one]}</Radio>)}</div>
      </RadioGroup>
      <div className="field">
        <span>{words.templatesFolder}</span>
        <div className="folder-row"><code>{settings.templatesFolder}</code><Button className="plain" onPress={() => void chooseFolder()}>{words.choose}</Button></div>
        <p className="hint">{words.templatesHelp}</p>
      </div>
      <PatternField pattern={settings.fileName} />
    </div>
  );
}
