import type { Catalog } from "#app/catalog/catalog.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";

/** Words that nobody else writes: anything that contains one of them contains this person's data. */
export const ownTraces = {
  name: "Zephyrine Quackenbush",
  pronouns: "zephyr/zephyrs",
  email: "zephyrine.q@marigold-school.example",
  oldEmail: "old.zephyrine@marigold-school.example",
};

/** The person who uses everything, the colleague and the administrator beside them, and their school and cohort. */
export type World = {
  db: Db;
  catalog: Catalog;
  person: Person;
  me: string;
  colleague: string;
  admin: string;
  schoolId: string;
  cohortId: string;
  /** The words of every domain. */
  traces: Record<string, string>;
};

/** How the person uses a domain, and the words that only they write there. */
export type Sample = { traces: Record<string, string>; use: (world: World) => Promise<void> };
