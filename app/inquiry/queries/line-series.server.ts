import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import type { CycleSeries } from "../line-series.ts";
import { relationOf } from "./access.server.ts";

/** The most points of one cycle: the newest ones. */
const mostPoints = 500;

/** The measures and points of the cycles of a line that a person may read, in the order of the line; at most fifty. */
export async function listLineSeries(db: Db, person: Person, lineId: string): Promise<CycleSeries[]> {
  const rows = await db.execute<CycleSeries>(sql`select l.id, l.number,
      coalesce((select json_agg(json_build_object('id', s.id, 'position', s.position, 'name', s.name,
          'definition', s.definition, 'unit', s.unit, 'kind', s.kind,
          'predictedLow', s.predicted_low, 'predictedHigh', s.predicted_high) order by s.position)
        from inquiry_measures s where s.cycle_id = l.id), '[]') as measures,
      coalesce((select json_agg(json_build_object('measureId', e.measure_id, 'happenedOn', e.happened_on,
          'value', e.value, 'outOf', e.out_of, 'mark', e.mark, 'text', e.text)
          order by e.happened_on, e.recorded_at, e.id)
        from (select * from inquiry_entries x where x.cycle_id = l.id and x.removed_at is null
          and x.measure_id is not null order by x.happened_on desc, x.recorded_at desc, x.id desc
          limit ${mostPoints}) e), '[]') as entries
    from (select c.id, c.number from inquiry_cycles c where c.line_id = ${lineId}
      and ${relationOf(person)} in ('member', 'coach') order by c.number desc limit 50) l
    order by l.number`);
  return [...rows];
}
