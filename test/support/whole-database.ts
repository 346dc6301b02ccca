import type { Database } from '../../src/bot/store/database/open.ts';

/** Every row of every table, as text: to see that something is kept nowhere. */
export async function wholeDatabase({ client, kind }: Database): Promise<string> {
  const tables = await client.$queryRawUnsafe<{ name: string }[]>(
    kind === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table'"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()',
  );
  const rows: unknown[] = [];
  for (const { name } of tables) rows.push(name, await client.$queryRawUnsafe(`SELECT * FROM "${name}"`));
  return JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'bigint'
      ? String(value)
      : value instanceof Uint8Array
        ? new TextDecoder().decode(value)
        : value,
  );
}
