import type { BroadcastFigures } from './run.ts';
import { broadcast, optimumMs } from './setting.ts';

/** The figures beside what they are to reach (issue "Deadlines and notices": Speed). */
export function broadcastTable(figures: BroadcastFigures): string {
  const { people, groups, notices } = broadcast;
  const messages = (people + groups) * notices;
  const rows: [string, string, string][] = [
    ['', 'measured', 'to reach'],
    ['time over the optimum', figures.overOptimum.toFixed(3), '1.05'],
    ['refusals', String(figures.refusals), '0'],
    ['lost, doubled', `${figures.lost}, ${figures.doubled}`, '0, 0'],
    ['growth of resident memory', `${figures.rssGrowthMb.toFixed(1)} MB`, 'flat'],
    ['grammY throttler and auto-retry', figures.peerOverOptimum.toFixed(3), ''],
    ['  refusals', String(figures.peerRefusals), ''],
    ['lost after two kills', String(figures.lostAfterKill), '0'],
    [
      '  doubled (marked as a repeat)',
      `${figures.doubledAfterKill} (${figures.markedAfterKill})`,
      'marked only',
    ],
    ['due to accepted, idle', `${figures.dueToAcceptedMs.toFixed(0)} ms`, '150 ms'],
    [
      `planning ${broadcast.reports.toLocaleString('en')} reports`,
      `${figures.planning10kMs.toFixed(0)} ms`,
      '500 ms',
    ],
    ['  as many units with something to put right', `${figures.remediation10kMs.toFixed(0)} ms`, '500 ms'],
    ['pass when nothing is due', `${figures.idlePassMs.toFixed(2)} ms`, '10 ms'],
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const how =
    `${messages.toLocaleString('en')} notices to ${people.toLocaleString('en')} people and ${groups} groups; the limits ` +
    `allow ${optimumMs(messages) / 1000} s at the least.`;
  return `${how}\n\n${lines.join('\n')}\n`;
}
