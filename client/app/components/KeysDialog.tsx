import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useApp, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';
import { IconButton } from './IconButton.tsx';

function List({ rows }: { rows: readonly (readonly [string, string])[] }) {
  return (
    <dl className="keys">
      {rows.map(([key, what]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The keys and gestures. */
export function KeysDialog() {
  const { dialog, setDialog } = useApp();
  const words = useWords();
  const open = useValue(dialog) === 'keys';
  const close = (): void => {
    setDialog(null);
  };
  return (
    <ModalOverlay className="overlay" isOpen={open} onOpenChange={(now) => !now && close()} isDismissable>
      <Modal className="modal">
        <Dialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title">{words.keysTitle}</Heading>
            <IconButton icon="close" label={words.close} onPress={close} />
          </header>
          <div className="two-columns">
            <List rows={words.keyList} />
            <List rows={words.gestureList} />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
