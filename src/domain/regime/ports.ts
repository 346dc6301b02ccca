import type { RegimeFile } from './regime-file.ts';

export interface Regime {
  id: string;
  code: string;
  file: RegimeFile;
}

export type RegimePeriodStatus = 'planned' | 'opened' | 'skipped' | 'missed' | 'refused';

/** What a coordinator changed before a period opened. */
export interface RegimeAdjustment {
  openOn?: string | undefined;
  /** The last permitted day for everyone. */
  lastDay?: string | undefined;
}

export interface RegimePeriod {
  id: string;
  regimeId: string;
  year: number;
  /** Code of the period in the regime's file. */
  period: string;
  openOn: string;
  status: RegimePeriodStatus;
  adjustment: RegimeAdjustment | null;
}

export interface Regimes {
  save(regime: Regime, at: string): Promise<void>;
  byCode(code: string): Promise<Regime | null>;
  /** Those in force. */
  all(): Promise<Regime[]>;
  /** In order of the day they open on. */
  periods(regimeId: string): Promise<RegimePeriod[]>;
  period(id: string): Promise<{ regime: Regime; period: RegimePeriod } | null>;
  /** Ids of planned periods whose day has come by `day` (ISO date), oldest first. */
  due(day: string): Promise<string[]>;
  /** Plans a period; one that is planned already stays as it is. */
  plan(period: RegimePeriod): Promise<void>;
  /** Drops a period that is planned and no longer meant. */
  forget(id: string): Promise<void>;
  /** Marks a planned period as opened; false when it is not planned any more. Who gets true opens its round. */
  claim(id: string): Promise<boolean>;
  /** Changes a period that still has the status `was`; false when it has not. */
  change(period: RegimePeriod, was: RegimePeriodStatus): Promise<boolean>;
  /** What became of a period that was claimed. */
  settle(id: string, status: 'opened' | 'refused', roundId: string | null): Promise<void>;
}
