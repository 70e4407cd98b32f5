import type { DocumentColumns } from '#protocol/answers.ts';
import { get } from './request.ts';

/** All documents. */
export function fetchDocuments(signal: AbortSignal): Promise<{ documents: DocumentColumns }> {
  return get('/api/documents', {}, signal);
}

/** One line of a document, where the server has its text and the line is the one that was coded. */
export function fetchLine(
  document: string,
  line: number,
  lineSha256: string,
  signal: AbortSignal,
): Promise<{ text: string }> {
  return get(`/api/documents/${encodeURIComponent(document)}/lines/${line}`, { lineSha256 }, signal);
}
