import type { InterviewFigures } from './interview.ts';
import type { Setting } from './setting.ts';

/** The figures beside what they are to reach (issue "The main job": Speed and memory). */
export function asTable(figures: InterviewFigures, { chats, warmUpAnswers, rounds }: Setting): string {
  const { echoMs, peerMs75, peerMs500, oursMs34, oursMs75, oursMs500 } = figures;
  const slowest = Math.max(oursMs34, oursMs75, oursMs500);
  const rows: [string, string, string][] = [
    ['', 'measured', 'to reach'],
    ['echo bot', ms(echoMs), ''],
    ['conversations, 34 prompts', ms(figures.peerMs34), ''],
    ['conversations, 75 prompts', ms(peerMs75), ''],
    ['conversations, 500 prompts', ms(peerMs500), ''],
    ['this program, 34 prompts', ms(oursMs34), ''],
    ['this program, 75 prompts', ms(oursMs75), `${ms(peerMs75)} (level)`],
    ['this program, 500 prompts', ms(oursMs500), `${ms(peerMs500 / 2.5)} (2.5 times faster)`],
    ['  95 % of answers within', ms(figures.oursP95Ms), '15.00 ms'],
    ['  times the echo', (slowest / echoMs).toFixed(1), '10.0'],
    ['  last 50 over first 50 of 500', figures.lastOverFirst500.toFixed(2), '1.10'],
    ['  resident memory', `${figures.rssMb.toFixed(0)} MB`, '200 MB'],
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const how =
    `Wall time over answers of 1,000 characters; ${chats[34]} chats (${chats[500]} with 500 prompts) in turn, one answer under way at a time, after ` +
    `${warmUpAnswers} to warm up; medians of ${rounds[34]} rounds (${rounds[500]} of the form of 500).`;
  return `${how}\n\n${lines.join('\n')}\n`;
}

const ms = (value: number) => `${value.toFixed(2)} ms`;
