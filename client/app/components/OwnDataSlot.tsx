import { type ComponentType, useEffect, useState } from 'react';
import { useApp, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

/** Files that are dropped anywhere on the page; whether any are held over it. */
function useDroppedFiles(onDrop: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      // Between elements of the page there is always a next one.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDropped = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onDrop([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener('dragover', onDragOver);
    addEventListener('dragleave', onDragLeave);
    addEventListener('drop', onDropped);
    return () => {
      removeEventListener('dragover', onDragOver);
      removeEventListener('dragleave', onDragLeave);
      removeEventListener('drop', onDropped);
    };
  }, [onDrop]);
  return over;
}

type Dialog = ComponentType<{ readonly dropped: readonly File[]; readonly onClose: () => void }>;

/** Where data of one's own comes in: by dropping files, or through the dialog, which is fetched when it is first wanted. */
export function OwnDataSlot() {
  const { session, dialog, setDialog } = useApp();
  const words = useWords();
  const [dropped, setDropped] = useState<readonly File[]>([]);
  const [loaded, setLoaded] = useState<{ readonly Dialog: Dialog } | null>(null);
  const open = useValue(dialog) === 'own';
  const [onDrop] = useState(() => (files: readonly File[]) => {
    setDropped(files);
    setDialog('own');
  });
  const over = useDroppedFiles(onDrop);
  const close = (): void => {
    setDropped([]);
    setDialog(null);
  };
  useEffect(() => {
    if (!open || loaded) return;
    import('../own/OwnDataDialog.tsx').then(
      ({ OwnDataDialog }) => setLoaded({ Dialog: OwnDataDialog }),
      (error: unknown) => {
        session.notices.error(error);
        setDialog(null);
      },
    );
  }, [open, loaded, session, setDialog]);
  return (
    <>
      {over && <div className="drop-hint">{words.own.drop}</div>}
      {open && loaded && <loaded.Dialog dropped={dropped} onClose={close} />}
    </>
  );
}

/** Says that what is shown is data of one's own, and leads back. */
export function OwnBanner() {
  const { own } = useApp();
  const words = useWords();
  if (!own) return null;
  return (
    <div className="own-banner" role="status">
      <span>
        <strong>{words.own.banner(own.title)}</strong> · {words.own.bannerWhere}
      </span>
      <button type="button" className="button small" onClick={own.leave}>
        {words.own.leave}
      </button>
    </div>
  );
}
