import { useEffect, useRef, useState } from 'react';
import { Button, Dialog, FileTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { PLAIN_ENDINGS } from '#formats/plain/endings.ts';
import type { Mapping } from '#formats/plain/recognise.ts';
import type { Problem } from '#model/problem.ts';
import { createOwnData, type OwnData } from '../../workers/own-data-client.ts';
import type { OwnTables } from '../../workers/own-data-messages.ts';
import { ownDialogWordsIn } from '../../state/words/own-dialog.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { IconButton } from '../components/IconButton.tsx';
import { openOwnData } from '../current-app.ts';
import { ProblemList } from './ProblemList.tsx';
import { TableMapping } from './TableMapping.tsx';
import './own.css';

const ENDINGS = PLAIN_ENDINGS.map((ending) => `.${ending}`);

interface Read {
  readonly tables: OwnTables;
  readonly mappings: readonly Mapping[];
  /** What keeps the rows from being a graph, as it is mapped now. */
  readonly problems: readonly Problem[];
}

/** The worker for as long as the dialog is open; it stays where its data is shown. */
function useOwnData(): { readonly start: () => OwnData; readonly keep: () => void } {
  const held = useRef<OwnData | null>(null);
  useEffect(
    () => () => {
      held.current?.close();
      held.current = null;
    },
    [],
  );
  return {
    start: () => (held.current ??= createOwnData()),
    keep: () => {
      held.current = null;
    },
  };
}

/** Files of one's own: what is in them, what is wrong with them, and then the graph. */
export function OwnDataDialog({
  dropped,
  onClose: close,
}: {
  readonly dropped: readonly File[];
  readonly onClose: () => void;
}) {
  const { session } = useApp();
  const words = useWords();
  const own = ownDialogWordsIn(useLanguage());
  const [read, setRead] = useState<Read | null>(null);
  const [busy, setBusy] = useState<'reading' | 'opening' | null>(null);
  const { start, keep } = useOwnData();
  const attempt = async (what: 'reading' | 'opening', work: () => Promise<void>): Promise<void> => {
    setBusy(what);
    try {
      await work();
    } catch (error) {
      session.notices.error(error);
    } finally {
      setBusy(null);
    }
  };
  const take = (files: readonly File[]): void => {
    if (files.length === 0) return;
    void attempt('reading', async () => {
      const tables = await start().read(files);
      setRead({ tables, mappings: tables.mappings, problems: [] });
    });
  };
  const show = ({ mappings, tables }: Read): void => {
    void attempt('opening', async () => {
      const data = start();
      const opened = await data.open(mappings);
      if (!opened.ok) {
        setRead({ tables, mappings, problems: opened.problems });
        return;
      }
      keep();
      close();
      openOwnData({ title: opened.title, carry: data.carry, close: data.close });
    });
  };
  const taken = useRef<readonly File[]>([]);
  useEffect(() => {
    if (taken.current === dropped) return;
    taken.current = dropped;
    take(dropped);
  });
  const problems = read && (read.problems.length > 0 ? read.problems : read.tables.problems);
  const unreadable = read !== null && read.tables.problems.length > 0;
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && close()} isDismissable>
      <Modal className="modal own-modal">
        <Dialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title">{own.title}</Heading>
            <IconButton icon="close" label={words.close} onPress={close} />
          </header>
          {!read && <p>{own.lead}</p>}
          <p className="quiet">{own.privacy}</p>
          {busy && <p role="status">{own[busy]}</p>}
          {problems && problems.length > 0 && <ProblemList problems={problems} />}
          {read?.tables.whole && <p>{own.whole}</p>}
          {read &&
            !read.tables.whole &&
            read.tables.tables.map((table, at) => (
              <TableMapping
                key={`${table.file} ${table.kind}`}
                table={table}
                mapping={read.mappings[at] as Mapping}
                onChange={(mapping) => {
                  setRead({ ...read, mappings: read.mappings.with(at, mapping), problems: [] });
                }}
              />
            ))}
          <div className="own-ways">
            {read && !unreadable && (
              <Button className="button primary" isDisabled={busy !== null} onPress={() => show(read)}>
                {own.show}
              </Button>
            )}
            <FileTrigger allowsMultiple acceptedFileTypes={ENDINGS} onSelect={(files) => take(files ? [...files] : [])}>
              <Button className={read ? 'button' : 'button primary'} isDisabled={busy !== null}>
                {read ? own.again : own.choose}
              </Button>
            </FileTrigger>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
