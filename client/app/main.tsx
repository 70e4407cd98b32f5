/** The entry of the page. */
import { StrictMode, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { type App, AppContext, useLanguage } from './app-context.ts';
import { ExplorerPage } from './pages/ExplorerPage.tsx';
import { MissingPage } from './pages/MissingPage.tsx';
import { startApp } from './start.ts';
import './styles/tokens.css';
import './styles/page.css';
import './styles/controls.css';
import './styles/stage.css';
import './styles/panel.css';
import './styles/table.css';
import './styles/small.css';

function Page({ opened }: { opened: Promise<'shown' | 'missing'> }) {
  const language = useLanguage();
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    void opened.then((outcome) => setMissing(outcome === 'missing'));
  }, [opened]);
  return (
    <I18nProvider locale={language === 'en' ? 'en-GB' : 'zh-CN'}>
      {missing ? <MissingPage /> : <ExplorerPage />}
    </I18nProvider>
  );
}

function Root({ app, opened }: { app: App; opened: Promise<'shown' | 'missing'> }) {
  return (
    <AppContext value={app}>
      <Page opened={opened} />
    </AppContext>
  );
}

const host = document.getElementById('app');
if (host) {
  const { app, opened } = startApp();
  createRoot(host).render(
    <StrictMode>
      <Root app={app} opened={opened} />
    </StrictMode>,
  );
}
