import { sql } from "drizzle-orm";
import type { BenchPart } from "../requests.ts";

export const peopleBench: BenchPart = {
  async seed(db, { learners }) {
    await db.execute(sql`
      insert into people (email, name)
      select 'learner-' || n || '@bench.example', 'Learner ' || n from generate_series(1, ${learners}) n`);
    await db.execute(sql`
      insert into role_grants (person_id, role, reason)
      select id, 'educator', 'benchmark' from people where email like '%@bench.example'`);
  },
  countedPaths: ["/settings/profile"],
};
