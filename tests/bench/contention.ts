import { cpus } from "node:os";
import type { Sql, TransactionSql } from "postgres";
import { register } from "#app/trainings/registration/registering.server.ts";
import { connect } from "#db/client.server.ts";
import { figureOf } from "./rounds.ts";

const connections = 8;
/** As many as race for five seats in tests/trainings/race.test.ts. */
const callers = 60;
const rounds = 5;
const perRound = 300;
const words = {
  ...{ credit: "none" as const, legalName: null, pdenrollerEmail: null, certificateNumber: null, starsId: null },
  ...{ needs: [], organizationId: null },
};

type Figures = { registrations: number; lock: number; insert: number };

/**
 * Registrations per second of one run with a session by sixty people at once, and beside each round two floors by as many
 * over the same eight connections: a transaction that only locks the run's row (`select … for update`), and one that also
 * inserts a bare registration. Each commits durably. Each round has a run of its own with seats for everybody.
 */
export async function measureContention(databaseUrl: string, say: (words: string) => void): Promise<Figures> {
  const { db, sql } = connect(databaseUrl, { max: connections });
  const people = await sql<{ id: string }[]>`select id from people where email like '%@bench.example'
    order by email limit ${perRound}`;
  const lock = (own: TransactionSql, runId: string) => own`select * from training_runs where id = ${runId} for update`;
  const rates: Record<keyof Figures, number[]> = { registrations: [], lock: [], insert: [] };
  for (let round = 0; round < rounds; round += 1) {
    const [runId, bareRunId] = [await insertRun(sql), await insertRun(sql)];
    rates.lock.push(await rate(people, () => sql.begin(async (own) => void (await lock(own, runId)))));
    rates.insert.push(
      await rate(people, ({ id }) =>
        sql.begin(async (own) => {
          await lock(own, bareRunId);
          await own`insert into training_registrations (run_id, person_id, state) values (${bareRunId}, ${id}, 'registered')`;
        }),
      ),
    );
    rates.registrations.push(await rate(people, ({ id }) => register(db, { id }, runId, { ...words, by: id })));
    const [{ count } = { count: 0 }] = await sql<{ count: number }[]>`select count(*)::int from training_registrations
      where run_id = ${runId} and state = 'registered'`;
    if (count !== perRound) throw new Error(`${count} of ${perRound} people were registered`);
  }
  await sql.end();
  const figures = {
    ...{ registrations: figureOf(rates.registrations).median, lock: figureOf(rates.lock).median },
    insert: figureOf(rates.insert).median,
  };
  const share = (floor: number) => `${floor.toFixed(0)}/s; share ${(figures.registrations / floor).toFixed(2)}`;
  say(
    `Registration under contention, ${callers} at once, ${connections} connections, ${cpus().length} cores: ${figures.registrations.toFixed(0)}/s`,
  );
  say(`select … for update alone: ${share(figures.lock)}`);
  say(`select … for update and an insert: ${share(figures.insert)}`);
  return figures;
}

async function insertRun(sql: Sql): Promise<string> {
  const [run] = await sql<{ id: string }[]>`insert into training_runs (offering_kind, offering_slug, title, format,
      time_zone, starts_at, ends_at, capacity, published_at)
    values ('training', 'contended', 'Contended run', 'online', 'UTC', now() + interval '20 days',
      now() + interval '20 days 3 hours', 1000, now()) returning id`;
  if (!run) throw new Error("no run was made");
  await sql`insert into meetings (training_run_id, kind, title, starts_at, minutes, time_zone)
    select id, 'training', title, starts_at, 180, time_zone from training_runs where id = ${run.id}`;
  return run.id;
}

/** How many a second, of callers that take one person after the other. */
async function rate<Each>(all: readonly Each[], act: (each: Each) => Promise<unknown>): Promise<number> {
  const left = [...all];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (let each = left.pop(); each !== undefined; each = left.pop()) await act(each);
    }),
  );
  return (all.length / (performance.now() - begun)) * 1000;
}
