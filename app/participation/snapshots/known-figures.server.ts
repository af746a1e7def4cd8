import type { CellKey } from "#app/privacy/publication/published-set.ts";
import type { Db } from "#db/client.server.ts";
import type { Published, RelatedPeriod, RelatedSet, Shares } from "../slices/known-period.ts";
import { countGroups } from "../slices/queries/groups.server.ts";
import { relatedSetOf } from "../slices/related-periods.ts";
import { everyone, keyOf, withoutOrganization } from "../slices/relations.ts";
import { type CountedPeriod, shareOf } from "../slices/slice.ts";
import { type Span, spansOf, toldSlices } from "../slices/spans.ts";
import type { Cell } from "./cells.ts";
import { findFrozenCounts } from "./queries/frozen-counts.server.ts";
import {
  type findSnapshot,
  listCells,
  listFrozenBefore,
  listFrozenBeside,
  listVersions,
} from "./queries/snapshots.server.ts";

type Version = NonNullable<Awaited<ReturnType<typeof findSnapshot>>>;

/** What each earlier version of the same figures published, the oldest first. */
export async function versionsBefore(
  db: Db,
  { periodId, version }: Version,
): Promise<(Published & { cells: Cell[] })[]> {
  const before = (await listVersions(db, periodId)).filter((each) => each.state === "frozen" && each.version < version);
  return Promise.all(
    before.map(async ({ id }) => {
      const cells = await listCells(db, id);
      const frozen = await findFrozenCounts(db, id);
      return { ...releasedIn(cells), frozen: frozen && withLabels(frozen, cells), cells };
    }),
  );
}

function withLabels(counted: CountedPeriod, cells: readonly Cell[]): CountedPeriod {
  const labels = new Map(cells.map(({ slice, row, label }) => [`${slice} ${row}`, label]));
  const groups = counted.groups.map((group) => ({
    ...group,
    label: labels.get(`${group.slice} ${group.category}`) ?? group.label,
  }));
  return { ...counted, groups };
}

/** The groups that the period of the same kind before this one withheld. */
export async function patternBefore(db: Db, { kind, startsOn }: Version): Promise<ReadonlySet<CellKey>> {
  const [last] = await listFrozenBefore(db, kind, startsOn, 1);
  return last ? releasedIn(await listCells(db, last.id)).withheld : new Set();
}

/**
 * What readers of other periods know: these as they are published and as they would be counted now, and exact totals.
 * `onProgress` is told which part of it is counted.
 */
export async function relatedTo(
  db: Db,
  version: Version,
  counted: CountedPeriod,
  onProgress: (part: number) => Promise<unknown>,
): Promise<RelatedSet> {
  const { periodId, startsOn, endsOn } = version;
  const others: RelatedPeriod[] = [];
  const published = await listFrozenBeside(db, { id: periodId, startsOn, endsOn });
  const between = spansOf(version, published);
  const all = published.length + between.length;
  for (const [at, beside] of published.entries()) {
    await onProgress(at / all);
    const cells = await listCells(db, beside.id);
    const again = await countGroups(db, { ...beside, id: beside.periodId });
    others.push({
      ...{ ...releasedIn(cells), counted: again, frozen: await findFrozenCounts(db, beside.id) },
      ...{ startsOn: beside.startsOn, endsOn: beside.endsOn },
    });
  }
  const spans: Span[] = [];
  for (const [at, span] of between.entries()) {
    await onProgress((published.length + at) / all);
    const told = toldSlices(span, [version, ...others]);
    spans.push({ ...span, counted: await countGroups(db, { ...span, id: null }, told) });
  }
  return relatedSetOf({ startsOn, endsOn, counted }, others, spans);
}

/** Everyone of a version, the groups whose people and share it shows, and those that it withholds. */
function releasedIn(cells: readonly Cell[]): Omit<Published, "frozen"> {
  const shown = new Map<CellKey, number>();
  const withheld = new Set<CellKey>();
  for (const { slice, row, measure, state, value } of cells) {
    if (slice === "total" || slice === "survey" || measure !== "people") continue;
    if (state === "shown" && value !== null) shown.set(keyOf(slice, row), value);
    else withheld.add(keyOf(slice, row));
  }
  // Earlier releases of the software left out the row of people without an organization where nobody was in it.
  const isRowLeftOut = !shown.has(withoutOrganization) && !withheld.has(withoutOrganization);
  if (isRowLeftOut && cells.some(({ slice }) => slice === "organization")) shown.set(withoutOrganization, 0);
  const people = cells.find(({ slice, measure }) => slice === "total" && measure === "people")?.value ?? 0;
  return { people, shown, withheld, shares: sharesIn(cells) };
}

/** The share that a version shows of each group and of everyone. */
function sharesIn(cells: readonly Cell[]): Shares {
  const shares = cells.filter(({ slice, measure }) => slice !== "survey" && measure === shareOf(slice));
  return new Map(
    shares.flatMap(({ slice, row, state, value, low, high }) => {
      const [from, to] = state === "shown" ? [value, value] : [low, high];
      const key = slice === "total" || slice === "survey" ? everyone : keyOf(slice, row);
      return from === null || to === null ? [] : [[key, { from, to }] as const];
    }),
  );
}
