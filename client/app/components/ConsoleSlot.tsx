import { type ComponentType, useEffect, useState } from 'react';
import { useApp } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';

/** Where the console docks. It is fetched when it is first opened, and stays when it is closed. */
export function ConsoleSlot() {
  const { session, consoleState, setConsole } = useApp();
  const wanted = useValue(consoleState) !== null;
  const [loaded, setLoaded] = useState<{ readonly Dock: ComponentType } | null>(null);
  useEffect(() => {
    if (!wanted || loaded) return;
    import('../console/ConsoleDock.tsx').then(
      ({ ConsoleDock }) => setLoaded({ Dock: ConsoleDock }),
      (error: unknown) => {
        session.notices.error(error);
        setConsole('closed');
      },
    );
  }, [wanted, loaded, session, setConsole]);
  return loaded && <loaded.Dock />;
}
