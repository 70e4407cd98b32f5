/** The entry of the page. */
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { AppContext, useLanguage } from './app-context.ts';
import { Boundary } from './components/Boundary.tsx';
import { ExplorerPage } from './pages/ExplorerPage.tsx';
import { startApp } from './start.ts';
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

const host = document.getElementById('app');
if (host) {
  createRoot(host).render(
    <StrictMode>
      <AppContext value={startApp()}>
        <Boundary>
          <Page />
        </Boundary>
      </AppContext>
    </StrictMode>,
  );
}
