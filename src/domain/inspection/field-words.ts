import { type Message, say } from '../message.ts';
import type { ReformField } from './kind.ts';

export function fieldMessage(field: ReformField | null): Message {
  return say(`reform_field.${field ?? 'none'}`);
}
