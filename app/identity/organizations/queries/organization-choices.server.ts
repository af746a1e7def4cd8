import { sql } from "drizzle-orm";
import { choicesShown } from "#app/http/choices.ts";
import { isId } from "#app/ids/id.ts";
import { holdsWords } from "#app/search/queries/matching.server.ts";
import type { Db } from "#db/client.server.ts";
import type { ManagedScope } from "../../person/role.ts";
import type { OrganizationKind } from "../organization.ts";

type Row = { id: string; name: string; districtName: string | null };

export type ChoiceScope = { reach: ManagedScope; kind?: OrganizationKind | undefined; except?: string | undefined };

/**
 * Open organizations within reach to choose from, by name, at most `choicesShown`: the chosen one first, then those
 * whose name or district's name contains the words of `q`. `isMore` says whether there are more than that without a
 * search.
 */
export async function listOrganizationChoices(
  db: Db,
  { reach, kind, except }: ChoiceScope,
  { q, chosen }: { q: string; chosen: string },
): Promise<{ rows: Row[]; isMore: boolean }> {
  const isOpen = sql`o.closed_at is null and ${kind ? sql`o.kind = ${kind}` : sql`true`}
    and ${except ? sql`o.id <> ${except}` : sql`true`} and ${
      reach === "everybody" ? sql`true` : sql`o.id = any(${sql.param(`{${reach.organizationIds.join(",")}}`)}::uuid[])`
    }`;
  const isChosen = isId(chosen) ? sql`o.id = ${chosen}` : sql`o.id is null`;
  const rows = await db.execute<Row & { isMore: boolean }>(sql`
    select o.id, o.name, d.name as "districtName",
      (select count(*) from (select 1 from organizations o where ${isOpen} limit ${choicesShown + 1}::int) counted) > ${choicesShown}::int
        as "isMore"
    from organizations o left join organizations d on d.id = o.district_id
    where ${isOpen} and (${holdsWords(q, sql`o.name || ' ' || coalesce(d.name, '')`)} or ${isChosen})
    order by ${isChosen} desc, lower(o.name), lower(d.name), o.id limit ${choicesShown}::int`);
  const [first] = rows;
  return { rows: [...rows], isMore: first?.isMore ?? q !== "" };
}
