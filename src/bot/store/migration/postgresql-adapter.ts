import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

// PostgreSQL's catalogues have one-letter columns of the type "char". Prisma's adapter refuses the type; the engine
// wants it as a character. No catalogue has a uuid, so a "char" passes the adapter as one.
const CHAR = pg.types.builtins.CHAR;
const UUID = pg.types.builtins.UUID;

/** Prisma's PostgreSQL adapter, made fit for the schema engine, which reads the server's catalogues through it. */
export function postgresqlAdapterFactory(url: string): SqlMigrationAwareDriverAdapterFactory {
  const connect = async (): Promise<SqlDriverAdapter> => {
    const factory = new PrismaPg(poolWithCharAsUuid(url), { disposeExternalPool: true });
    return readUuidAsCharacter(await factory.connect());
  };
  const connectToShadowDb = () => Promise.reject(new Error('Migrations are compared on a scratch database'));
  return { provider: 'postgres', adapterName: '@prisma/adapter-pg', connect, connectToShadowDb };
}

function poolWithCharAsUuid(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url });
  const original = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryArrayResult>;
  const query = async (...args: unknown[]) => {
    const result = await original(...args);
    for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = UUID;
    return result;
  };
  return Object.assign(pool, { query: query as typeof pool.query });
}

function readUuidAsCharacter(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const original = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (sql) => {
    const result = await original(sql);
    const columnTypes = result.columnTypes.map((type) =>
      type === ColumnTypeEnum.Uuid ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  return adapter;
}
