import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import type { BenchPart } from "../requests.ts";

/** Four decided cycles with 60 points for each of 400 people, and 200 entries in the library. */
export const inquiryBench: BenchPart = {
  seed,
  pages: {
    "own cycles": () => ({ path: "/inquiry", texts: ["Bench cycle 1", "Adapting"] }),
    library: () => ({ path: "/library", texts: ["Offered by the bench"] }),
  },
  countedPaths: ["/inquiry", "/library"],
};

async function seed(db: Db): Promise<void> {
  await db.execute(sql`insert into inquiry_cycles (line_id, number, title, starts_on, ends_on, data_every, locked_at,
      decision, decided_at)
    select p.id, n, 'Bench cycle ' || n, current_date - 60, current_date, 1, now(), 'adapt', now()
    from (select id from people where email like '%@bench.example' order by email limit 400) p
    cross join generate_series(1, 4) n`);
  await db.execute(sql`insert into inquiry_members (cycle_id, person_id, joined_at)
    select id, line_id, now() from inquiry_cycles`);
  await db.execute(sql`insert into inquiry_texts (cycle_id, step, revision, texts)
    select id, 'plan', 1, '{"change":"Greet each child by name."}' from inquiry_cycles`);
  await db.execute(sql`insert into inquiry_measures (cycle_id, position, name, kind)
    select id, 1, 'Greeted', 'share' from inquiry_cycles`);
  await db.execute(sql`insert into inquiry_entries (id, cycle_id, measure_id, happened_on, value, out_of)
    select gen_random_uuid(), cycle_id, id, current_date - d, d % 24, 24 from inquiry_measures
    cross join generate_series(1, 60) d`);
  await db.execute(sql`with offered as (insert into library_offers (cycle_id, texts, setting, topics, outcome, audience,
      state, published_at)
    select id, '{"title":"Offered by the bench","place":"","tried":"Greeting.","happened":"","advice":""}', 'elementary',
      '{belonging}', 'adapt', 'members', 'published', now() from inquiry_cycles where number = 1 order by id limit 200
    returning cycle_id)
    insert into library_consents (cycle_id, person_id, revision)
    select o.cycle_id, m.person_id, 1 from offered o join inquiry_members m on m.cycle_id = o.cycle_id`);
}
