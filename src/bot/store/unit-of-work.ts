import { setTimeout as delay } from 'node:timers/promises';
import type { Transaction, UnitOfWork } from '../../domain/ports.ts';
import { answers } from './answers.ts';
import { assignments } from './assignments.ts';
import { audit } from './audit.ts';
import { calendars } from './calendars.ts';
import type { TransactionClient } from './client.ts';
import type { Database } from './database/open.ts';
import { files } from './files.ts';
import { followUp } from './follow-up.ts';
import { groups } from './groups.ts';
import { inboundLog } from './inbound-log.ts';
import { inspectionRepositories } from './inspection/repositories.ts';
import { invitations } from './invitations.ts';
import { downtimes } from './downtimes.ts';
import { limits } from './limits.ts';
import { messages } from './messages.ts';
import { outboxQueue } from './outbox/queue.ts';
import { outlines, type OutlineCache } from './outlines.ts';
import { people } from './people.ts';
import {
  createReportStates,
  transactionStates,
  type KnownState,
  type TransactionStates,
} from './report-states.ts';
import { regimes } from './regimes.ts';
import { reports } from './reports.ts';
import { mayRunAgain } from './retry.ts';
import { rounds } from './rounds.ts';
import { settings } from './settings.ts';
import { submissions } from './submissions.ts';
import { units } from './units.ts';

/** How often work is tried before its error is the caller's. */
const ATTEMPTS = 5;

/** The way to write to this database. What it has read of outlines and reports is kept where it cannot be outdated. */
export function createUnitOfWork(database: Database): UnitOfWork {
  const outlinesRead: OutlineCache = new Map();
  const states = createReportStates();
  return {
    async run(work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          const own = new Map<string, KnownState>();
          const done = await database.client.$transaction((tx) =>
            work(repositories(tx, database.kind, outlinesRead, transactionStates(states, own))),
          );
          states.keep(own);
          return done;
        } catch (error) {
          if (attempt === ATTEMPTS || !mayRunAgain(error)) throw error;
          // At random, so that two who met do not meet again.
          await delay(Math.random() * 5 * attempt);
        }
      }
    },
  };
}

function repositories(
  tx: TransactionClient,
  kind: Database['kind'],
  outlinesRead: OutlineCache,
  states: TransactionStates,
): Transaction {
  return {
    inbound: inboundLog(tx),
    people: people(tx),
    units: units(tx),
    invitations: invitations(tx),
    outlines: outlines(tx, outlinesRead),
    rounds: rounds(tx),
    assignments: assignments(tx),
    reports: reports(tx, states),
    followUp: followUp(tx),
    limits: limits(tx),
    regimes: regimes(tx),
    downtimes: downtimes(tx),
    ...inspectionRepositories(kind, tx, outlines(tx, outlinesRead)),
    answers: answers(tx),
    submissions: submissions(tx),
    messages: messages(tx),
    files: files(tx),
    groups: groups(tx),
    outbox: outboxQueue(tx, kind),
    settings: settings(tx),
    calendars: calendars(tx),
    audit: (entry) => audit(tx, entry),
  };
}
