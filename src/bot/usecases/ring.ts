import type { UnitOfWork } from '../../domain/ports.ts';
import type { AdministrationTools } from './administration.ts';
import { beat } from './notice/downtime.ts';
import { publishRemediations } from './inspection/remediation/publish.ts';
import { publishMorning } from './notice/morning.ts';
import { publishNotices } from './notice/publish-notices.ts';
import { openDueRounds } from './regime/open-due-rounds.ts';
import type { UseCaseTools } from './talk.ts';

/**
 * The doorbell: looks at what the clock has made due. It may be rung at any time and any number of times, by a schedule,
 * after time away, or because the demonstration's clock was moved.
 */
export async function ring(unitOfWork: UnitOfWork, tools: UseCaseTools): Promise<void> {
  const now = tools.clock.now();
  await beat(unitOfWork, now);
  const administration: AdministrationTools = { unitOfWork, ...tools };
  await openDueRounds(administration);
  await publishNotices(unitOfWork, tools, now);
  await publishRemediations(unitOfWork, tools, now);
  await publishMorning(unitOfWork, tools, now);
}
