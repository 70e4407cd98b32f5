import { useEffect, useRef, useState } from 'react';
import { Button, Dialog, Heading, Input, Label, Modal, ModalOverlay, TextArea, TextField } from 'react-aria-components';
import { type SavedView, saveView } from '../../api/views.ts';
import { draftOf, shareForms } from '../../state/sharing.ts';
import { useApp, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';
import { CopyField } from './CopyField.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { Failure } from './Failure.tsx';
import { IconButton } from './IconButton.tsx';

interface Saved {
  readonly view: SavedView;
  readonly title: string;
  readonly caption: string;
}

function SavedForms({ saved }: { saved: Saved }) {
  const words = useWords();
  const forms = shareForms(saved.view, location.origin, saved.title, saved.caption);
  const first = useRef<HTMLParagraphElement>(null);
  // The button that had the focus is gone with its form: without this, Escape would reach nobody.
  useEffect(() => first.current?.focus(), []);
  return (
    <>
      <p className="good" role="status" tabIndex={-1} ref={first}>
        {words.shareSaved}
      </p>
      <CopyField label={words.shareLink} text={forms.link} href={forms.link} />
      <CopyField label={words.shareIframe} text={forms.iframe} rows={3} />
      <CopyField label={words.shareMarkdown} text={forms.markdown} rows={2} />
      <CopyField label={words.shareSvg} text={forms.svg} href={forms.svg} />
      <CopyField label={words.sharePng} text={forms.png} href={forms.png} />
    </>
  );
}

function ShareForm({ onSaved }: { onSaved: (saved: Saved) => void }) {
  const { session, stage, own } = useApp();
  const words = useWords();
  const scene = useValue(session.scene);
  const [title, setTitle] = useState(scene.title);
  const [remark, setRemark] = useState('');
  const [error, setError] = useState<Error | null>(null);
  const busy = useValue(session.tasks.running).some(({ name }) => name === 'save');
  const save = async (): Promise<void> => {
    setError(null);
    const draft = draftOf(session, stage.value?.camera() ?? null, words, title, remark);
    try {
      const view = await session.tasks.run('save', (signal) => saveView(draft, signal));
      if (view) onSaved({ view, title: title.trim() === '' ? scene.title : title, caption: scene.caption });
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!own) void save();
      }}
    >
      <p className="quiet">{words.shareIntro}</p>
      <TextField className="field" value={title} onChange={setTitle} maxLength={200}>
        <Label>{words.shareName}</Label>
        <Input />
      </TextField>
      <TextField className="field" value={remark} onChange={setRemark} maxLength={2000}>
        <Label>{words.shareRemark}</Label>
        <TextArea rows={2} />
      </TextField>
      <p className="caption-preview">{scene.caption}</p>
      {error && <Failure error={error} onRetry={() => void save()} />}
      <div className="share-ways">
        {own ? (
          <p className="quiet">{words.own.notHere}</p>
        ) : (
          <Button type="submit" className="button primary" isDisabled={busy || scene.nodes.length === 0}>
            {words.shareSave}
          </Button>
        )}
        <ExportMenu title={title} remark={remark} onError={setError} />
      </div>
    </form>
  );
}

/** Saves what is on the screen as an immutable view, then offers it in every form. */
export function ShareDialog() {
  const { dialog, setDialog } = useApp();
  const words = useWords();
  const open = useValue(dialog) === 'share';
  const [saved, setSaved] = useState<Saved | null>(null);
  const close = (): void => {
    setDialog(null);
    setSaved(null);
  };
  return (
    <ModalOverlay className="overlay" isOpen={open} onOpenChange={(now) => !now && close()} isDismissable>
      <Modal className="modal">
        <Dialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title">{words.shareTitle}</Heading>
            <IconButton icon="close" label={words.close} onPress={close} />
          </header>
          {saved ? <SavedForms saved={saved} /> : <ShareForm onSaved={setSaved} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
