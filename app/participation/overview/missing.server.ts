import { organizationKinds } from "#app/identity/organizations/organization.ts";
import { percentageOf } from "#app/privacy/bands.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { periodInWords } from "../periods/period-words.ts";
import { listRostersByKind } from "../rosters/queries/rosters.server.ts";
import type { ShownCell } from "../snapshots/cell-words.ts";
import { type FigureReader, figuresFor } from "../snapshots/figures.server.ts";
import { periodToShow } from "./overview.ts";
import { findObstacles, listMissingOrganizations } from "./queries/missing.server.ts";
import { listPeriodTotals } from "./queries/overview.server.ts";

export const missingPageSize = 50;

/** The organizations that nobody came from in a period, reach against rosters, and what may stand in the way. */
export async function whoIsMissing(
  db: Db,
  reader: FigureReader,
  { period, page }: { period: string | null; page: number },
  now = currentTime(),
) {
  const periods = await listPeriodTotals(db, dayOf(now, homeZone));
  const named = periods.map((each) => ({ id: each.id, words: periodInWords(each) }));
  const shown = periodToShow(periods, period);
  if (!shown)
    return {
      shown: null,
      periods: named,
      organizations: { rows: [], total: 0 },
      reach: [],
      obstacles: null,
      frozen: [],
    };
  const day = shown.endsOn;
  const [organizations, rosters, obstacles, cells] = await Promise.all([
    listMissingOrganizations(db, { periodId: shown.id, from: (page - 1) * missingPageSize, most: missingPageSize }),
    listRostersByKind(db, day),
    findObstacles(db, shown, now),
    shown.snapshotId === null
      ? null
      : figuresFor(db, reader, shown.snapshotId, {
          form: "page",
          slices: ["total", "organization", "access", "languages"],
        }),
  ]);
  const inOrder = organizationKinds.flatMap((kind) => rosters.find((each) => each.kind === kind) ?? []);
  return {
    shown: { id: shown.id, words: periodInWords(shown), isFrozen: cells !== null },
    periods: named,
    organizations,
    reach: inOrder.map((roster) => ({ ...roster, ...reachOf(roster, cells) })),
    obstacles,
    frozen: cells?.filter(({ slice }) => slice === "access" || slice === "languages") ?? [],
  };
}

/**
 * The published number of people of a kind, and their share of the people whom its organizations told of. The share
 * needs a count from every organization, because the others' people are in the numerator too; and a band near its ends.
 */
function reachOf(
  roster: { kind: string; organizations: number; counted: number; people: number },
  cells: ShownCell[] | null,
) {
  const cell = cells?.find(
    ({ slice, row, measure }) => slice === "organization" && row === roster.kind && measure === "people",
  );
  const isWhole = roster.counted === roster.organizations && roster.people >= (cell?.value ?? 0);
  const share =
    isWhole && roster.people > 0 && typeof cell?.value === "number" ? percentageOf(cell.value, roster.people) : null;
  return { cell: cell ?? null, share };
}
