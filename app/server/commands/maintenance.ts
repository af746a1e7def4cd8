/** `npm run maintenance -- on [message]` and `-- off`: closes the site to everyone but administrators, or opens it. */
import { endMaintenance, startMaintenance } from "#app/maintenance/maintenance.server.ts";
import { Refusal } from "../refusal.ts";
import { withDatabase } from "./with-database.ts";

const [wish, ...words] = process.argv.slice(2);

await withDatabase(async (db) => {
  if (wish === "on") await startMaintenance(db, { by: null, until: null, message: words.join(" ") || null });
  else if (wish === "off") await endMaintenance(db, null);
  else throw new Refusal('Say which: npm run maintenance -- on "We move the database." or npm run maintenance -- off');
  process.stdout.write(wish === "on" ? "Closed for everybody but administrators.\n" : "Open for everybody.\n");
});
