import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  type Selection,
} from 'react-aria-components';
import type { Language, Theme } from '#protocol/views.ts';
import { stepText } from '../../state/words/index.ts';
import { useApp, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';
import { HistoryMenu } from './HistoryMenu.tsx';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import { SearchBox } from './SearchBox.tsx';

function only(selection: Selection): string {
  return selection === 'all' ? '' : String([...selection][0] ?? '');
}

function MoreMenu() {
  const { session, setDialog, stage } = useApp();
  const words = useWords();
  const { language, themeChoice } = session.preferences;
  const chosenLanguage = useValue(language);
  const chosenTheme = useValue(themeChoice);
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={words.more}>
        <Icon name="more" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={words.more}>
          <MenuSection>
            <MenuItem className="menu-item" onAction={() => void session.openStory().then(() => stage.value?.fit())}>
              {words.startOver}
            </MenuItem>
            <MenuItem className="menu-item" onAction={() => setDialog('own')}>
              {words.own.open}
            </MenuItem>
            <MenuItem className="menu-item" onAction={() => setDialog('keys')}>
              {words.keysTitle} <kbd>?</kbd>
            </MenuItem>
            <MenuItem className="menu-item" onAction={() => setDialog('tour')}>
              {words.tour.title}
            </MenuItem>
          </MenuSection>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[chosenLanguage]}
            onSelectionChange={(keys) => {
              session.preferences.setLanguage(only(keys) as Language);
            }}
          >
            <Header className="menu-header">{words.language}</Header>
            <MenuItem id="en" className="menu-item" lang="en">
              English
            </MenuItem>
            <MenuItem id="zh-Hans" className="menu-item" lang="zh-Hans">
              简体中文
            </MenuItem>
          </MenuSection>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[chosenTheme]}
            onSelectionChange={(keys) => {
              session.preferences.setTheme(only(keys) as Theme | 'system');
            }}
          >
            <Header className="menu-header">{words.theme}</Header>
            {(['light', 'dark', 'system'] as const).map((theme) => (
              <MenuItem key={theme} id={theme} className="menu-item">
                {words.themes[theme]}
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** Name, search, undo and redo, table, share, and the rest in a menu. */
export function TopBar() {
  const { session, tableOpen, setTableOpen, setDialog, consoleState, setConsole } = useApp();
  const words = useWords();
  const { history } = session;
  const current = useValue(history.current);
  const canUndo = useValue(history.canUndo);
  const canRedo = useValue(history.canRedo);
  const table = useValue(tableOpen);
  const asking = useValue(consoleState) === 'open';
  return (
    <header className="top">
      <h1 className="brand">
        <a href="/" title={words.tagline}>
          {words.appName}
        </a>
      </h1>
      <SearchBox />
      <div className="top-tools" role="group" aria-label={words.menu}>
        <IconButton
          icon="undo"
          label={canUndo ? words.undoOf(stepText(current.title, words)) : words.undo}
          isDisabled={!canUndo}
          onPress={() => void session.undo()}
        />
        <IconButton icon="redo" label={words.redo} isDisabled={!canRedo} onPress={() => void session.redo()} />
        <HistoryMenu />
        <IconButton
          icon="table"
          label={table ? words.tableClose : words.tableOpen}
          pressed={table}
          onPress={() => setTableOpen(!table)}
        />
        <IconButton
          icon="console"
          label={asking ? words.consoleClose : words.consoleOpen}
          pressed={asking}
          onPress={() => setConsole(asking ? 'closed' : 'open')}
        />
        <Button className="button primary" aria-label={words.share} onPress={() => setDialog('share')}>
          <Icon name="share" />
          <span className="button-text">{words.share}</span>
        </Button>
        <MoreMenu />
      </div>
    </header>
  );
}
