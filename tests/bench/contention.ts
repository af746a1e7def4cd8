import { cpus } from "node:os";
import { register } from "#app/trainings/registration/registration.server.ts";
import { connect } from "#db/client.server.ts";
import { figureOf } from "./rounds.ts";

const writers = 8;
const rounds = 5;
const perRound = 200;
const words = {
  ...{ credit: "none" as const, legalName: null, pdenrollerEmail: null, certificateNumber: null, starsId: null },
  ...{ needs: [], organizationId: null },
};

type Figures = { registrations: number; floor: number };

/**
 * Registrations per second of one run by eight connections at once, and beside each round as many transactions that only
 * lock the run's row (`select … for update`). Each round has a run of its own with seats for everybody.
 */
export async function measureContention(databaseUrl: string, say: (words: string) => void): Promise<Figures> {
  const { db, sql } = connect(databaseUrl);
  const people = await sql<{ id: string }[]>`select id from people where email like '%@bench.example'
    order by email limit ${perRound}`;
  const [of, floorOf]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const [run] = await sql<{ id: string }[]>`insert into training_runs (offering_kind, offering_slug, title, format,
        time_zone, starts_at, ends_at, capacity, published_at)
      values ('training', 'contended', 'Contended run', 'online', 'UTC', now() + interval '20 days',
        now() + interval '21 days', 1000, now()) returning id`;
    const runId = run?.id ?? "";
    floorOf.push(
      await rate(people, () =>
        sql.begin(async (own) => void (await own`select * from training_runs where id = ${runId} for update`)),
      ),
    );
    of.push(await rate(people, ({ id }) => register(db, { id }, runId, { ...words, by: id })));
  }
  await sql.end();
  const figures = { registrations: figureOf(of).median, floor: figureOf(floorOf).median };
  say(
    `Registration under contention, ${writers} connections, ${cpus().length} cores: ${figures.registrations.toFixed(0)}/s`,
  );
  say(
    `select … for update alone: ${figures.floor.toFixed(0)}/s; share ${(figures.registrations / figures.floor).toFixed(2)}`,
  );
  return figures;
}

/** How many a second, of writers that take one person after the other. */
async function rate<Each>(all: readonly Each[], act: (each: Each) => Promise<unknown>): Promise<number> {
  const left = [...all];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let each = left.pop(); each !== undefined; each = left.pop()) await act(each);
    }),
  );
  return (all.length / (performance.now() - begun)) * 1000;
}
