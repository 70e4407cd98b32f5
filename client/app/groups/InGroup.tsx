import { openGroupOf } from '../../state/group-actions.ts';
import type { Group } from '../../state/groups.ts';
import { groupWordsIn } from '../../state/words/groups.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';

/** What can be done with a group: collapse or open it, rename it, part it for good. */
export function GroupButtons({ group: { id, collapsed } }: { group: Group }) {
  const { actions, setNaming } = useApp();
  const { arranging } = useWords();
  return (
    <>
      <button type="button" className="button small" onClick={() => void actions.toggleGroup(id)}>
        {collapsed ? arranging.openGroup : arranging.collapseGroup} <kbd>G</kbd>
      </button>
      <button type="button" className="button small" onClick={() => setNaming({ group: id })}>
        {arranging.renameGroup}
      </button>
      <button type="button" className="button small" onClick={() => void actions.dissolveGroup(id)}>
        {arranging.dissolveGroup}
      </button>
    </>
  );
}

/** To which group what is selected belongs, and what can be done with that; some of its members can be taken out. */
export function InGroup({ group, ids }: { group: Group; ids: readonly string[] }) {
  const { actions } = useApp();
  const { arranging } = useWords();
  const words = groupWordsIn(useLanguage());
  const belongs = words.belongs(group.name, group.members.length);
  return (
    <div className="in-group" role="group" aria-label={belongs}>
      <p className="quiet">{belongs}</p>
      <div className="panel-actions">
        {openGroupOf({ groups: [group] }, ids) && (
          <button type="button" className="button small" onClick={() => void actions.takeOut(ids)}>
            {arranging.takeOut}
          </button>
        )}
        <GroupButtons group={group} />
      </div>
    </div>
  );
}
