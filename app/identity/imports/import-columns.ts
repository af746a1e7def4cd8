import type { Column, ImportKind } from "./import.ts";

/** The columns of each kind of file, in the order of its template. */
export const columnsOf = {
  people: ["email", "name", "organization", "district", "title", "role", "cohort", "start"],
  organizations: ["name", "kind", "district"],
} as const satisfies Record<ImportKind, readonly string[]>;

/** The meanings of a column. A name may take two columns, or one as "Reyes, Ana". */
export const readableColumnsOf = {
  people: ["email", "name", "first_name", "last_name", "last_first", ...columnsOf.people.slice(2)],
  organizations: columnsOf.organizations,
} satisfies Record<ImportKind, readonly Column[]>;

/** Headings used by HR systems, student information systems, directories and forms; normalized, see `plainOf`. */
const synonyms: Record<Column, string> = {
  email:
    "email emailaddress emailaddr mail mailaddress emailid emailwork email1value loginemail userprincipalname upn businessemail correo correoelectronico",
  name: "name fullname displayname legalname contactname nameoflearner firstandlastname firstlastname nombrecompleto",
  first_name:
    "firstname first fname givenname given forename legalfirstname preferredfirstname namefirst nombre nombres",
  last_name:
    "lastname last lname surname familyname family legallastname preferredlastname namelast apellido apellidos",
  last_first: "lastfirst lastfirstname lastnamefirst lastnamefirstname namelastfirst",
  organization:
    "organization organisation organizationname organisationname org orgname school schoolname schoolsite schoolbuilding building buildingname site sitename employer employername workplace location locationname locationdescription locationdesc worklocation officelocation bldg bldgname campus campusname company companyname agency agencyname schoolororganization organizationorschool escuela",
  district: "district districtname schooldistrict schooldistrictname lea leaname localeducationagency",
  title:
    "title jobtitle position positiontitle positionname job jobname jobdescription jobrole jobposition jobprofile positiondescription positiondesc occupation assignment puesto cargo",
  role: "role rolename roletype",
  cohort: "cohort cohortname group groupname",
  start: "start startdate startson startedon startday hiredate datehired dateofhire originalhiredate begindate since",
  kind: "kind type organizationtype organizationkind orgtype orgkind",
};

/** In a list of organizations, these name the organization itself. */
const namesOfOrganizations = ["organization", "name"] as const;

const known = new Map<string, Column>();
for (const [column, words] of Object.entries(synonyms) as [Column, string][]) {
  for (const word of words.split(" ")) known.set(word, column);
}

/** Words before the actual heading: "Employee First Name" is a first name, "Work Email" an address. */
const prefix =
  /^(employee|staff|teacher|user|person|participant|member|learner|educator|contact|work|primary|current|new|your|home)(?=.)/;

const plainOf = (heading: string) =>
  heading
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");

/** The variants of a heading to look up: as it is, and without "[Required]", "(optional)" or its owner prefix. */
function formsOf(heading: string): string[] {
  const whole = plainOf(heading);
  const bare = plainOf(heading.replace(/\[[^\]]*\]|\([^)]*\)/g, " ")).replace(/(required|optional)$/, "");
  return [whole, bare, bare.replace(prefix, "")];
}

/** The column that a heading means; null when none. */
export function columnFor(heading: string, kind: ImportKind): Column | null {
  const columns: readonly Column[] = readableColumnsOf[kind];
  for (const form of formsOf(heading)) {
    const column = known.get(form);
    if (column === undefined) continue;
    if (kind === "organizations" && namesOfOrganizations.some((each) => each === column)) return "name";
    if (columns.includes(column)) return column;
  }
  return null;
}

/** A file with addresses lists people; one with kinds lists organizations. Null when it has neither. */
export function kindOf(headings: string[]): ImportKind | null {
  if (headings.some((heading) => columnFor(heading, "people") === "email")) return "people";
  return headings.some((heading) => columnFor(heading, "organizations") === "kind") ? "organizations" : null;
}
