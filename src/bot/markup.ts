/** How a channel writes words down. The locales use `<b>` and `<i>` only; everything else in a text is plain. */
export interface Markup {
  /** Makes plain text harmless: what an officer wrote never becomes markup. */
  escape(text: string): string;
  /** `html` keeps the locales' own tags, `none` drops them. */
  tags: 'html' | 'none';
}

/** Text without any markup, for buttons and short pop-ups. */
export const plain: Markup = { escape: (text) => text, tags: 'none' };
