import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { ALIGNMENTS, type Alignment } from '../../state/align.ts';
import { useApp, useWords } from '../app-context.ts';

/** Lines up what is selected, or spaces it evenly. */
export function AlignMenu({ ids }: { ids: readonly string[] }) {
  const { actions } = useApp();
  const words = useWords();
  const { alignments, align, aligned } = words.arranging;
  return (
    <MenuTrigger>
      <Button className="button small">{align}</Button>
      <Popover className="popover" placement="bottom start">
        <Menu
          className="menu"
          aria-label={align}
          onAction={(key) => {
            const how = key as Alignment;
            void actions.align(ids, how, aligned(alignments[how], ids.length));
          }}
        >
          {ALIGNMENTS.map((how) => (
            <MenuItem key={how} id={how} className="menu-item">
              {alignments[how]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
