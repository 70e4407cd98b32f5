import type { ViewChanges } from '#protocol/view-changes.ts';
import type { View, ViewDraft } from '#protocol/views.ts';
import { get, post } from './request.ts';

/** Where a saved view is: its page, and the page for an iframe. Paths of the server. */
export interface SavedView {
  readonly id: string;
  readonly url: string;
  readonly embed: string;
}

/** Saves an immutable view; the same draft over the same data gives the same id. */
export function saveView(draft: ViewDraft, signal: AbortSignal): Promise<SavedView> {
  return post('/api/views', draft, signal);
}

/** A saved view with everything it shows. */
export function fetchView(id: string, signal: AbortSignal): Promise<View> {
  return get(`/v/${encodeURIComponent(id)}.json`, {}, signal);
}

/** Saves a view again over today's data, as a view of its own; says what differs. The one before never changes. */
export function refreshView(id: string, signal: AbortSignal): Promise<SavedView & { readonly changes: ViewChanges }> {
  return post(`/api/views/${encodeURIComponent(id)}/refresh`, {}, signal);
}
