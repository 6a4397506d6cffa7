// The bar at the top of the window: the briefing's name, undo and redo, open, save, export.

import type { JSX } from 'react';
import { Button, Toolbar as AriaToolbar, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { MenuCommand } from '../../main/contract.ts';
import { runCommand } from '../commands.ts';
import { Icon, type IconName } from '../icons.tsx';
import { deskName, findings, isDirty } from '../state.ts';
import { useStore } from '../store.ts';
import { texts } from '../texts.ts';

const words = texts.toolbar;

export function Toolbar(): JSX.Element {
  const name = useStore(deskName);
  const dirty = useStore(isDirty);
  const undo = useStore((state) => state.desk?.history.past.at(-1)?.label);
  const redo = useStore((state) => state.desk?.history.future[0]?.label);
  const open = useStore((state) => state.desk !== undefined);
  return (
    <AriaToolbar className="toolbar" aria-label={words.name}>
      <Tool command="open" icon="open" name={words.open} />
      <Tool command="save" icon="save" name={words.save} disabled={!open} />
      <span className="divider" />
      <Tool command="undo" icon="undo" name={undo === undefined ? words.undo : words.undoOf(undo)} disabled={undo === undefined} />
      <Tool command="redo" icon="redo" name={redo === undefined ? words.redo : words.redoOf(redo)} disabled={redo === undefined} />
      <h1 className="document-name">
        <span dir="auto">{name === '' ? texts.appName : name}</span>
        {dirty && <span className="dirty" role="img" aria-label={texts.edited} title={texts.edited} />}
      </h1>
      <Tool command="print" icon="print" name={words.print} disabled={!open} />
      <ExportButton />
    </AriaToolbar>
  );
}

type ToolProps = { readonly command: MenuCommand; readonly icon: IconName; readonly name: string; readonly disabled?: boolean };

function Tool({ command, icon, name, disabled = false }: ToolProps): JSX.Element {
  return (
    <TooltipTrigger delay={600}>
      <Button className="quiet tool" aria-label={name} isDisabled={disabled} onPress={() => void runCommand(command)}><Icon name={icon} /></Button>
      <Tooltip className="tooltip" offset={6}>{name}</Tooltip>
    </TooltipTrigger>
  );
}

function ExportButton(): JSX.Element {
  const open = useStore((state) => state.desk !== undefined);
  const exporting = useStore((state) => state.exporting);
  const errors = useStore(findings).filter((one) => one.severity === 'error').length;
  return (
    <Button className="primary" isDisabled={!open || exporting} onPress={() => void runCommand('export')}>
      <Icon name="export" /> {exporting ? words.exporting : words.exportPdf}
      {errors > 0 && <span className="badge" aria-label={words.blocked(errors)}>{errors}</span>}
    </Button>
  );
}
