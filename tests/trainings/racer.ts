/** A process of the race in race.test.ts: registers its people for a run at once, and cancels every third. */
import { register } from "#app/trainings/registration/registering.server.ts";
import { acceptOffer, cancelRegistration } from "#app/trainings/registration/registration.server.ts";
import { connect } from "#db/client.server.ts";
import { nothingMore } from "./run.ts";

const [url = "", runId = "", at = "", cancels = "", ...people] = process.argv.slice(2);
const { db, sql } = connect(url, { max: 4 });
const now = new Date(at);

async function race(id: string, index: number): Promise<void> {
  await register(db, { id }, runId, { ...nothingMore, organizationId: null, by: id }, now);
  if (cancels !== "cancels") return;
  if (index % 3 === 0) await cancelRegistration(db, { id }, runId, { now });
  else await acceptOffer(db, { id }, runId, now); // possible for those who were offered a seat by then
}

await Promise.all(people.map(race));
await sql.end();
