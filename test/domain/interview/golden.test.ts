import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readYamlFile } from '../../../src/bot/files/yaml-file.ts';
import type { Effect } from '../../../src/domain/interview/effect.ts';
import type { InterviewEvent } from '../../../src/domain/interview/event.ts';
import type { Form } from '../../../src/domain/interview/form.ts';
import {
  cursorSchema,
  emptyCursor,
  emptyReport,
  reportStateSchema,
  type InterviewState,
} from '../../../src/domain/interview/state.ts';
import { step } from '../../../src/domain/interview/step.ts';
import { audienceFactsSchema } from '../../../src/domain/outline/audience.ts';
import { findPrompt } from '../../../src/domain/outline/outline.ts';
import { outlineSchema } from '../../../src/domain/outline/schema.ts';

/**
 * Whole interviews as data. Each turn is an event and what follows from it: what is said (message keys with some of
 * their parameters), what is recorded, where the person stands. Prompts are named by code in `prompt`.
 */
const turnSchema = z.strictObject({
  event: z.record(z.string(), z.unknown()),
  /** Effects in order, each holding at least these properties; messages as [key, some parameters]. */
  effects: z.array(z.record(z.string(), z.unknown())),
  at: z.tuple([z.string(), z.string()]).nullable().optional(),
  mode: z.enum(['asking', 'browsing', 'recording_document']).optional(),
  fields: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});
const goldenSchema = z.strictObject({
  description: z.string(),
  outline: z.string(),
  facts: audienceFactsSchema,
  turns: z.array(turnSchema),
});

const folder = join(import.meta.dirname, '../../fixtures/interviews');

function throughJson(state: InterviewState): InterviewState {
  const json = JSON.parse(JSON.stringify(state)) as InterviewState;
  return { report: reportStateSchema.parse(json.report), cursor: cursorSchema.parse(json.cursor) };
}

/** Messages as [key, params], so that a golden file can name them shortly. */
function comparable(effect: Effect): Record<string, unknown> {
  const short = (message: { key: string; params: unknown }) => [message.key, message.params];
  const shown: Record<string, unknown> = { ...effect };
  if ('lead' in effect) shown['lead'] = effect.lead.map(short);
  if ('reason' in effect) shown['reason'] = short(effect.reason);
  if ('message' in effect) shown['message'] = short(effect.message);
  return shown;
}

const defaults = { siblings: {}, sentAt: '2024-07-22T01:00:00Z', beforeQuestion: false, today: '2024-07-22' };

for (const file of readdirSync(folder)) {
  const golden = goldenSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  it(golden.description, async () => {
    const read = await readYamlFile(`prisma/seed/outlines/${golden.outline}.yaml`, outlineSchema);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const form: Form = {
      assignmentId: 'a1',
      outline: read.value,
      facts: golden.facts,
      unitName: 'Đơn vị thử',
      roundTitle: 'Đợt thử',
      limit: { words: 'trước ngày 10/8/2024', lastDay: '2024-08-09', lastHour: null },
      cutoff: null,
    };
    let state: InterviewState = { report: emptyReport(), cursor: emptyCursor() };
    for (const [at, turn] of golden.turns.entries()) {
      const { prompt, ...rest } = turn.event;
      const action = rest['action'] as Record<string, unknown> | undefined;
      const indexed =
        action !== undefined && typeof action['prompt'] === 'string'
          ? {
              action: {
                assignmentId: 'a1',
                ...action,
                prompt: findPrompt(read.value, action['prompt'])!.index,
              },
            }
          : action === undefined
            ? {}
            : { action: { assignmentId: 'a1', ...action } };
      const named = prompt === undefined ? {} : { prompt };
      const event = {
        ...defaults,
        source: `m${at}`,
        ...rest,
        ...named,
        ...indexed,
      } as unknown as InterviewEvent;
      const before = JSON.stringify(state);
      const stepped = step(form, state, event);
      expect(JSON.stringify(state), 'the step changed its input').toBe(before);
      state = throughJson(stepped.state);
      const where = `turn ${at + 1}`;
      expect(stepped.effects.map(comparable), where).toMatchObject(turn.effects);
      if (turn.at !== undefined) {
        const here = state.cursor.prompt === null ? null : [state.cursor.prompt, state.cursor.field];
        expect(here, where).toEqual(turn.at);
      }
      if (turn.mode !== undefined) expect(state.cursor.mode, where).toBe(turn.mode);
      for (const [code, fields] of Object.entries(turn.fields ?? {})) {
        expect(state.report.prompts[code]?.fields, where).toEqual(fields);
      }
    }
  });
}
