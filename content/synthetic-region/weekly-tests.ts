/** Planted: three changes with the same means before (12) and with the change (16), and three different courses. */
const tests = [
  { place: "Madrona High", counts: [10, 10, 12, 12, 13, 15, 14, 15, 16, 16, 17, 18] },
  { place: "Riverstone Youth", counts: [12, 13, 11, 12, 13, 11, 22, 20, 17, 14, 12, 11] },
  { place: "Thimbleberry", counts: [12, 11, 13, 12, 11, 13, 16, 15, 17, 16, 17, 15] },
];

/** Six weekly counts before a change and six with it, each out of the same 24 children or young people. */
export function weeklyTestRows() {
  return tests.flatMap(({ place, counts }) =>
    counts.map((counted, at) => ({
      place,
      week: String(at + 1),
      period: at < 6 ? "Before" : "With the change",
      counted,
    })),
  );
}
