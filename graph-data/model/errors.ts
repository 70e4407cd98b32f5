/**
 * The one error catalogue. A code has an HTTP status, a message and a hint; both are templates whose
 * `{words}` are filled from the details. docs/reference/errors.md lists every code, and a test holds them equal.
 */

interface CatalogueEntry {
  readonly status: number;
  readonly message: string;
  readonly hint: string;
}

export const ERRORS = {
  NOT_FOUND: {
    status: 404,
    message: 'There is nothing at {path}.',
    hint: 'GET /api/docs lists every address.',
  },
  ENTITY_NOT_FOUND: {
    status: 404,
    message: 'There is no entity with the id "{id}".',
    hint: 'Nearest ids: {nearest}. Or search by name: GET /api/search?q=…',
  },
  STATEMENT_NOT_FOUND: {
    status: 404,
    message: 'There is no statement with the id "{id}".',
    hint: 'Nearest ids: {nearest}.',
  },
  DISPUTE_NOT_FOUND: {
    status: 404,
    message: 'There is no dispute with the id "{id}".',
    hint: 'Nearest ids: {nearest}. GET /api/disputes lists all.',
  },
  DOCUMENT_NOT_FOUND: {
    status: 404,
    message: 'There is no document with the id "{id}".',
    hint: 'The documents are: {nearest}.',
  },
  VIEW_NOT_FOUND: {
    status: 404,
    message: 'There is no view with the id "{id}".',
    hint: 'The address may be cut short, or the view was saved on another server. The explorer is at /.',
  },
  LINE_NOT_FOUND: {
    status: 404,
    message: 'The text of line {line} of document "{document}" is not at hand: {reason}.',
    hint: 'Point SAYSO_SOURCES at a folder that holds the text exactly as it was coded.',
  },
  NOT_BUILT: {
    status: 503,
    message: 'The {what} is not built.',
    hint: 'Run "npm run build" and start again. The addresses under /api/ answer meanwhile.',
  },
  VIEW_DAMAGED: {
    status: 500,
    message: 'The saved view "{id}" is damaged: what its file holds is not what was saved.',
    hint: 'Put back views/{id}.json from a backup of the state folder, or save the view again.',
  },
  BAD_PARAMETER: {
    status: 400,
    message: 'The parameter "{parameter}" is "{value}".',
    hint: 'It may be {expected}.',
  },
  MISSING_PARAMETER: {
    status: 400,
    message: 'The parameter "{parameter}" is missing.',
    hint: 'It may be {expected}.',
  },
  UNKNOWN_PARAMETER: {
    status: 400,
    message: 'There is no parameter "{parameter}" here.',
    hint: 'This address takes: {expected}.',
  },
  BAD_BODY: {
    status: 400,
    message: 'The request body does not fit: {reason}.',
    hint: 'GET /api/openapi.json describes what this address takes.',
  },
  STALE_CURSOR: {
    status: 409,
    message: 'The data changed since this page was begun (cursor of {found}, data of {expected}).',
    hint: 'Ask again without "after".',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    message: '{method} is not answered at {path}.',
    hint: 'Use {allowed}.',
  },
  UNREADABLE_REQUEST: {
    status: 400,
    message: 'The request cannot be read: {reason}.',
    hint: 'Percent-encode what is not ASCII, as in /api/search?q=%E9%AB%98%E5%B8%82.',
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    message: 'The request body is larger than {limit} bytes.',
    hint: 'Send less at once.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    message: 'The request body is of type "{type}".',
    hint: 'Send application/json.',
  },
  HOST_NOT_ALLOWED: {
    status: 421,
    message: 'This server does not answer for the host "{host}".',
    hint: 'Use the address that the server printed, or set SAYSO_ORIGIN to the public one.',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    message: 'Too many requests from one address.',
    hint: 'Try again in {seconds} s.',
  },
  BUSY: {
    status: 503,
    message: 'Too many pictures wait to be drawn: {waiting}.',
    hint: 'Try again in a second, or take the SVG, which waits for nothing.',
  },
  DEADLINE: {
    status: 408,
    message: 'The answer was not ready after {milliseconds} ms.',
    hint: 'Ask for less: narrow the filter or lower the limit.',
  },
  LOADING: {
    status: 503,
    message: 'The data is still being loaded.',
    hint: 'Try again in a second. GET /api/health tells when it is ready.',
  },
  STORE_UNAVAILABLE: {
    status: 503,
    message: 'The store cannot be reached: {reason}.',
    hint: 'GET /api/health tells when it is back.',
  },
  QUERY_INVALID: {
    status: 400,
    message: 'The query cannot be run: {reason}.',
    hint: '{suggestion}',
  },
  QUERY_REFUSED: {
    status: 400,
    message: 'The query is refused: {reason}.',
    hint: '{suggestion}',
  },
  QUERY_FAILED: {
    status: 400,
    message: 'The query failed while it ran: {reason}.',
    hint: '{suggestion}',
  },
  QUERY_DEADLINE: {
    status: 408,
    message: 'The query was stopped: {reason}.',
    hint: '{suggestion}',
  },
  QUERY_TOO_LARGE: {
    status: 413,
    message: 'The query was stopped: {reason}.',
    hint: '{suggestion}',
  },
  ONLY_IN_TAB: {
    status: 501,
    message: 'This needs a server, and the data that is open is in this tab only.',
    hint: 'Put the files into a folder and serve it: "sayso serve my-folder".',
  },
  INTERNAL: {
    status: 500,
    message: 'Something went wrong on the server.',
    hint: 'The log has the details under this request id.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof ERRORS;
export type ErrorDetails = Readonly<Record<string, string | number | readonly string[]>>;

/** Where in a text something is: both count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

function fill(template: string, details: ErrorDetails): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const value = details[key];
    if (value === undefined) return whole;
    return typeof value === 'object' ? value.join(', ') : String(value);
  });
}

/** An error of the catalogue, with its words filled in. The server sends it; the client describes it. */
export class SaysoError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly hint: string;
  readonly details: ErrorDetails;
  readonly position: Position | undefined;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options: { cause?: unknown; position?: Position } = {}) {
    const entry = ERRORS[code];
    super(fill(entry.message, details), options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'SaysoError';
    this.code = code;
    this.status = entry.status;
    this.hint = fill(entry.hint, details);
    this.details = details;
    this.position = options.position;
  }
}
