import * as m from "#app/messages/catalog.ts";
import type { Db } from "#db/client.server.ts";
import { type Compared, compared, duplicatePairs, duplicatesOf } from "./duplicate.ts";
import type { OrganizationKind } from "./organization.ts";
import { findNamesVersion, listOrganizationNames } from "./queries/organization-lists.server.ts";

export type Likely = { id: string; name: string; score: number };

type Known = { version: string; all: Compared[]; pairs: ReturnType<typeof duplicatePairs> | null };

/** A cache of parsed names, valid until one of them may have changed: parsing 5,000 takes longer than a page should. */
let known: Known | null = null;

async function knownNames(db: Db): Promise<Known> {
  const version = await findNamesVersion(db);
  if (known?.version === version) return known;
  known = { version, all: (await listOrganizationNames(db)).map(compared), pairs: null };
  return known;
}

/** Names by id, a school's with its district, to tell two schools of one name apart. */
function namesOf(all: Compared[]): Map<string, string> {
  const byId = new Map(all.map((each) => [each.id, each.name]));
  return new Map(
    all.map(({ id, name, districtId }) => {
      const district = districtId === null ? undefined : byId.get(districtId);
      return [id, district === undefined ? name : m.settingsSchoolIn({ school: name, district })];
    }),
  );
}

/** Open organizations that resemble one about to be added, most similar first. */
export async function findDuplicates(
  db: Db,
  wanted: { name: string; kind: OrganizationKind; districtId: string | null },
): Promise<Likely[]> {
  const { all } = await knownNames(db);
  const names = namesOf(all);
  return duplicatesOf(compared({ id: "", ...wanted }), all).map((likely) => ({
    ...likely,
    name: names.get(likely.id) ?? "",
  }));
}

/** Pairs of open organizations that may be the same one, most similar first. */
export async function findDuplicatePairs(db: Db): Promise<{ one: Likely; other: Likely }[]> {
  const now = await knownNames(db);
  now.pairs ??= duplicatePairs(now.all);
  const names = namesOf(now.all);
  const likely = (id: string, score: number) => ({ id, score, name: names.get(id) ?? "" });
  return now.pairs.map(({ one, other, score }) => ({ one: likely(one, score), other: likely(other, score) }));
}
