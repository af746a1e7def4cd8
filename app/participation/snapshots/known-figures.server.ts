import type { CellKey } from "#app/privacy/publication/published-set.ts";
import type { Db } from "#db/client.server.ts";
import type { EarlierVersion } from "../slices/published-set.ts";
import { countGroups } from "../slices/queries/groups.server.ts";
import type { RelatedPeriod } from "../slices/related-periods.ts";
import { keyOf } from "../slices/relations.ts";
import type { Cell } from "./cells.ts";
import {
  type findSnapshot,
  listCells,
  listFrozenBefore,
  listFrozenBeside,
  listVersions,
} from "./queries/snapshots.server.ts";

type Version = NonNullable<Awaited<ReturnType<typeof findSnapshot>>>;

/** What each earlier version of the same figures published, the oldest first. */
export async function cellsBefore(db: Db, { periodId, version }: Version): Promise<Cell[][]> {
  const before = (await listVersions(db, periodId)).filter((each) => each.state === "frozen" && each.version < version);
  return Promise.all(before.map(({ id }) => listCells(db, id)));
}

/** The groups that the period of the same kind before this one withheld. */
export async function patternBefore(db: Db, { kind, startsOn }: Version): Promise<ReadonlySet<CellKey>> {
  const [last] = await listFrozenBefore(db, kind, startsOn, 1);
  return last ? releasedIn(await listCells(db, last.id)).withheld : new Set();
}

/** The published periods that share months with a version's, as they are published and as they would be counted now. */
export async function relatedPeriods(db: Db, { periodId, startsOn, endsOn }: Version): Promise<RelatedPeriod[]> {
  const found: RelatedPeriod[] = [];
  for (const beside of await listFrozenBeside(db, { id: periodId, startsOn, endsOn })) {
    const cells = await listCells(db, beside.id);
    const people = cells.find(({ slice, measure }) => slice === "total" && measure === "people")?.value ?? 0;
    const counted = await countGroups(db, { ...beside, id: beside.periodId });
    found.push({ ...releasedIn(cells), startsOn: beside.startsOn, endsOn: beside.endsOn, people, counted });
  }
  return found;
}

/** The groups whose people a version shows, and those that it withholds. */
export function releasedIn(cells: readonly Cell[]): EarlierVersion {
  const shown = new Map<CellKey, number>();
  const withheld = new Set<CellKey>();
  for (const { slice, row, measure, state, value } of cells) {
    if (slice === "total" || slice === "survey" || measure !== "people") continue;
    if (state === "shown" && value !== null) shown.set(keyOf(slice, row), value);
    else withheld.add(keyOf(slice, row));
  }
  return { shown, withheld };
}
