import { recordKeyCheck } from "#app/operations/key-check.server.ts";
import type { Env } from "#app/settings/env.server.ts";
import { connect } from "#db/client.server.ts";
import { migrate } from "#db/migrations/migrate.server.ts";
import { hasDemoPeople, seed } from "#db/seed/index.ts";
import { prepareContent } from "../catalog/prepare.server.ts";
import type { Database } from "./database.ts";
import { Refusal } from "./refusal.ts";

export type PreparedData = { releaseFile: string; problems: string[] };

const wrongKey =
  "SECRET_KEY is not the one that this database was first used with: authenticator apps, waiting mail and invitations " +
  "that it sealed cannot be read. Start with the first key, or let people set up their second step again.";

/** Prepares the schema, the content and, in the embedded database only, the demo world. */
export async function prepareData(env: Env, database: Database): Promise<PreparedData> {
  await migrate(database.directUrl);
  const { db, sql } = connect(database.url, { max: 4 });
  try {
    if (!database.isEmbedded && (await hasDemoPeople(db))) {
      throw new Refusal(
        "This database holds demo people, whose password everybody knows, so it must not serve real ones. " +
          "Point DATABASE_URL to a database of its own.",
      );
    }
    const { releaseFile, problems } = await prepareContent({
      db,
      contentDir: env.CONTENT_DIR,
      dataDir: env.DATA_DIR,
    });
    if (!(await recordKeyCheck(db))) problems.push(wrongKey);
    if (database.isEmbedded) await seed(db);
    return { releaseFile, problems: problems.map(String) };
  } finally {
    await sql.end({ timeout: 5 });
  }
}
