import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { countRegistrations } from "#app/trainings/registration/queries/registrations.server.ts";
import { seatStates } from "#app/trainings/registration/registration.ts";
import type { Db } from "#db/client.server.ts";
import { people } from "#db/schema/index.ts";
import { withCommittedDatabase } from "#tests/database.ts";
import { effort } from "#tests/effort.ts";
import { join } from "#tests/world.ts";
import { aRun, now } from "./run.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const script = fileURLToPath(new URL("racer.ts", import.meta.url));
/** `npm run soak` runs the whole race; each change a smaller one. */
const isSoak = effort > 1;

type Race = { people: number; seats: number; processes: number; cancels: boolean };

test.each<Race>([
  ...Array<Race>(isSoak ? 30 : 1).fill({ people: 60, seats: 5, processes: 2, cancels: true }),
  ...(isSoak ? [{ people: 500, seats: 20, processes: 20, cancels: false }] : []),
])("$people people in $processes processes race for $seats seats, cancellations in between: $cancels", (race) =>
  withCommittedDatabase(async (db, url) => {
    const dana = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    const runId = await aRun(db, dana, { capacity: race.seats });
    const racers = await db
      .insert(people)
      .values(
        Array.from({ length: race.people }, (_, n) => ({ name: `Racer ${n}`, email: `racer${n}@practice.example` })),
      )
      .returning({ id: people.id });
    await run(race, { url, runId, ids: racers.map(({ id }) => id) });
    const counts = await countRegistrations(db, runId);
    const canceled = race.cancels ? race.people / 3 : 0;
    expect((counts.registered ?? 0) + (counts.offered ?? 0)).toBe(race.seats);
    expect(counts.canceled ?? 0).toBe(canceled);
    expect(counts.waitlisted).toBe(race.people - canceled - race.seats);
    expect(await mostSeatsEverTaken(db, runId)).toBe(race.seats);
    expect(await passedOver(db, runId)).toEqual([]);
  }),
);

async function run({ processes, cancels }: Race, { url, runId, ids }: { url: string; runId: string; ids: string[] }) {
  const share = Math.ceil(ids.length / processes);
  const ends = Array.from({ length: processes }, async (_, n) => {
    const own = ids.slice(n * share, (n + 1) * share);
    const words = [url, runId, now.toISOString(), cancels ? "cancels" : "stays", ...own];
    const child = spawn(process.execPath, ["--import", "./app/messages/preload.ts", script, ...words], {
      ...{ cwd: root, stdio: "inherit", env: process.env },
    });
    return once(child, "exit");
  });
  expect(await Promise.all(ends)).toEqual(ends.map(() => [0, null]));
}

/** The most seats that were taken at any moment, by the moves as they were noted, in order. */
async function mostSeatsEverTaken(db: Db, runId: string): Promise<number> {
  const seats = sql.join(
    seatStates.map((state) => sql`${state}`),
    sql`, `,
  );
  const [row] = await db.execute<{ most: number }>(sql`with moves as (
      select e.id, (e.state in (${seats}))::int - coalesce(lag((e.state in (${seats}))::int)
        over (partition by e.registration_id order by e.id), 0) as change
      from training_registration_events e join training_registrations r on r.id = e.registration_id
      where r.run_id = ${runId})
    select max(total)::int as most from (select sum(change) over (order by id) as total from moves) sums`);
  return row?.most ?? 0;
}

/** People who still wait although somebody who joined the waitlist after them was offered a seat. */
async function passedOver(db: Db, runId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`select w.id from training_registrations w
    where w.run_id = ${runId} and w.state = 'waitlisted' and exists (
      select 1 from training_registrations o join training_registration_events e on e.registration_id = o.id
      where o.run_id = w.run_id and e.state = 'offered' and (o.queued_at, o.id) > (w.queued_at, w.id))`);
  return rows.map(({ id }) => id);
}
