import { cleanFileName, endingOf, nameOfType } from './name.ts';
import { mostFileBytes, type FileRefusal } from './refusal.ts';
import { fileKindOf, isForeignEnding, typeOfEnding, type FileType } from './type.ts';

/** What is known of a file whose bytes are in the file store. */
export interface FileFacts {
  /** SHA-256 of the bytes, lower-case hex: their address in the store. */
  digest: string;
  /** Clean (see `cleanFileName`), with an ending of its type. */
  name: string;
  type: FileType;
  /** In bytes, from 1 to `mostFileBytes`. */
  size: number;
}

/** A file that is on record. */
export interface StoredFile extends FileFacts {
  id: string;
}

/** How a person's app sent it. `audio` is a recording sent as music, `voice` one spoken into the chat. */
export type SentAs = 'photo' | 'document' | 'voice' | 'audio' | 'video';

/** A file as a message brings it: not its bytes, but where the channel finds them. */
export interface SentFile {
  /** The channel's own, opaque. */
  remoteId: string;
  /** As the app named it; null for photographs and voice messages. */
  name: string | null;
  /** In bytes as declared; null when the channel does not say. */
  size: number | null;
  as: SentAs;
}

/** What became of a file that was sent: it lies in the file store and may be put on record, or it is not taken. */
export type ReceivedFile = { taken: true; file: FileFacts } | { taken: false; refusal: FileRefusal };

/**
 * What the bytes of a file are, whatever its name says. `types` are all types they can be read as, the likeliest first
 * (sound and pictures share a container); `locked`, `macros` and `embedded` as in `FileRefusal`.
 */
export type FileContent =
  | { kind: 'types'; types: readonly [FileType, ...FileType[]] }
  | { kind: 'locked' }
  | { kind: 'macros' }
  | { kind: 'embedded' }
  | { kind: 'unknown' };

/** A refusal that needs no byte of the file; null when its bytes are to be fetched. */
export function refusedUnread({ name, size }: Pick<SentFile, 'name' | 'size'>): FileRefusal | null {
  if (size !== null && size > mostFileBytes) return tooLarge({ name });
  const clean = name === null ? null : cleanFileName(name);
  if (size === 0) return { reason: 'empty', name: clean };
  const ending = clean === null ? null : endingOf(clean);
  return ending !== null && isForeignEnding(ending) ? { reason: 'not_accepted', name: clean } : null;
}

/** The refusal of a file that turned out to be larger than declared. */
export function tooLarge({ name }: Pick<SentFile, 'name'>): FileRefusal {
  return { reason: 'too_large', name: name === null ? null : cleanFileName(name) };
}

/**
 * Judges a file by its content and its name. A paper must be what its name says. Of pictures and recordings, which
 * telephones often name wrongly, the kind must be right and the ending is put right.
 *
 * @param read the file as sent, how many bytes it has and what they are
 * @param nameless stands for a name where there is none; without ending
 */
export function judgeFile(
  read: Pick<SentFile, 'name' | 'as'> & { size: number; content: FileContent },
  nameless: string,
): { ok: true; name: string; type: FileType } | { ok: false; refusal: FileRefusal } {
  const unread = refusedUnread(read);
  if (unread !== null) return { ok: false, refusal: unread };
  const name = read.name === null ? null : cleanFileName(read.name);
  const ending = name === null ? null : endingOf(name);
  const named = ending === null ? null : typeOfEnding(ending);
  const refused = (refusal: FileRefusal) => ({ ok: false, refusal }) as const;
  const { content } = read;
  switch (content.kind) {
    case 'locked':
    case 'macros':
    case 'embedded':
      return refused({ reason: content.kind, name });
    case 'unknown':
      return refused(
        named === null
          ? { reason: 'not_accepted', name }
          : { reason: 'other_content', name, named, found: null },
      );
    case 'types': {
      const [likeliest] = content.types;
      const type = named === null ? typeUnnamed(content.types, read.as) : typeNamed(content.types, named);
      if (type !== null) return { ok: true, name: nameOfType(name ?? nameless, type), type };
      return refused({ reason: 'other_content', name, named: named ?? likeliest, found: likeliest });
    }
    default:
      return content satisfies never;
  }
}

type Types = Extract<FileContent, { kind: 'types' }>['types'];

function typeUnnamed(types: Types, as: SentAs): FileType {
  const isSound = as === 'voice' || as === 'audio';
  return (isSound ? types.find((type) => fileKindOf(type) === 'voice') : undefined) ?? types[0];
}

function typeNamed(types: Types, named: FileType): FileType | null {
  if (types.includes(named)) return named;
  const kind = fileKindOf(named);
  return kind === 'paper' ? null : (types.find((type) => fileKindOf(type) === kind) ?? null);
}
