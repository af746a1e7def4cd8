import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import type { BenchPart } from "../requests.ts";

/** Four runs with 500 registered people, each given by sixteen of the readers: a run has at most twenty facilitators. */
const rosterRun = (number: number) => `00000000-0000-4000-8000-00000000000${1 + (Math.floor(number / 16) % 4)}`;

/** 2,000 runs in the catalog, rosters of 500, and a ledger of 200,000 entries, 40 of each learner. */
export const trainingsBench: BenchPart = {
  seed,
  pages: {
    "catalog of 2,000 runs": () => ({ path: "/trainings", texts: ["Bench run"] }),
    "catalog, page 50": () => ({ path: "/trainings?page=50", texts: ["Bench run"] }),
    "roster of 500": (number) => ({ path: `/trainings/${rosterRun(number)}/roster`, texts: ["Roster run"] }),
    "learning record": () => ({ path: "/learning-record", texts: ["Bench run"] }),
  },
  countedPaths: ["/trainings", `/trainings/${rosterRun(0)}/roster`, "/learning-record"],
};

async function seed(db: Db): Promise<void> {
  await db.execute(sql`insert into training_runs (offering_kind, offering_slug, title, summary, format, time_zone,
      starts_at, ends_at, capacity, published_at)
    select 'training', 'bench-' || n % 20, 'Bench run ' || n, 'A run of the bench.', 'online', 'America/Los_Angeles',
      now() + make_interval(hours => n * 5), now() + make_interval(hours => n * 5 + 3), 30, now() - interval '1 day'
    from generate_series(1, 2000) n`);
  await db.execute(sql`insert into training_runs (id, offering_kind, offering_slug, title, format, time_zone,
      starts_at, ends_at, capacity, published_at)
    select ('00000000-0000-4000-8000-00000000000' || n)::uuid, 'training', 'roster', 'Roster run ' || n, 'online', 'UTC',
      now() + make_interval(days => 900 + n), now() + make_interval(days => 900 + n, hours => 3), 600, now()
    from generate_series(1, 4) n`);
  await db.execute(sql`insert into meetings (training_run_id, kind, title, starts_at, minutes, time_zone)
    select id, 'training', title, starts_at, 180, time_zone from training_runs`);
  await db.execute(sql`insert into training_registrations (run_id, person_id, state)
    select t.id, p.id, 'registered' from training_runs t cross join (select id from people
      where email like '%@bench.example' order by email limit 500) p where t.offering_slug = 'roster'`);
  await db.execute(sql`insert into training_run_facilitators (run_id, person_id, name, qualification, position)
    select ('00000000-0000-4000-8000-00000000000' || 1 + (p.n - 1) / 16)::uuid, p.id, 'Reader', 'Of the bench',
      1 + (p.n - 1) % 16 from (select id, row_number() over (order by email) as n from people
      where email like '%@bench.example' order by email limit 64) p`);
  await db.execute(sql`insert into credit_holders (person_id, legal_name)
    select id, 'A learner' from people where email like '%@bench.example'
    union all select null, 'Holder ' || n from generate_series(1, 4500) n`);
  await db.execute(sql`insert into credit_entries (holder_id, run_id, kind, minutes, offered_minutes, rule, designations,
      earned_on, client_key)
    select h.id, t.id, 'earned', 150, 180, 'half_hours_down', '{}', current_date - (h.n % 900)::int,
      'bench ' || h.n || ' ' || s
    from (select id, row_number() over (order by id) as n from credit_holders) h
    cross join generate_series(1, 40) s
    join (select id, row_number() over (order by starts_at, id) as n from training_runs) t
      on t.n = 1 + (h.n * 7 + s * 43) % 2000`);
}
