import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import { grantOf, type InvitedTo, learnsIn, namesEnough } from "../invitations/invitation.ts";
import { covers, type Grant, type Role } from "../person/role.ts";
import type { FileRow } from "./import-file.server.ts";
import { nearestNames } from "./import-names.ts";

export type Problem = { column: string; message: string };

export type Place = { id: string; name: string; kind: string; districtId: string | null; districtName: string | null };

/** What the database holds that a file of people touches; addresses in lower case, pairs as "one other". */
export type PeopleWorld = {
  organizations: Place[];
  cohorts: { id: string; name: string }[];
  people: Map<string, { id: string; name: string; isVerified: boolean }>;
  members: Set<string>;
  learners: Set<string>;
  grants: Map<string, Grant[]>;
  invited: Map<string, InvitedTo[]>;
};

/** What a good row asks for. */
export type PersonPlan = InvitedTo & {
  email: string;
  name: string | null;
  title: string | null;
  startsOn: string | null;
  /** Whose account it is; null for who is invited. */
  personId: string | null;
  effects: PersonEffect[];
};

export const personEffects = [
  "invite",
  "already_invited",
  "join",
  "already_member",
  "join_cohort",
  "in_cohort",
  "add_role",
  "role_held",
  "name_kept",
] as const;
export type PersonEffect = (typeof personEffects)[number];

export type Checked<Plan> = { row: FileRow; problems: Problem[]; plan: Plan | null };

/** Roles that a file may give; those that need a second step are given one by one, by hand. */
const rolesByFile: Record<string, Role | "by_hand"> = {
  "": "educator",
  educator: "educator",
  coach: "coach",
  datacoach: "coach",
  clockhourmanager: "clock_hour_manager",
  programlead: "by_hand",
  lead: "by_hand",
  administrator: "by_hand",
  admin: "by_hand",
};

const lower = (text: string) => text.toLowerCase();
const address = z.email();

/** Flaws that any row may have, whatever its columns mean. */
export function flawsOf({ cells, flaw }: FileRow): Problem[] {
  const problems = Object.entries(cells).flatMap(([column, cell]): Problem[] => {
    if (/^'?[=+\-@]/.test(cell)) return [{ column, message: m.importsProblemFormula() }];
    if (/[\p{Cc}\uFFFD]/u.test(cell)) return [{ column, message: m.importsProblemUnreadable() }];
    if (cell.length > (column === "email" ? 254 : 120)) return [{ column, message: m.importsProblemLong() }];
    return [];
  });
  if (flaw === "extra_cells") problems.push({ column: "", message: m.importsProblemExtra() });
  if (flaw === "quotes") problems.push({ column: "", message: m.importsProblemQuotes() });
  return problems;
}

/** A day as people write it: 2026-09-01 or 9/1/2026; null when it is none. */
export function dayFrom(text: string): string | null {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const iso = american ? `${american[3]}-${american[1]?.padStart(2, "0")}-${american[2]?.padStart(2, "0")}` : text;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso) || iso < "1950-01-01" || iso > "2100-01-01") return null;
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null;
}

