import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { EXPORT_FORMS, type ExportForm, exportPicture } from '../../state/exports/export-picture.ts';
import { saveFile } from '../../state/exports/files.ts';
import { useApp, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';
import { Icon } from './Icon.tsx';

interface Props {
  readonly title: string;
  readonly remark: string;
  readonly onError: (error: Error | null) => void;
}

/** A menu of the forms in which what is shown is taken away as a file. */
export function ExportMenu({ title, remark, onError }: Props) {
  const { session } = useApp();
  const words = useWords();
  const [done, setDone] = useState<string | null>(null);
  const { nodes } = useValue(session.scene);
  const busy = useValue(session.tasks.running).some(({ name }) => name === 'export');
  const make = async (form: ExportForm): Promise<void> => {
    onError(null);
    setDone(null);
    try {
      const file = await session.tasks.run('export', (signal) =>
        exportPicture(session, { form, title, remark }, words, signal),
      );
      if (!file) return;
      saveFile(file.name, file.content);
      setDone(file.name);
    } catch (failure) {
      onError(failure instanceof Error ? failure : new Error(String(failure)));
    }
  };
  return (
    <>
      <MenuTrigger>
        <Button className="button" isDisabled={busy || nodes.length === 0}>
          <Icon name="download" />
          {words.exporting.title}
        </Button>
        <Popover className="popover" placement="top start">
          <Menu className="menu" aria-label={words.exporting.title} onAction={(form) => void make(form as ExportForm)}>
            {EXPORT_FORMS.map((form) => (
              <MenuItem key={form} id={form} className="menu-item">
                {words.exporting.forms[form]}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <p className="quiet export-done" role="status">
        {done === null ? words.exporting.help : words.exporting.done(done)}
      </p>
    </>
  );
}
