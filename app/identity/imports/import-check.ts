import { z } from "zod";
import { asciiAddress } from "#app/http/typed-email.ts";
import * as m from "#app/messages/catalog.ts";
import { grantOf, hasRequiredScope, type InvitedTo, learnsIn } from "../invitations/invitation.ts";
import { covers, type Grant, type Role } from "../person/role.ts";
import type { Cells, Problem } from "./import.ts";
import { dayFrom } from "./import-day.ts";
import type { FileRow } from "./import-file.server.ts";
import { nameIn } from "./import-headings.ts";
import { byName, nameKey, nearestNames, strangeLetterIn } from "./import-names.ts";

export type ImportOrganization = {
  id: string;
  name: string;
  kind: string;
  districtId: string | null;
  districtName: string | null;
};

/** The rows that a people file refers to. Addresses are in lower case; pairs are "one other". */
export type PeopleWorld = {
  organizations: ImportOrganization[];
  cohorts: { id: string; name: string }[];
  people: Map<string, { id: string; name: string; isVerified: boolean }>;
  members: Set<string>;
  learners: Set<string>;
  grants: Map<string, Grant[]>;
  invited: Map<string, InvitedTo[]>;
};

/** The change that a valid row asks for. */
export type PersonPlan = InvitedTo & {
  email: string;
  name: string | null;
  title: string | null;
  startsOn: string | null;
  /** The person's account; null when they are to be invited. */
  personId: string | null;
  effects: PersonEffect[];
};

