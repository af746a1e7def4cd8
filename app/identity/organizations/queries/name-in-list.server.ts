import { type SQL, sql } from "drizzle-orm";

/**
 * An organization's name for a list, given its table's name or alias. A school that shares its name with another
 * organization is followed by its district: "Lincoln Elementary, North District".
 */
export function nameInList(organization: "o" | "organizations"): SQL<string> {
  const o = sql.identifier(organization);
  return sql<string>`case when exists (select 1 from organizations twin where lower(twin.name) = lower(${o}.name)
      and twin.id <> ${o}.id and twin.merged_into_id is null)
    then concat_ws(', ', ${o}.name, (select district.name from organizations district where district.id = ${o}.district_id))
    else ${o}.name end`;
}
