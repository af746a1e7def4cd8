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

type Found = { measures: Measure[]; entries: PublicEntry[] };

/**
 * The measures and points of a cycle, without notes and names, for what leaves its team through `publicSeriesOf`. With
 * `until`, only the points that were recorded until that moment.
 */
export async function findPublicSeries(db: Db, cycleId: string, until: string | null = null): Promise<Found> {
  return (await listPublicSeries(db, [cycleId], until)).get(cycleId) ?? { measures: [], entries: [] };
}

/** The same of several cycles, by their ids; with `until`, of the points that were recorded until that moment. */
export async function listPublicSeries(
  db: Db,
  cycleIds: readonly string[],
  until: string | null = null,
): Promise<Map<string, Found>> {
  const rows = await db.execute<Found & { id: string }>(sql`select c.id,
    coalesce((select json_agg(json_build_object('id', s.id, 'position', s.position, 'name', s.name,
        'definition', s.definition, 'unit', s.unit, 'kind', s.kind,
        'predictedLow', null, 'predictedHigh', null) order by s.position)
      from inquiry_measures s where s.cycle_id = c.id), '[]') as measures,
    coalesce((select json_agg(json_build_object('measureId', e.measure_id, 'happenedOn', e.happened_on, 'value', e.value,
        'outOf', e.out_of, 'mark', null, 'text', '') order by e.happened_on, e.recorded_at, e.id)
      from (select * from inquiry_entries x where x.cycle_id = c.id and x.measure_id is not null
        and x.removed_at is null and (${until}::timestamptz is null or x.recorded_at <= ${until}::timestamptz)
        order by x.happened_on desc limit 500) e), '[]') as entries
    from unnest(${sql.param(cycleIds)}::uuid[]) as c(id)`);
  return new Map(rows.map(({ id, measures, entries }) => [id, { measures, entries }]));
}
