/** `npm run db:seed`: adds the demo world to an embedded database without people. */
import type { PreparedData } from "../data.ts";
import { prepareData } from "../data.ts";
import { Refusal } from "../refusal.ts";
import { withDatabase } from "./with-database.ts";

await withDatabase(async (_db, { url, isEmbedded, env }) => {
  if (!isEmbedded) throw new Refusal("Demo people go only into the embedded database: unset DATABASE_URL.");
  const { problems }: PreparedData = await prepareData(env, {
    url,
    directUrl: url,
    isEmbedded,
    stop: async () => undefined,
  });
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  process.stdout.write("The demo world is there.\n");
});
