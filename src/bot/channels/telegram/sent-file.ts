import { z } from 'zod';
import type { SentAs, SentFile } from '../../../domain/file/file.ts';

const remote = { file_id: z.string(), file_size: z.number().min(0).optional() };
const named = z.object({ ...remote, file_name: z.string().optional() });
const sizes = z.array(z.object({ ...remote, width: z.number(), height: z.number() })).min(1);

/** In this order: an animation also stands as `document`. */
const kinds: [key: string, as: SentAs][] = [
  ['voice', 'voice'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['animation', 'video'],
  ['audio', 'audio'],
  ['document', 'document'],
];

/** The file a message brings, of a photograph its largest size; null when there is none that can be fetched. */
export function sentFileIn(message: Record<string, unknown>): SentFile | null {
  const photo = sizes.safeParse(message['photo']).data;
  if (photo !== undefined) {
    const largest = photo.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a));
    return { remoteId: largest.file_id, name: null, size: largest.file_size ?? null, as: 'photo' };
  }
  for (const [key, as] of kinds) {
    const found = named.safeParse(message[key]).data;
    if (found === undefined) continue;
    return { remoteId: found.file_id, name: found.file_name ?? null, size: found.file_size ?? null, as };
  }
  return null;
}
