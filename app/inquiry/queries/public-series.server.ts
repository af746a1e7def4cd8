import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import type { Measure } from "../measure.ts";

export type PublicEntry = {
  measureId: string;
  happenedOn: string;
  value: number;
  outOf: number | null;
  mark: null;
  text: string;
};

/** The measures and points of a cycle, without notes and names, for what leaves its team through `publicSeriesOf`. */
export async function findPublicSeries(
  db: Db,
  cycleId: string,
): Promise<{ measures: Measure[]; entries: PublicEntry[] }> {
  const [row] = await db.execute<{ measures: Measure[]; entries: PublicEntry[] }>(sql`select
    coalesce((select json_agg(json_build_object('id', s.id, 'position', s.position, 'name', s.name,
        'definition', s.definition, 'unit', s.unit, 'kind', s.kind,
        'predictedLow', null, 'predictedHigh', null) order by s.position)
      from inquiry_measures s where s.cycle_id = ${cycleId}), '[]') as measures,
    coalesce((select json_agg(json_build_object('measureId', e.measure_id, 'happenedOn', e.happened_on, 'value', e.value,
        'outOf', e.out_of, 'mark', null, 'text', '') order by e.happened_on, e.recorded_at, e.id)
      from (select * from inquiry_entries x where x.cycle_id = ${cycleId} and x.measure_id is not null
        and x.removed_at is null order by x.happened_on desc limit 500) e), '[]') as entries`);
  return row ?? { measures: [], entries: [] };
}
