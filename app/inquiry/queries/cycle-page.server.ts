import { type SQL, sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import type { CycleKind, CycleRelation, Decision } from "../cycle.ts";
import type { Measure } from "../measure.ts";
import type { Step, StepTexts } from "../step.ts";
import { relationOf } from "./access.server.ts";
import type { Question } from "./cycles.server.ts";

export type TeamMember = { id: string; name: string; state: "member" | "invited" | "former" };

export type CycleEntry = {
  id: string;
  measureId: string | null;
  happenedOn: string;
  value: number | null;
  outOf: number | null;
  text: string;
  mark: string | null;
  recordedBy: string | null;
  recordedAt: string;
};

export type LineCycle = {
  id: string;
  number: number;
  title: string;
  startsOn: string | null;
  endsOn: string | null;
  decision: Decision | null;
  hasEntries: boolean;
  change: string;
  /** Whether the reader may open it. */
  isOpen: boolean;
};

export type CyclePage = {
  id: string;
  lineId: string;
  number: number;
  kind: CycleKind;
  title: string;
  startsOn: string | null;
  endsOn: string | null;
  dataEvery: number | null;
  isLocked: boolean;
  decision: Decision | null;
  decidedAt: string | null;
  updatedAt: string;
  organization: { id: string; name: string } | null;
  sharedCohort: { id: string; name: string } | null;
  relation: CycleRelation;
  texts: Record<Step, { revision: number; texts: StepTexts }>;
  questions: Question[];
  measures: Measure[];
  team: TeamMember[];
  entries: CycleEntry[];
  line: LineCycle[];
};

/** The newest texts of each step of a cycle, aliased c, as an object by step. */
const newestTexts = sql`coalesce((select json_object_agg(n.step, json_build_object('revision', n.revision, 'texts', n.texts))
  from (select distinct on (x.step) x.step, x.revision, x.texts from inquiry_texts x where x.cycle_id = c.id
    order by x.step, x.revision desc) n), '{}')`;

const listOf = (row: SQL, from: SQL, order: SQL): SQL =>
  sql`coalesce((select json_agg(${row} order by ${order}) from ${from}), '[]')`;

/** The most entries that a page shows: the newest ones. */
const mostEntries = 2_000;

/** Everything that the pages of a cycle show; null for anyone who may not open it. One statement. */
export async function findCyclePage(db: Db, person: Person, id: string): Promise<CyclePage | null> {
  if (!isId(id)) return null;
  const [row] = await db.execute<Omit<CyclePage, "texts"> & { texts: Partial<CyclePage["texts"]> }>(sql`
    select c.id, c.line_id as "lineId", c.number, c.kind, c.title, c.starts_on::text as "startsOn",
      c.ends_on::text as "endsOn", c.data_every as "dataEvery", c.locked_at is not null as "isLocked", c.decision,
      to_json(c.decided_at) #>> '{}' as "decidedAt", to_json(c.updated_at) #>> '{}' as "updatedAt", r.relation,
      (select json_build_object('id', o.id, 'name', o.name) from organizations o where o.id = c.organization_id)
        as "organization",
      (select json_build_object('id', k.id, 'name', k.name) from cohorts k where k.id = c.shared_cohort_id)
        as "sharedCohort",
      ${newestTexts} as texts,
      ${listOf(
        sql`json_build_object('position', q.position, 'question', q.question, 'prediction', q.prediction)`,
        sql`inquiry_questions q where q.cycle_id = c.id`,
        sql`q.position`,
      )} as questions,
      ${listOf(
        sql`json_build_object('id', s.id, 'position', s.position, 'name', s.name, 'definition', s.definition,
          'unit', s.unit, 'kind', s.kind, 'predictedLow', s.predicted_low, 'predictedHigh', s.predicted_high)`,
        sql`inquiry_measures s where s.cycle_id = c.id`,
        sql`s.position`,
      )} as measures,
      ${listOf(
        sql`json_build_object('id', t.person_id, 'name', p.name, 'state', case when t.left_at is not null then 'former'
          when t.joined_at is null then 'invited' else 'member' end)`,
        sql`inquiry_members t join people p on p.id = t.person_id where t.cycle_id = c.id`,
        sql`p.name, p.id`,
      )} as team,
      ${listOf(
        sql`json_build_object('id', e.id, 'measureId', e.measure_id, 'happenedOn', e.happened_on, 'value', e.value,
          'outOf', e.out_of, 'text', e.text, 'mark', e.mark, 'recordedBy', e.name, 'recordedAt', e.recorded_at)`,
        sql`(select x.*, p.name from inquiry_entries x left join people p on p.id = x.recorded_by
          where x.cycle_id = c.id and x.removed_at is null
          order by x.happened_on desc, x.recorded_at desc, x.id desc limit ${mostEntries}) e`,
        sql`e.happened_on, e.recorded_at, e.id`,
      )} as entries,
      ${line(person, id)} as line
    from inquiry_cycles c cross join lateral (select ${relationOf(person)} as relation) r
    where c.id = ${id} and r.relation is not null`);
  if (!row) return null;
  const none = { revision: 0, texts: {} };
  return { ...row, texts: { plan: none, do: none, study: none, act: none, ...row.texts } };
}

/** The newest fifty cycles of a cycle's line; of those that the reader may not open, only that they exist. */
function line(person: Person, id: string): SQL {
  return sql`(select json_agg(json_build_object('id', l.id, 'number', l.number, 'isOpen', l."isOpen",
      'title', case when l."isOpen" then l.title else '' end, 'startsOn', l.starts_on, 'endsOn', l.ends_on,
      'decision', case when l."isOpen" then l.decision end, 'hasEntries', l."hasEntries",
      'change', case when l."isOpen" then l.change else '' end) order by l.number)
    from (select c.id, c.number, c.title, c.starts_on, c.ends_on, c.decision,
        exists (select 1 from inquiry_entries x where x.cycle_id = c.id and x.removed_at is null) as "hasEntries",
        coalesce((select x.texts ->> 'change' from inquiry_texts x where x.cycle_id = c.id and x.step = 'plan'
          order by x.revision desc limit 1), '') as change,
        coalesce(${relationOf(person)} in ('member', 'coach'), false) as "isOpen"
      from inquiry_cycles c where c.line_id = (select of.line_id from inquiry_cycles of where of.id = ${id})
      order by c.number desc limit 50) l)`;
}
