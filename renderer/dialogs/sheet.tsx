// A modal window with a title and a way out.

import type { JSX, ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Icon } from '../icons.tsx';
import { store } from '../store.ts';
import { texts } from '../texts.ts';

export function closeDialog(): void {
  store.dispatch({ type: 'dialog', dialog: undefined });
}

type Props = { readonly title: string; readonly wide?: boolean; /** At work: it stays until that ends or is called off. */ readonly busy?: boolean; readonly children: ReactNode };

export function Sheet({ title, wide = false, busy = false, children }: Props): JSX.Element {
  return (
    <ModalOverlay className="overlay" isOpen isDismissable={!busy} isKeyboardDismissDisabled={busy} onOpenChange={(open) => open || closeDialog()}>
      <Modal className="modal" data-wide={wide || undefined}>
        <Dialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button className="quiet" aria-label={texts.close} isDisabled={busy} onPress={closeDialog}><Icon name="close" /></Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
