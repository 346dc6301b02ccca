import { formatCode } from '../../domain/joining/code.ts';
import { administer } from '../usecases/administration.ts';
import { sheetRequests } from '../usecases/joining/invitation-sheet.ts';
import { invite, type IssuedInvitation } from '../usecases/joining/invite.ts';
import { describe, linkOf } from './invitation.ts';
import { endOfDayText, type CommandResult, type Failure, type Session } from './kit.ts';
import { csv, writeNewFile } from './sheet.ts';

export interface SheetOptions {
  unit?: string[];
  round?: string;
  output?: string;
  days: number;
}

interface Sheet {
  ok: true;
  text: string;
  invitations: ReturnType<typeof describe>[];
}

/** Invitations for many units at once, as a table to go with a guidance letter. */
export async function makeSheet(session: Session, options: SheetOptions): Promise<CommandResult> {
  const { say } = session;
  const { unit: unitCodes, round: roundCode, output: file } = options;
  if ((unitCodes === undefined) === (roundCode === undefined)) {
    return {
      ok: false,
      refusal: { key: 'admin.refused.one_target', params: { options: '--round, --unit' } },
    };
  }
  const issue = () => issueAll(session, options);
  const sheet = file === undefined ? await issue() : await writeNewFile(file, issue);
  if (!sheet.ok) return sheet;
  const { text, invitations } = sheet;
  const lines =
    file === undefined
      ? [text.replace(/^\uFEFF/, '').trimEnd()]
      : [say('admin.invite.written', { count: String(invitations.length), file })];
  return { ok: true, json: { invitations, ...(file === undefined ? {} : { file }) }, lines };
}

async function issueAll(
  session: Session,
  { unit: unitCodes = [], round: roundCode, days }: SheetOptions,
): Promise<Sheet | Failure> {
  const outcome = await administer(session.tools, async (administration) => {
    const requests = await sheetRequests(
      administration,
      roundCode === undefined ? { unitCodes } : { roundCode },
    );
    if (!requests.ok) return requests;
    const issued = await invite(administration, requests.value, days);
    if (!issued.ok) return issued;
    const botUsername = await administration.tx.settings.get('bot_username');
    return { ok: true as const, issued: issued.value, botUsername };
  });
  if (!outcome.ok) return outcome;
  const { issued, botUsername } = outcome;
  // Everybody has joined: a sheet of headings would look like a mistake.
  if (issued.length === 0) return { ok: false, refusal: { key: 'admin.invite.nobody', params: {} } };
  const rows = issued.map((each) => row(session, each, linkOf(botUsername, each.code)));
  const invitations = issued.map((each) => describe(each, linkOf(botUsername, each.code)));
  return { ok: true, text: csv([headings(session), ...rows]), invitations };
}

function headings({ say }: Session): string[] {
  return [
    say('admin.sheet.unit'),
    say('admin.sheet.person'),
    say('admin.sheet.role'),
    say('admin.sheet.code'),
    say('admin.sheet.link'),
    say('admin.sheet.valid_until'),
  ];
}

function row(session: Session, issued: IssuedInvitation, link: string | null): string[] {
  const role = session.words({ key: `role.${issued.role}`, params: {} });
  const until = endOfDayText(session, issued.expiresAt);
  return [issued.unit.name, issued.person?.name ?? '', role, formatCode(issued.code), link ?? '', until];
}
