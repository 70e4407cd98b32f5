/** The entry of the page. */
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { AppContext, useLanguage } from './app-context.ts';
import { Boundary } from './components/Boundary.tsx';
import { ExplorerPage } from './pages/ExplorerPage.tsx';
import { currentApp } from './current-app.ts';
import { useValue } from './hooks/use-value.ts';
import './styles/tokens.css';
import './styles/page.css';
import './styles/controls.css';
import './styles/stage.css';
import './styles/panel.css';
import './styles/table.css';
import './styles/small.css';

function Page() {
  const language = useLanguage();
  return (
    <I18nProvider locale={language === 'en' ? 'en-GB' : 'zh-CN'}>
      <ExplorerPage />
    </I18nProvider>
  );
}

let shown = 0;
const keys = new WeakMap<object, number>();

/** Another app is another page: nothing of the one before stays. */
function keyOf(app: object): number {
  const key = keys.get(app) ?? ++shown;
  keys.set(app, key);
  return key;
}

function Root() {
  const app = useValue(currentApp);
  return (
    <AppContext value={app} key={keyOf(app)}>
      <Boundary>
        <Page />
      </Boundary>
    </AppContext>
  );
}

const host = document.getElementById('app');
if (host) {
  createRoot(host).render(
    <StrictMode>
      <Root />
    </StrictMode>,
  );
}
