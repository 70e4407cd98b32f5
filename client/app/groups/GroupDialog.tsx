import { useState } from 'react';
import { Button, Dialog, Heading, Input, Label, Modal, ModalOverlay, TextField } from 'react-aria-components';
import { type Kind, KINDS } from '#model/vocabulary.ts';
import type { EntityRow } from '#protocol/rows.ts';
import { groupable } from '../../state/group-actions.ts';
import { groupAt } from '../../state/groups.ts';
import { groupWordsIn } from '../../state/words/groups.ts';
import { type Naming, useApp, useLanguage, useWords } from '../app-context.ts';
import { IconButton } from '../components/IconButton.tsx';

const LONGEST_NAME = 120;
/** A proposed name speaks of no more kinds than this. */
const MOST_KINDS = 3;

function kindsOf(ids: readonly string[], known: ReadonlyMap<string, EntityRow>): (readonly [Kind, number])[] {
  const kinds = ids.flatMap((id) => known.get(id)?.kind ?? []);
  return KINDS.map((kind) => [kind, kinds.filter((each) => each === kind).length] as const)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_KINDS);
}

/** Asks for the name of a group that is made or renamed. */
export function GroupDialog({ naming }: { naming: Naming }) {
  const { session, actions, setNaming } = useApp();
  const words = useWords();
  const language = useLanguage();
  const groupWords = groupWordsIn(language);
  const exploration = session.exploration.peek();
  const renamed = 'group' in naming ? groupAt(exploration, naming.group) : undefined;
  const ids = 'ids' in naming ? groupable(exploration, naming.ids) : [];
  const [name, setName] = useState(
    () => renamed?.name ?? groupWords.proposed(kindsOf(ids, session.known.peek())).slice(0, LONGEST_NAME),
  );
  const left = [...new Set(ids.flatMap((id) => groupAt(exploration, id) ?? []))].filter(
    ({ members }) => !members.every((id) => ids.includes(id)),
  );
  const close = (): void => setNaming(null);
  const done = (collapsed: boolean): void => {
    const given = name.trim();
    if (given === '') return;
    close();
    if (renamed) void actions.renameGroup(renamed.id, given);
    else void actions.makeGroup(ids, given, collapsed);
  };
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(open) => !open && close()} isDismissable>
      <Modal className="modal small-modal">
        <Dialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title">{renamed ? groupWords.rename : groupWords.make}</Heading>
            <IconButton icon="close" label={words.close} onPress={close} />
          </header>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              done(true);
            }}
          >
            <TextField className="field" value={name} onChange={setName} maxLength={LONGEST_NAME} autoFocus>
              <Label>{groupWords.name}</Label>
              <Input onFocus={(event) => event.target.select()} />
            </TextField>
            {!renamed && <p className="quiet">{groupWords.intro(ids.length)}</p>}
            {left.length > 0 && (
              <p className="quiet">{groupWords.moved(left.map((group) => `“${group.name}”`).join(', '))}</p>
            )}
            <div className="panel-actions">
              <Button type="submit" className="button primary" isDisabled={name.trim() === ''}>
                {renamed ? groupWords.save : groupWords.asOne}
              </Button>
              {!renamed && (
                <Button className="button" isDisabled={name.trim() === ''} onPress={() => done(false)}>
                  {groupWords.apart}
                </Button>
              )}
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
