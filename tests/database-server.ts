import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "#db/embedded.server.ts";
import { migrate } from "#db/migrations/migrate.server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    serverUrl: string;
    templateName: string;
    databasePrefix: string;
  }
}

/** Before all tests: a PostgreSQL (TEST_DATABASE_URL or a temporary one) with one migrated template to clone. */
export default async function setUp({ provide, vitest }: TestProject): Promise<() => Promise<void>> {
  if (!vitest.projects.some(({ name }) => name.startsWith("database"))) return async () => undefined;
  const server = process.env.TEST_DATABASE_URL ? theirs(process.env.TEST_DATABASE_URL) : await throwaway();
  const prefix = `test_${randomUUID().slice(0, 8)}`;
  const templateName = `${prefix}_template`;
  await asOwner(server.url, (sql) => sql`create database ${sql(templateName)}`);
  const template = new URL(server.url);
  template.pathname = `/${templateName}`;
  await migrate(template.href);

  provide("serverUrl", server.url);
  provide("templateName", templateName);
  provide("databasePrefix", prefix);

  return async () => {
    await asOwner(server.url, async (sql) => {
      const made = await sql<{ name: string }[]>`
        select datname as name from pg_database where starts_with(datname, ${prefix})`;
      for (const { name } of made) await sql`drop database ${sql(name)} with (force)`;
    });
    await server.stop();
  };
}

function theirs(url: string) {
  return { url, stop: async () => undefined };
}

async function throwaway() {
  const folder = await mkdtemp(join(tmpdir(), "sound-practice-tests-"));
  await chmod(folder, 0o711);
  const embedded = await startEmbedded({ dataDir: folder, durable: false });
  // Vacuum makes room that rows of later tests would fill, in another order than they were written.
  await asOwner(embedded.url, async (sql) => {
    await sql`alter system set autovacuum = off`;
    await sql`select pg_reload_conf()`;
  });
  const stop = async () => {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: embedded.url, stop };
}

async function asOwner(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
