import { type SQL, sql } from "drizzle-orm";
import * as lists from "#app/learning/queries/reflection-lists.server.ts";
import { connect } from "#db/client.server.ts";

const { db, sql: client } = connect("postgres://postgres:practice@127.0.0.1:5455/learning_measure", { max: 1 });
const [p] = await db.execute<any>(sql`select * from people where name = 'Learner 77'`);
const cohortIds = (await db.execute<any>(sql`select cohort_id from cohort_memberships where person_id = ${p.id}`)).map(
  (r: any) => r.cohort_id,
);
const coach: any = { ...p, grants: [{ role: "coach", cohortId: cohortIds[0], organizationId: null }], cohortIds: [] };
const spy = new Proxy(db as any, {
  get(t, k) {
    if (k !== "execute") return Reflect.get(t, k);
    return async (q: SQL) => {
      const rows = await db.execute<any>(sql`explain (analyze, buffers off) ${q}`);
      console.log(rows.map((r: any) => r["QUERY PLAN"]).join("\n"));
      return db.execute(q);
    };
  },
});
await lists.listSharedReflections(spy, coach, 1);
await client.end();
