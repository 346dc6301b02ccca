import { say } from '../message.ts';
import type { View } from '../view.ts';

/** What is said about a hidden inspection: a locked screen shows the first line, which names neither it nor its unit. */
export function discreet(shown: View): View {
  return { ...shown, paragraphs: [say('inspection.for_you_only'), ...shown.paragraphs] };
}