const personEffects = [
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

/**
 * Roles that a file may grant, by the names that lists use for them. Roles that need a second step are granted one by
 * one, by hand. A job at a school, such as teaching, makes a person an educator here.
 */
const rolesByFile = new Map<string, Role | "by_hand">([
  ...["coach", "datacoach"].map((word) => [word, "coach"] as const),
  ...["clockhourmanager"].map((word) => [word, "clock_hour_manager"] as const),
  ...["programlead", "lead", "administrator", "admin"].map((word) => [word, "by_hand"] as const),
  ...[
    ..."educator teacher instructor faculty staff member participant learner student user employee".split(" "),
    ..."paraeducator paraprofessional principal assistantprincipal counselor specialist librarian aide".split(" "),
  ].map((word) => [word, "educator"] as const),
]);

function roleIn({ role = "" }: Cells): Role | "by_hand" | undefined {
  const word = role.toLowerCase().replace(/[^a-z]/g, "");
  return role === "" ? "educator" : (rolesByFile.get(word) ?? rolesByFile.get(word.replace(/s$/, "")));
}

const lower = (text: string) => text.toLowerCase();
const address = z.email();

/** Formal problems that a row of any columns may have. */
export function flawsOf({ cells, flaw }: FileRow): Problem[] {
  const problems = Object.entries(cells).flatMap(([column, cell]): Problem[] => {
    if (cell === undefined || column.startsWith("#")) return [];
    if (/^'?[=+\-@]/.test(cell)) return [{ column, message: m.importsProblemFormula() }];
    if (/[\p{Cc}\uFFFD]/u.test(cell)) return [{ column, message: m.importsProblemUnreadable() }];
    if (cell.length > (column === "email" ? 254 : 120)) return [{ column, message: m.importsProblemLong() }];
    return [];
  });
  if (flaw === "extra_cells") problems.push({ column: "", message: m.importsProblemExtra() });
  if (flaw === "quotes") problems.push({ column: "", message: m.importsProblemQuotes() });
  return problems;
}

/** Checks every row of people against the file and the database. Each row gets either problems or a plan. */
export function peopleChecker(world: PeopleWorld) {
  const organizationOf = organizationFinder(world);
  const cohortOf = cohortFinder(world);
  const noteRepeats = repeatNoter();
  return (row: FileRow): Checked<PersonPlan> => {
    const problems = flawsOf(row);
    const { cells } = row;
    const email = asciiAddress(cells.email ?? "");
    problems.push(...flawsOfEmail(email));
    const role = roleIn(cells);
    if (role === undefined) {
      const choices = [{ role: "educator" }, { role: "coach" }];
      problems.push({ column: "role", message: m.importsProblemRole(), choices });
    }
    if (role === "by_hand") problems.push({ column: "role", message: m.importsProblemByHand() });
    const startsOn = cells.start ? dayFrom(cells.start) : null;
    if (cells.start && !startsOn) problems.push({ column: "start", message: m.importsProblemDay() });
    const organizationId = organizationOf(cells, problems);
    const cohortId = cohortOf(cells, problems);
    if (problems.length > 0 || !role || role === "by_hand") return { row, problems, plan: null };
    const place = { role, organizationId, cohortId };
    if (!hasRequiredScope(place)) problems.push({ column: "role", message: m.importsProblemNeedsScope() });
    noteRepeats(row, email, place, problems);
    if (problems.length > 0) return { row, problems, plan: null };
    const { title = null } = cells;
    return { row, problems, plan: planFor(world, { ...place, email, name: nameIn(cells), title, startsOn }) };
  };
}

/** The organization that a row names; a problem, with near names to choose from, if it is none or several. */
function organizationFinder(world: PeopleWorld) {
  const organizations = byName(world.organizations);
  const suggest = nearestNames(world.organizations.map(({ name }) => name));
  return (cells: Cells, problems: Problem[]): string | null => {
    const { organization, district } = cells;
    if (!organization) return null;
    const found = organizations(organization);
    const fitting = district
      ? found.filter((each) => nameKey(each.districtName ?? each.name) === nameKey(district))
      : found;
    const [only, second] = fitting;
    if (only && !second) return only.id;
    if (second) {
      const choices = fitting.slice(0, 5).map(placed);
      problems.push({ column: "organization", message: m.importsProblemWhichOrganization(), choices });
    } else if (found.length > 0) {
      const choices = found.slice(0, 5).map(placed);
      problems.push({ column: "district", message: m.importsProblemOtherDistrict(), choices });
    } else {
      const near = suggest(organization);
      const choices = near.flatMap((name) => organizations(name).map(placed)).slice(0, 5);
      problems.push({
        ...{ column: "organization", choices },
        message: unknown(organization, near, m.importsProblemOrganization()),
      });
    }
    return null;
  };
}

/** The cohort that a row names; a problem, with near names to choose from, if there is none. */
function cohortFinder(world: PeopleWorld) {
  const cohorts = byName(world.cohorts);
  const suggest = nearestNames(world.cohorts.map(({ name }) => name));
  return ({ cohort }: Cells, problems: Problem[]): string | null => {
    const [found] = cohort ? cohorts(cohort) : [];
    if (cohort && !found) {
      const near = suggest(cohort);
      problems.push({
        ...{ column: "cohort", choices: near.map((name) => ({ cohort: name })) },
        message: unknown(cohort, near, m.importsProblemCohort()),
      });
    }
    return found?.id ?? null;
  };
}

/** Finds rows that repeat an earlier one, or name the same address differently. */
function repeatNoter() {
  const seen = new Map<string, number>();
  const names = new Map<string, { name: string; line: number }>();
  return (row: FileRow, email: string, place: InvitedTo, problems: Problem[]): void => {
    const key = [lower(email), place.role, place.organizationId, place.cohortId].join(" ");
    const before = seen.get(key);
    if (before !== undefined) problems.push({ column: "", message: m.importsProblemTwice({ line: before }) });
    seen.set(key, before ?? row.line);
    const name = nameIn(row.cells);
    const other = names.get(lower(email));
    if (name && other && nameKey(other.name) !== nameKey(name)) {
      problems.push({ column: "name", message: m.importsProblemTwoNames({ line: other.line }) });
    }
    if (name && !other) names.set(lower(email), { name, line: row.line });
  };
}

function flawsOfEmail(email: string): Problem[] {
  if (!email) return [{ column: "email", message: m.importsProblemNoEmail() }];
  if (address.safeParse(email).success) return [];
  const letter = strangeLetterIn(email) ?? /[^\0-\x7F]/u.exec(email)?.[0];
  const message = letter ? m.importsProblemEmailLetter({ letter: letterInWords(letter) }) : m.importsProblemEmail();
  return [{ column: "email", message }];
}

/** The message for an unknown value: near matches, and lookalike letters that the eye cannot tell apart. */
function unknown(typed: string, near: string[], otherwise: string): string {
  const letter = strangeLetterIn(typed);
  return [
    near.length > 0 ? m.importsProblemNear({ problem: otherwise, names: near.join("; ") }) : otherwise,
    ...(letter ? [m.importsProblemLetter({ letter: letterInWords(letter) })] : []),
  ].join(" ");
}

function letterInWords(letter: string): string {
  const point = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const script = /\p{Script=Cyrillic}/u.test(letter)
    ? "cyrillic"
    : /\p{Script=Greek}/u.test(letter)
      ? "greek"
      : "other";
  return m.importsLetter({ letter, point, script });
}

/** An organization as the cells of a row that refers to it. */
const placed = ({ name, districtName }: ImportOrganization): Cells => ({
  organization: name,
  district: districtName ?? "",
});

/** Plans an invitation for a person without a verified account, and immediate access for all others. */
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
  if (wanted.name !== null && nameKey(wanted.name) !== nameKey(person.name)) effects.push("name_kept");
  return { ...wanted, personId: person.id, effects };
}
