import { isForeignEnding, typeOfEnding, usualEnding, type FileType } from './type.ts';

/** Most characters (code points) of a name, ending included; in UTF-8 it then stays below 255 bytes in practice. */
export const longestFileName = 120;

/** What no name may hold: characters that are not seen, and those that file systems refuse. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;
const refusedBySystems = /[<>:"|?*]/g;

/**
 * A name as it is kept: NFC, without path, control and direction characters, and of a bearable length; an ending survives
 * the cut. Null when nothing is left of it. Cleaning a clean name changes nothing.
 */
export function cleanFileName(given: string): string | null {
  const name = given
    .normalize('NFC')
    .replace(/^.*[\\/]/s, '')
    .replace(/\p{Z}|[\t\n\v\f\r]/gu, ' ')
    .replace(unseen, '')
    .replace(refusedBySystems, '_')
    // What has been taken out may have stood between a letter and its mark.
    .normalize('NFC');
  const { stem, ending } = split(trimmed(name));
  const room = longestFileName - [...ending].length;
  const cut = trimmed([...stem].slice(0, room).join('')) + ending;
  return cut === '' ? null : cut;
}

/** Dots in front hide a file, dots and spaces at the end are dropped by some systems. */
function trimmed(name: string): string {
  return name.replace(/ +/g, ' ').replace(/^[. ]+|[. ]+$/g, '');
}

/** A name's stem, and its ending with the dot where it has one that names a type. */
function split(name: string): { stem: string; ending: string } {
  const at = name.lastIndexOf('.');
  const ending = name.slice(at + 1).toLowerCase();
  const names = at > 0 && (typeOfEnding(ending) !== null || isForeignEnding(ending));
  return names ? { stem: name.slice(0, at), ending: name.slice(at) } : { stem: name, ending: '' };
}

/** The ending that names a type, lower case and without the dot; null when the name has none. */
export function endingOf(name: string): string | null {
  const { ending } = split(name);
  return ending === '' ? null : ending.slice(1).toLowerCase();
}

/** The name with an ending of the type: as it is when it has one, else with the usual one in its place or added. */
export function nameOfType(name: string, type: FileType): string {
  const ending = endingOf(name);
  if (ending !== null && typeOfEnding(ending) === type) return name;
  const { stem } = split(name);
  const usual = `.${usualEnding(type)}`;
  return trimmed([...stem].slice(0, longestFileName - usual.length).join('')) + usual;
}
