/** sendDocument, sendPhoto and getFile. */
import { z } from 'zod';
import { extensionOf, storeFile } from '../files.ts';
import { pictureSize } from '../images.ts';
import type { SimFile } from '../model.ts';
import { fileJson } from '../telegram-json.ts';
import { longestCaption, type FormattedText } from '../text.ts';
import { requireWritableChat } from './access.ts';
import { ApiError, apiMethod, badRequest, type Call } from './call.ts';
import { postMessage } from './messages.ts';
import { flag, parseMode, sending } from './parameters.ts';
import { replyMarkup } from './reply-markup.ts';
import { readFormatted } from './texts.ts';

const megabyte = 1024 * 1024;
/** Largest upload through the Bot API, in bytes. */
export const largestUpload = 50 * megabyte;
const largestPhoto = 10 * megabyte;
const largestDownload = 20 * megabyte;

const captioned = {
  ...sending,
  reply_markup: replyMarkup,
  caption: z.string().optional(),
  parse_mode: parseMode,
};

export const sendDocument = apiMethod(
  z.strictObject({
    ...captioned,
    document: z.string().optional(),
    disable_content_type_detection: flag.optional(),
  }),
  (call, given) => {
    const chatId = requireWritableChat(call.world, given.chat_id, 'documents');
    const caption = readCaption(given.caption, given.parse_mode);
    const document = receiveFile(call, 'document', given.document, largestUpload);
    return postMessage(call.world, chatId, given, { text: '', entities: [], document, ...caption });
  },
);

export const sendPhoto = apiMethod(
  z.strictObject({ ...captioned, photo: z.string().optional(), has_spoiler: flag.optional() }),
  (call, given) => {
    const chatId = requireWritableChat(call.world, given.chat_id, 'photos');
    const caption = readCaption(given.caption, given.parse_mode);
    const file = receiveFile(call, 'photo', given.photo, largestPhoto, (content) => {
      const size = pictureSize(content);
      if (size === undefined) throw badRequest('IMAGE_PROCESS_FAILED');
      const { width, height } = size;
      if (width + height > 10_000 || Math.max(width / height, height / width) > 20) {
        throw badRequest('PHOTO_INVALID_DIMENSIONS');
      }
    });
    const size = pictureSize(call.world.files.get(file.fileId) ?? new Uint8Array());
    if (size === undefined) throw badRequest("can't use file of type Document as Photo");
    const photo = { ...file, ...size };
    return postMessage(call.world, chatId, given, { text: '', entities: [], photo, ...caption });
  },
);

function readCaption(caption: string | undefined, mode: string | undefined) {
  const { text, entities }: FormattedText = readFormatted(caption ?? '', mode);
  if (text.length > longestCaption) throw badRequest('message caption is too long');
  return text === '' ? {} : { caption: text, captionEntities: entities };
}

/** An upload becomes a new file; a file id names one sent before. Addresses on the web are not fetched. */
function receiveFile(
  { world, uploads }: Call,
  part: string,
  given: string | undefined,
  largest: number,
  check: (content: Uint8Array) => void = () => undefined,
): SimFile {
  const known = world.state.files.get(given ?? '');
  if (known !== undefined) return known;
  const upload = uploads.get(given?.startsWith('attach://') ? given.slice('attach://'.length) : part);
  if (upload === undefined) {
    if (given === undefined) throw badRequest(`there is no ${part} in the request`);
    if (/^https?:/.test(given)) throw badRequest('sending a file by address is not simulated');
    throw badRequest('wrong file identifier/HTTP URL specified');
  }
  if (upload.content.byteLength === 0) throw badRequest('file must be non-empty');
  if (upload.content.byteLength > largest) throw new ApiError(413, 'Request Entity Too Large');
  check(upload.content);
  return storeFile(world, upload.fileName, upload.content);
}

export const getFile = apiMethod(z.strictObject({ file_id: z.string() }), ({ world }, given) => {
  const file = world.state.files.get(given.file_id);
  if (file === undefined) throw badRequest('wrong file_id or the file is temporarily unavailable');
  if (file.size > largestDownload) throw badRequest('file is too big');
  world.fileLinks.set(filePath(file), { fileId: file.fileId, madeAt: world.clock.now() });
  return { ...fileJson(file), file_path: filePath(file) };
});

/** Like Telegram's own paths these tell the kind of file but not its name. */
function filePath(file: SimFile): string {
  const extension = extensionOf(file.fileName);
  return `documents/file_${file.uniqueId}${/^[a-z0-9]+$/.test(extension) ? `.${extension}` : ''}`;
}
