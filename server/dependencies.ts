/** What the app is made from. `compose.ts` puts the real ones together; tests may put others. */
import type { ServedData } from './data/served-data.ts';
import type { Metrics } from './http/metrics.ts';
import type { Log } from './log.ts';
import type { Renderer } from './render/png.ts';
import type { Settings } from './settings.ts';
import type { SourceTexts } from './sources/source-texts.ts';
import type { ViewFiles } from './views/view-files.ts';

export interface Dependencies {
  readonly settings: Pick<Settings, 'host' | 'origin' | 'frameAncestors' | 'requestsPerMinute' | 'deadline'>;
  readonly version: string;
  readonly served: ServedData;
  readonly views: ViewFiles;
  readonly sources: SourceTexts;
  readonly renderer: Renderer;
  readonly metrics: Metrics;
  readonly log: Log;
  /** The folder with the built client. */
  readonly clientFolder: string;
  /** Today's day in UTC, YYYY-MM-DD. */
  readonly today: () => string;
}
