import type { MembershipDates } from "./membership.ts";

type Period = MembershipDates & { id: string };

/** Joins a person's memberships of two merged organizations. */
export type MembershipMerge = {
  /** Memberships of the merged organization that move to the remaining one. */
  moved: string[];
  /** Memberships of the remaining organization, with dates extended over those that overlap. */
  widened: { id: string; before: MembershipDates; after: MembershipDates }[];
  /** Memberships of the remaining organization that an extended one covers; kept on record with the merged one. */
  parked: string[];
};

const never = "9999-12-31";
const endOf = ({ endedOn }: MembershipDates) => endedOn ?? never;

/** Joins one person's memberships: overlapping periods become one, so that nobody is a member twice on one day. */
export function mergeMemberships(staying: Period[], going: Period[]): MembershipMerge {
  const joining: MembershipMerge = { moved: [], widened: [], parked: [] };
  const stays = new Set(staying.map(({ id }) => id));
  for (const cluster of clustersOf([...staying, ...going])) {
    const kept = cluster.filter(({ id }) => stays.has(id));
    const [keeper] = kept.toSorted((a, b) => endOf(b).localeCompare(endOf(a)));
    if (!keeper) {
      joining.moved.push(...cluster.map(({ id }) => id));
      continue;
    }
    if (cluster.length === kept.length) continue;
    const after = unionOf(cluster);
    const { startedOn, endedOn } = keeper;
    const isWider = after.startedOn !== startedOn || after.endedOn !== endedOn;
    if (isWider) joining.widened.push({ id: keeper.id, before: { startedOn, endedOn }, after });
    joining.parked.push(...kept.filter((each) => each !== keeper).map(({ id }) => id));
  }
  return joining;
}

/** Groups periods that share days, directly or through others. */
function clustersOf(periods: Period[]): Period[][] {
  const clusters: { last: string; members: Period[] }[] = [];
  for (const period of periods.toSorted((a, b) => a.startedOn.localeCompare(b.startedOn))) {
    const cluster = clusters.at(-1);
    if (cluster && period.startedOn <= cluster.last) {
      cluster.members.push(period);
      if (endOf(period) > cluster.last) cluster.last = endOf(period);
    } else clusters.push({ last: endOf(period), members: [period] });
  }
  return clusters.map(({ members }) => members);
}

function unionOf(periods: Period[]): MembershipDates {
  const last = periods.map(endOf).sort().at(-1) ?? never;
  const [first = last] = periods.map(({ startedOn }) => startedOn).sort();
  return { startedOn: first, endedOn: last === never ? null : last };
}
