/** Longest excerpt of an answer that a message shows; longer ones can be read whole. */
export const excerptLength = 240;

/** Shortens for showing: cuts at a blank where one is near, and never splits a surrogate pair. */
export function excerpt(text: string, length = excerptLength): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
  const blank = cut.lastIndexOf(' ');
  return `${cut.slice(0, blank > length / 2 ? blank : cut.length).trimEnd()}…`;
}
