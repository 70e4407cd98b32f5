/** Parts of the page that are fetched when they are first shown. */
import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react';

/** A component that comes with its first use; nothing stands in its place until then. */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Late: LazyExoticComponent<ComponentType<Props>> = lazy(async () => ({ default: await load() }));
  return (props) => (
    <Suspense fallback={null}>
      <Late {...props} />
    </Suspense>
  );
}
