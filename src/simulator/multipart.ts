/**
 * Reads multipart/form-data. Node's own parser refuses what grammY sends: a file name without quotes in raw UTF-8
 * (`filename=Báo cáo.docx`). Telegram reads such a name up to the next semicolon, and so does this.
 */

export interface UploadedFile {
  readonly fileName: string;
  readonly mimeType: string | undefined;
  readonly content: Uint8Array;
}

export interface MultipartForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/** The body is no multipart form; the message says what is wrong with it. */
export class MultipartError extends Error {
  override readonly name = 'MultipartError';
}

/** @throws MultipartError */
export function parseMultipart(body: Buffer, contentType: string): MultipartForm {
  const boundary = parameterOf(contentType, 'boundary');
  if (boundary === undefined) throw new MultipartError('the boundary is missing');
  const fields = new Map<string, string>();
  const files = new Map<string, UploadedFile>();
  for (const part of splitParts(body, boundary)) {
    const end = part.indexOf('\r\n\r\n');
    if (end < 0) throw new MultipartError('a part has no end of headers');
    const headers = readHeaders(part.toString('utf8', 0, end));
    const content = part.subarray(end + 4);
    const disposition = headers.get('content-disposition') ?? '';
    const name = parameterOf(disposition, 'name');
    if (name === undefined) throw new MultipartError('a part has no name');
    const fileName = parameterOf(disposition, 'filename');
    if (fileName === undefined) fields.set(name, content.toString('utf8'));
    else files.set(name, { fileName, mimeType: headers.get('content-type'), content });
  }
  return { fields, files };
}

function splitParts(body: Buffer, boundary: string): Buffer[] {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter has no line end before it; giving it one makes them all alike.
  const whole = Buffer.concat([Buffer.from('\r\n'), body]);
  const parts: Buffer[] = [];
  let at = whole.indexOf(delimiter);
  if (at < 0) throw new MultipartError('the boundary does not occur in the body');
  for (;;) {
    const start = at + delimiter.length;
    if (whole.toString('latin1', start, start + 2) === '--') return parts;
    at = whole.indexOf(delimiter, start);
    if (at < 0) throw new MultipartError('the closing boundary is missing');
    parts.push(whole.subarray(start + 2, at));
  }
}

function readHeaders(block: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of block.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

/**
 * The value of one parameter of a header. Quotes count only when they enclose the whole value, as Telegram's own reader
 * has it; inside them browsers write a quote as `%22`.
 */
function parameterOf(header: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}=(?:"((?:\\\\.|[^"\\\\])*)"\\s*(?=;|$)|([^;]*))`, 'i').exec(header);
  if (match === null) return undefined;
  const [, quoted, bare = ''] = match;
  return quoted === undefined ? bare.trim() : quoted.replace(/\\(["\\])/g, '$1').replaceAll('%22', '"');
}
