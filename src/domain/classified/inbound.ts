import type { InboundEvent } from '../inbound.ts';
import { isClassified } from './classified.ts';

/** What of a message is marked as classified: its words, new or edited, or its file with name and caption. Null: nothing. */
export function classifiedIn(content: InboundEvent['content']): 'words' | 'edited' | 'file' | null {
  switch (content.kind) {
    case 'text':
      return isClassified(content.text) ? 'words' : null;
    case 'command':
      return isClassified(content.text) ? 'words' : null;
    case 'edited_text':
      return isClassified(content.text) ? 'edited' : null;
    case 'file':
      return isClassified(content.file.name ?? '') || isClassified(content.caption) ? 'file' : null;
    default:
      return null;
  }
}
