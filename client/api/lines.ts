/** Answers that come line by line; apart from other requests, because only the console asks for them. */
import { ApiError, isCancelled, posted, reached } from './request.ts';

/** POST of a JSON body, answered in lines of JSON: `hear` gets those that came together, as they come. */
export async function postForLines(
  path: string,
  body: unknown,
  signal: AbortSignal,
  hear: (lines: readonly unknown[]) => void,
): Promise<void> {
  const response = await reached(path, posted(body, 'application/x-ndjson', signal));
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await nextPart(reader);
    const lines = (rest + (value ?? '')).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) hear(lines.map((line) => JSON.parse(line) as unknown));
    if (done) return;
  }
}

async function nextPart(reader: ReadableStreamDefaultReader<string>): Promise<ReadableStreamReadResult<string>> {
  try {
    return await reader.read();
  } catch (error) {
    if (isCancelled(error)) throw error;
    throw new ApiError('UNREACHABLE', 0, 'The server broke off in the middle of its answer.', null);
  }
}
