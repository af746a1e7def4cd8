export type District = "Heron Bay" | "Cedar Flats" | "Madrona Valley";
export type SchoolLevel = "elementary" | "middle" | "high";
export type School = { name: string; district: District; level: SchoolLevel; children: number };

/** Every place is invented. Any likeness to a real school, program or organization is chance. */
export const schools: readonly School[] = [
  { name: "Saltgrass Elementary", district: "Heron Bay", level: "elementary", children: 420 },
  { name: "Tern Point Elementary", district: "Heron Bay", level: "elementary", children: 380 },
  { name: "Heron Bay Middle", district: "Heron Bay", level: "middle", children: 460 },
  { name: "Heron Bay High", district: "Heron Bay", level: "high", children: 400 },
  { name: "Alder Bend Elementary", district: "Cedar Flats", level: "elementary", children: 440 },
  { name: "Millrace Elementary", district: "Cedar Flats", level: "elementary", children: 360 },
  { name: "Cedar Flats Middle", district: "Cedar Flats", level: "middle", children: 480 },
  { name: "Cedar Flats High", district: "Cedar Flats", level: "high", children: 520 },
  { name: "Huckleberry Elementary", district: "Madrona Valley", level: "elementary", children: 410 },
  { name: "Stillwater Elementary", district: "Madrona Valley", level: "elementary", children: 390 },
  { name: "Madrona Middle", district: "Madrona Valley", level: "middle", children: 440 },
  { name: "Madrona High", district: "Madrona Valley", level: "high", children: 400 },
];

export const grades: Record<SchoolLevel, readonly number[]> = {
  elementary: [0, 1, 2, 3, 4, 5],
  middle: [6, 7, 8],
  high: [9, 10, 11, 12],
};

export const earlyLearningSites: readonly { name: string; children: number }[] = [
  { name: "Otter Creek", children: 90 },
  { name: "Camas Corner", children: 80 },
  { name: "Little Lanterns", children: 96 },
  { name: "Morning Tide", children: 84 },
  { name: "Bigleaf House", children: 72 },
  { name: "Sunbreak", children: 88 },
  { name: "Pebble Path", children: 76 },
  { name: "Thimbleberry", children: 94 },
];

export const communityOrganizations = [
  "Open Gate Collective",
  "Lantern Bridge Families",
  "Riverstone Youth",
  "Many Paths Learning",
] as const;
