import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import type { Ask } from "#tests/identity/site.ts";
import type { Answers, Visitor } from "./answers.ts";

/** The people who ask, by their ids, and the owner's cohort. */
export type World = {
  db: Db;
  people: Record<Exclude<Visitor, "nobody">, string>;
  owner: Person;
  cohortId: string;
  /** One that the owner shared with the coach. */
  reflectionId: string;
  ask: (path: string, visitor: Visitor, options?: Ask) => Promise<Response>;
};

/** What a path answers to each visitor. Without `post` the address takes no writes: 405 for everyone. */
export type Row<Ids> = {
  at: (ids: Ids) => string;
  get: Answers;
  post?: { form: Record<string, string>; answers: Answers };
};

/** A domain's rows, by the paths of app/routes.ts. `prepare` makes what the paths name, once, before all tests. */
export type DomainRows = { prepare: (world: World) => Promise<void>; rows: Record<string, Row<void>> };

/** For rows that name nothing but the people and their cohort. */
export const nothingMore = async (): Promise<object> => ({});

/** Rows of which some name what `prepare` makes; it answers its ids. */
export function domainRows<Ids extends object>(
  prepare: (world: World) => Promise<Ids>,
  rows: Record<string, Row<World & Ids>>,
): DomainRows {
  let known: World & Ids;
  return {
    prepare: async (world) => {
      known = { ...world, ...(await prepare(world)) };
    },
    rows: Object.fromEntries(
      Object.entries(rows).map(([path, row]) => [path, { ...row, at: () => row.at(known) }] as const),
    ),
  };
}