/** Checks every row of people against the file itself and the world; a row has problems or a plan. */
export function peopleChecker(world: PeopleWorld) {
  const organizations = Map.groupBy(world.organizations, ({ name }) => lower(name));
  const cohorts = new Map(world.cohorts.map((cohort) => [lower(cohort.name), cohort]));
  const suggest = nearestNames(world.organizations.map(({ name }) => name));
  const suggestCohort = nearestNames(world.cohorts.map(({ name }) => name));
  const seen = new Map<string, number>();
  const names = new Map<string, { name: string; line: number }>();

  function organizationOf(cells: FileRow["cells"], problems: Problem[]): string | null {
    const { organization, district } = cells;
    if (!organization) return null;
    const found = organizations.get(lower(organization)) ?? [];
    const fitting = district
      ? found.filter((each) => lower(each.districtName ?? each.name) === lower(district))
      : found;
    const [only, second] = fitting;
    if (only && !second) return only.id;
    if (second) problems.push({ column: "organization", message: m.importsProblemWhichOrganization() });
    else if (found.length > 0) problems.push({ column: "district", message: m.importsProblemOtherDistrict() });
    else
      problems.push({
        column: "organization",
        message: unknown(suggest(organization), m.importsProblemOrganization()),
      });
    return null;
  }

  function cohortOf({ cohort }: FileRow["cells"], problems: Problem[]): string | null {
    const found = cohort ? cohorts.get(lower(cohort)) : undefined;
    if (cohort && !found) {
      problems.push({ column: "cohort", message: unknown(suggestCohort(cohort), m.importsProblemCohort()) });
    }
    return found?.id ?? null;
  }

  function noteRepeats(row: FileRow, email: string, place: InvitedTo, problems: Problem[]): void {
    const key = [lower(email), place.role, place.organizationId, place.cohortId].join(" ");
    const before = seen.get(key);
    if (before !== undefined) problems.push({ column: "", message: m.importsProblemTwice({ line: before }) });
    seen.set(key, before ?? row.line);
    const { name } = row.cells;
    const other = names.get(lower(email));
    if (name && other && other.name !== name) {
      problems.push({ column: "name", message: m.importsProblemTwoNames({ line: other.line }) });
    }
    if (name && !other) names.set(lower(email), { name, line: row.line });
  }

  return (row: FileRow): Checked<PersonPlan> => {
    const problems = flawsOf(row);
    const { cells } = row;
    const email = cells.email ?? "";
    if (!email) problems.push({ column: "email", message: m.importsProblemNoEmail() });
    else if (!address.safeParse(email).success) problems.push({ column: "email", message: m.importsProblemEmail() });
    const role = rolesByFile[(cells.role ?? "").toLowerCase().replace(/[^a-z]/g, "")];
    if (role === undefined) problems.push({ column: "role", message: m.importsProblemRole() });
    if (role === "by_hand") problems.push({ column: "role", message: m.importsProblemByHand() });
    const startsOn = cells.start ? dayFrom(cells.start) : null;
    if (cells.start && !startsOn) problems.push({ column: "start", message: m.importsProblemDay() });
    const organizationId = organizationOf(cells, problems);
    const cohortId = cohortOf(cells, problems);
    if (problems.length > 0 || !role || role === "by_hand") return { row, problems, plan: null };
    const place = { role, organizationId, cohortId };
    if (!namesEnough(place)) problems.push({ column: "role", message: m.importsProblemNeedsScope() });
    noteRepeats(row, email, place, problems);
    if (problems.length > 0) return { row, problems, plan: null };
    const { name = null, title = null } = cells;
    return { row, problems, plan: planFor(world, { ...place, email, name, title, startsOn }) };
  };
}

function unknown(near: string[], otherwise: string): string {
  return near.length > 0 ? m.importsProblemNear({ problem: otherwise, names: near.join("; ") }) : otherwise;
}

/** What a row comes to: an invitation for who has no account whose address is proved, the rest at once for who has. */
function planFor(world: PeopleWorld, wanted: Omit<PersonPlan, "personId" | "effects">): PersonPlan {
  const person = world.people.get(lower(wanted.email));
  const { organizationId, cohortId } = wanted;
  if (!person?.isVerified) {
    const isInvited = (world.invited.get(lower(wanted.email)) ?? []).some(
      (open) => open.role === wanted.role && open.organizationId === organizationId && open.cohortId === cohortId,
    );
    return { ...wanted, personId: null, effects: [isInvited ? "already_invited" : "invite"] };
  }
  const effects: PersonEffect[] = [];
  if (organizationId) {
    effects.push(world.members.has(`${person.id} ${organizationId}`) ? "already_member" : "join");
  }
  if (cohortId && learnsIn(wanted)) {
    effects.push(world.learners.has(`${person.id} ${cohortId}`) ? "in_cohort" : "join_cohort");
  }
  const grant = grantOf(wanted);
  const scope = {
    ...(grant.organizationId !== null && { organizationId: grant.organizationId }),
    ...(grant.cohortId !== null && { cohortId: grant.cohortId }),
  };
  const isHeld = (world.grants.get(person.id) ?? []).some((held) => held.role === grant.role && covers(held, scope));
  effects.push(isHeld ? "role_held" : "add_role");
  if (wanted.name !== null && wanted.name !== person.name) effects.push("name_kept");
  return { ...wanted, personId: person.id, effects };
}
