/** From a method's text and parse mode to what the chat shows. */
import { EntityError, parseHtml } from '../html.ts';
import { cleanInput, trimFormatted, withFoundEntities, type FormattedText } from '../text.ts';
import { badRequest } from './call.ts';

/** @throws ApiError in Telegram's words when the tags cannot be read */
export function readFormatted(text: string, mode: string | undefined): FormattedText {
  const cleaned = cleanInput(text);
  if (mode === undefined || mode === '') return finish({ text: cleaned, entities: [] });
  try {
    return finish(parseHtml(cleaned));
  } catch (error) {
    if (error instanceof EntityError) throw badRequest(`can't parse entities: ${error.message}`);
    throw error;
  }
}

const finish = (formatted: FormattedText): FormattedText => withFoundEntities(trimFormatted(formatted));
