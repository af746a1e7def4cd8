/** `npm run db:migrate`: migrates the schema without starting anything. */
import { migrate } from "#db/migrations/migrate.server.ts";
import { withDatabase } from "./with-database.ts";

await withDatabase(async (_db, { url }) => {
  await migrate(url);
  process.stdout.write("The schema is up to date.\n");
});
