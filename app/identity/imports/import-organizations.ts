import * as m from "#app/messages/catalog.ts";
import type { OrganizationKind } from "../organizations/organization.ts";
import { type Checked, flawsOf, type ImportOrganization } from "./import-check.ts";
import type { FileRow } from "./import-file.server.ts";
import { nameKey, nearestNames } from "./import-names.ts";

export type OrganizationPlan = {
  name: string;
  kind: OrganizationKind;
  districtName: string | null;
  effects: ("create" | "exists")[];
};

const kinds: Record<string, OrganizationKind> = {
  district: "district",
  schooldistrict: "district",
  school: "school",
  cbo: "cbo",
  communitybasedorganization: "cbo",
  communityorganization: "cbo",
  earlylearning: "early_learning",
  earlylearningprovider: "early_learning",
  childcare: "early_learning",
  preschool: "early_learning",
  esd: "esd",
  educationalservicedistrict: "esd",
  other: "other",
};

const keyOf = (name: string, district: string | null) => `${nameKey(name)}\n${nameKey(district ?? "")}`;

/** Checks every row of organizations. A district may appear anywhere in the same file. */
export function organizationChecker(open: ImportOrganization[], rows: FileRow[]) {
  const known = new Map(open.map((place) => [keyOf(place.name, place.districtName), place]));
  const kindOf = (row: FileRow) => kinds[(row.cells.kind ?? "").toLowerCase().replace(/[^a-z]/g, "")];
  const districtNames = [
    ...open.filter(({ kind }) => kind === "district").map(({ name }) => name),
    ...rows.filter((row) => kindOf(row) === "district" && isSound(row)).flatMap(({ cells }) => cells.name ?? []),
  ];
  const districts = new Set(districtNames.map(nameKey));
  const suggest = nearestNames([...new Set(districtNames)]);
  const seen = new Map<string, number>();

  return (row: FileRow): Checked<OrganizationPlan> => {
    const problems = flawsOf(row);
    const { name = "", district } = row.cells;
    const kind = kindOf(row);
    if (!name) problems.push({ column: "name", message: m.importsProblemNoName() });
    if (!kind) {
      const choices = ["school", "district", "other"].map((each) => ({ kind: each }));
      problems.push({ column: "kind", message: m.importsProblemKind(), choices });
    }
    if (district && kind !== "school") problems.push({ column: "district", message: m.importsProblemNoSchool() });
    else if (district && !districts.has(nameKey(district))) {
      const choices = suggest(district).map((each) => ({ district: each }));
      problems.push({ column: "district", message: m.importsProblemDistrict(), choices });
    }
    const key = keyOf(name, district ?? null);
    const before = seen.get(key);
    if (name && before !== undefined) problems.push({ column: "", message: m.importsProblemTwice({ line: before }) });
    seen.set(key, before ?? row.line);
    const there = known.get(key);
    if (there && kind && there.kind !== kind) problems.push({ column: "kind", message: m.importsProblemOtherKind() });
    if (problems.length > 0 || !kind) return { row, problems, plan: null };
    return {
      row,
      problems,
      plan: { name, kind, districtName: district ?? null, effects: [there ? "exists" : "create"] },
    };
  };
}

/** Whether a district's row is valid regardless of other rows, so that a school may refer to it. */
function isSound(row: FileRow): boolean {
  return flawsOf(row).length === 0 && Boolean(row.cells.name) && !row.cells.district;
}
