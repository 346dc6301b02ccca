/** What a file is to the people who send it. `voice` is any sound recording. */
export type FileKind = 'photo' | 'paper' | 'voice' | 'video';

interface TypeFacts {
  kind: FileKind;
  /** How names of the type end, without the dot; the first is the usual one. */
  endings: readonly [string, ...string[]];
}

/**
 * Every type that is taken: what an office writes and signs, and what a telephone records. Programs are not among them,
 * nor archives and other types whose content cannot be told from the bytes.
 */
const facts = {
  pdf: { kind: 'paper', endings: ['pdf'] },
  docx: { kind: 'paper', endings: ['docx'] },
  xlsx: { kind: 'paper', endings: ['xlsx'] },
  pptx: { kind: 'paper', endings: ['pptx'] },
  doc: { kind: 'paper', endings: ['doc'] },
  xls: { kind: 'paper', endings: ['xls'] },
  ppt: { kind: 'paper', endings: ['ppt'] },
  jpeg: { kind: 'photo', endings: ['jpg', 'jpeg'] },
  png: { kind: 'photo', endings: ['png'] },
  heic: { kind: 'photo', endings: ['heic', 'heif'] },
  webp: { kind: 'photo', endings: ['webp'] },
  ogg: { kind: 'voice', endings: ['ogg', 'oga', 'opus'] },
  mp3: { kind: 'voice', endings: ['mp3'] },
  m4a: { kind: 'voice', endings: ['m4a'] },
  mp4: { kind: 'video', endings: ['mp4'] },
  mov: { kind: 'video', endings: ['mov'] },
} as const satisfies Record<string, TypeFacts>;

export type FileType = keyof typeof facts;
export const fileTypes = Object.keys(facts) as [FileType, ...FileType[]];

export const fileKindOf = (type: FileType): FileKind => facts[type].kind;

/** The usual ending of a type, without the dot. */
export const usualEnding = (type: FileType): string => facts[type].endings[0];

/** The type that a name's ending (lower case, without the dot) stands for; null when it is none of those taken. */
export function typeOfEnding(ending: string): FileType | null {
  return fileTypes.find((type) => (facts[type].endings as readonly string[]).includes(ending)) ?? null;
}

/** Endings of types that are not taken. Any other unknown ending is part of the name ("Công văn 12.SNV"). */
const foreignEndings = new Set([
  ...['exe', 'msi', 'com', 'scr', 'bat', 'cmd', 'ps1', 'vbs', 'js', 'jar', 'apk', 'lnk', 'dll', 'sh'],
  ...['zip', 'rar', '7z', 'gz', 'tar', 'iso'],
  ...['htm', 'html', 'svg', 'xml', 'json', 'txt', 'csv', 'rtf', 'odt', 'ods', 'odp', 'eml', 'msg'],
  ...['docm', 'dotm', 'xlsm', 'xlsb', 'xltm', 'pptm'],
  ...['gif', 'bmp', 'tif', 'tiff', 'avif', 'wav', 'amr', 'wma', 'flac', 'aac', 'avi', 'mkv', 'wmv', '3gp'],
]);

export const isForeignEnding = (ending: string): boolean => foreignEndings.has(ending);
