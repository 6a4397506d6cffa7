// The window that lies over the others, if one does.

import type { JSX, ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Icon } from '../icons.tsx';
import { store, useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { ShortcutList } from './shortcuts.tsx';

export function Dialogs(): JSX.Element | null {
  const dialog = useStore((state) => state.dialog);
  if (dialog === 'shortcuts') return <Sheet title={texts.shortcuts.title}><ShortcutList /></Sheet>;
  if (dialog === 'about') return <Sheet title={texts.appName}><About /></Sheet>;
  return null;
}

export function closeDialog(): void {
  store.dispatch({ type: 'dialog', dialog: undefined });
}

/** A modal window with a title and a way out. */
export function Sheet({ title, wide = false, children }: { readonly title: string; readonly wide?: boolean; readonly children: ReactNode }): JSX.Element {
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(open) => open || closeDialog()}>
      <Modal className="modal" data-wide={wide || undefined}>
        <Dialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button className="quiet" aria-label={texts.close} onPress={closeDialog}><Icon name="close" /></Button>
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function About(): JSX.Element {
  const version = useStore((state) => state.start?.version ?? '');
  return <p className="about">{texts.about(version)}</p>;
}
