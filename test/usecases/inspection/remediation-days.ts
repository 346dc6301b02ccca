import type { InspectionDesk } from './desk.ts';

const two = (number: number) => String(number).padStart(2, '0');

/**
 * Lets mornings of the office pass, one by one, and takes down what everybody is told: "29/08 officer: first line".
 * Days are ISO, both told.
 */
export async function mornings(desk: InspectionDesk, from: string, to: string): Promise<string[]> {
  const heard: string[] = [];
  for (let day = new Date(`${from}T00:00:00Z`); day <= new Date(`${to}T00:00:00Z`);) {
    const short = `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}`;
    await desk.moveTo(`${short}/${day.getUTCFullYear()} 07:30`);
    for (const [name, texts] of Object.entries(desk.readAll())) {
      for (const text of texts) heard.push(`${short} ${name}: ${text}`);
    }
    day = new Date(day.getTime() + 86_400_000);
  }
  return heard;
}

/** The first line of each. */
export const firstLines = (heard: string[]): string[] => heard.map((text) => text.split('\n')[0]!);
