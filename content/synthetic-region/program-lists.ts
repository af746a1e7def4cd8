import type { Child } from "./children.ts";
import { communityOrganizations } from "./places.ts";
import { between, dealt, type Random, shuffled } from "./random.ts";

const programs = [
  ["Tutoring", 5],
  ["Summer learning", 4],
  ["Mentoring", 3],
  ["Family nights", 3],
] as const;
const districtList = "Cedar Flats district list";

/** Planted: 64 children stand on a community list and on the district's; 41 rows have a status that nobody explained. */
export function programRows(random: Random, children: Child[]) {
  const pool = shuffled(
    random,
    children.filter(({ school }) => school.district === "Cedar Flats"),
  );
  const community = pool.slice(0, 360);
  const district = [...community.slice(0, 64), ...pool.slice(360, 596)];
  const places = [
    ...community.map((child, position) => ({ child, list: communityOrganizations[position % 4] ?? districtList })),
    ...district.map((child) => ({ child, list: districtList })),
  ];
  const statuses = dealt(random, places.length, [
    ["A", 372],
    ["C", 196],
    ["W", 51],
    ["D", 41],
  ] as const);
  const dealtPrograms = dealt(random, places.length, programs);
  return shuffled(
    random,
    places.map((place, position) => ({ place, position })),
  ).map(({ place, position }, index) => {
    const sessions = between(random, 1, 24);
    return {
      row: index + 1,
      list: place.list,
      child: place.child.id,
      home_language: place.child.homeLanguage,
      program: dealtPrograms[position] ?? "Tutoring",
      status: statuses[position] ?? "A",
      sessions,
      came_often: sessions >= 12,
    };
  });
}
