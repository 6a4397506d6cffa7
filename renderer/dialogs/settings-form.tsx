// Settings: looks, where own templates lie, how exported files are named.

import type { JSX } from 'react';
import { Button, Input, Label, Radio, RadioGroup, Text, TextField } from 'react-aria-components';
import type { Theme } from '../../main/contract.ts';
import { desk } from '../api.ts';
import { changeSettings } from '../commands.ts';
import { refreshTemplates } from '../editor/editing-commands.ts';
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
      <div className="field">
        <span>{words.templatesFolder}</span>
        <div className="folder-row"><code>{settings.templatesFolder}</code><Button className="plain" onPress={() => void chooseFolder()}>{words.choose}</Button></div>
        <p className="hint">{words.templatesHelp}</p>
      </div>
      <TextField className="field" value={settings.fileName} onChange={(fileName) => void changeSettings({ fileName })}>
        <Label>{words.fileName}</Label>
        <Input />
        <Text slot="description" className="hint">{words.fileNameHelp}</Text>
      </TextField>
    </div>
  );
}
