import { readNarrative } from '../answer/narrative.ts';
import { say } from '../message.ts';
import type { InterviewEvent } from './event.ts';
import { fieldOf, findPlaced, type Form } from './form.ts';
import { confirmation, record } from './record.ts';
import { understand } from './reply.ts';
import type { InterviewState } from './state.ts';
import type { Step } from './effect.ts';

/**
 * A person edits their own chat message. It changes the answer only while that message is a source of the answer's
 * current revision; one part of a long answer leaves the other parts as they are. The cursor does not move.
 */
export function editAnswer(
  form: Form,
  state: InterviewState,
  event: Extract<InterviewEvent, { kind: 'edit' }>,
): Step {
  const placed = findPlaced(form, event.prompt);
  const field = placed === null ? null : fieldOf(placed, event.field);
  if (placed === null || field === null) return tell(state, say('edit.unknown'));
  const { place } = placed;
  if (state.report.status === 'sent') return tell(state, say('edit.sent', { place }));
  if (!event.current) return tell(state, say('edit.not_current', { place }));
  if (field.kind === 'narrative') {
    const read = readNarrative(event.text);
    if (!read.ok) return tell(state, say('edit.refused', { place, reason: read.reason }));
    const recorded = record(state, placed, field, {
      kind: 'replace_part',
      text: read.text,
      source: event.source,
    });
    const value = { kind: 'narrative' as const, parts: [{ key: event.source, text: read.text }] };
    const said = confirmation(form, recorded.state, placed, field, value, 'changed');
    return { state: recorded.state, effects: [...recorded.effects, { do: 'tell', message: said }] };
  }
  const understood = understand(placed, field, event);
  if (!understood.ok) return tell(state, say('edit.refused', { place, reason: understood.reason }));
  const recorded = record(state, placed, field, {
    kind: 'replace',
    value: understood.value,
    source: event.source,
  });
  const said = confirmation(form, recorded.state, placed, field, understood.value, 'changed');
  return { state: recorded.state, effects: [...recorded.effects, { do: 'tell', message: said }] };
}

function tell(state: InterviewState, message: ReturnType<typeof say>): Step {
  return { state, effects: [{ do: 'tell', message }] };
}
