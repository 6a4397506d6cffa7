// The pane on the right: which template, with what values, for how many pages, and what the last click into the pages hit.

import type { JSX } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { runCommand } from '../commands.ts';
import { ItemForm } from '../data/item-form.tsx';
import { Icon } from '../icons.tsx';
import { draftOf, templateOf } from '../state.ts';
import { store, useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { BreakList } from './break-list.tsx';
import { BudgetField } from './budget-field.tsx';
import { DocumentOptions } from './document-options.tsx';
import { OriginCard } from './origin-card.tsx';
import { ParameterField } from './parameter-field.tsx';
import { TemplateSelect } from './template-select.tsx';

const words = texts.inspector;

export function InspectorPane(): JSX.Element {
  const tab = useStore((state) => state.tab);
  return (
    <section className="pane inspector-pane" data-pane aria-label={words.name}>
      <Tabs className="inspector-tabs" selectedKey={tab} onSelectionChange={(key) => store.dispatch({ type: 'inspector', tab: key === 'item' ? 'item' : 'template' })}>
        <TabList aria-label={words.tabs} className="tabs">
          <Tab id="template" className="tab">{words.name}</Tab>
          <Tab id="item" className="tab">{words.item}</Tab>
        </TabList>
        <TabPanel id="template" className="inspector-scroll"><TemplatePanel /></TabPanel>
        <TabPanel id="item" className="inspector-scroll"><ItemForm /></TabPanel>
      </Tabs>
      <OriginCard />
    </section>
  );
}

function TemplatePanel(): JSX.Element {
  const template = useStore(templateOf);
  const parameters = useStore((state) => draftOf(state)?.parameters);
  return (
    <>
      <TemplateSelect />
      {template === undefined ? <p className="problem-line"><Icon name="warning" /> {words.missing}</p> : <p className="purpose">{template.purpose}</p>}
      <div className="button-row">
        <Button className="plain" onPress={() => void runCommand('templates')}>{words.gallery}</Button>
        <Button className="plain" onPress={() => void runCommand('edit-template')}><Icon name="edit" /> {words.edit}</Button>
      </div>
      <h2>{words.parameters}</h2>
      {template?.parameters.length === 0 && <p className="hint">{words.noParameters}</p>}
      {template?.parameters.map((parameter) => (
        <ParameterField key={`${template.key} ${parameter.name}`} parameter={parameter} value={parameters?.[parameter.name]} />
      ))}
      <h2>{words.document}</h2>
      <DocumentOptions />
      <BudgetField />
      <BreakList />
    </>
  );
}
