import { GrammyError } from 'grammy';
import type { TelegramApi } from './api.ts';

/** See `Channel.fetch`. Telegram gives out the address of a file for an hour; it is asked for anew each time. */
export async function fetchFile(
  { api, download, describe }: TelegramApi,
  remoteId: string,
  atMost: number,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  try {
    const { file_path: path, file_size: size = 0 } = await api.getFile(remoteId);
    if (size > atMost) return null;
    if (path === undefined) throw new Error('getFile gave no path');
    return await download(path, atMost, signal);
  } catch (error) {
    if (error instanceof GrammyError && error.description.includes('file is too big')) return null;
    throw new Error(describe(error), { cause: error });
  }
}
