import type { InboundEvent } from '../../../domain/inbound.ts';

/** What a person has typed or sent where something was awaited. */
export type Given = Extract<InboundEvent['content'], { kind: 'text' | 'file' }>;
