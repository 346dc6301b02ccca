import { SimulatorRefusal } from './model.ts';

/** @throws SimulatorRefusal when the text of a path, a query or a form is none */
export function wholeNumber(text: string | null | undefined): number {
  const value = Number(text);
  if (text === null || text === undefined || text === '' || !Number.isSafeInteger(value)) {
    throw new SimulatorRefusal(`${text ?? 'Nothing'} is not a whole number.`);
  }
  return value;
}
