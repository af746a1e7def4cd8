import type { District } from "./places.ts";

export type Heritage = {
  /** In the family's own words, parted by a bar where there are several. */
  words: string;
  races: readonly string[];
  /** What the belonging survey's old form made of it: written-in answers became "Other". */
  onOldForm: string;
  languages: readonly (readonly [string, number])[];
  /** Of 1,000 children; places differ as people settle near people they know. */
  weight: number;
  near?: Partial<Record<District, number>>;
};

const black = "Black or African American";
const latino = "Hispanic or Latino";
const islander = "Native Hawaiian or Pacific Islander";
const native = "American Indian or Alaska Native";
const mena = "Middle Eastern or North African";
const english = [["English", 1]] as const;
const mixed = "Two or more";

export const heritages: readonly Heritage[] = [
  { words: "White", races: ["White"], onOldForm: "White", languages: english, weight: 265 },
  { words: "African American", races: [black], onOldForm: "Black", languages: english, weight: 95 },
  heritage(
    "Mexican",
    latino,
    "Hispanic",
    [
      ["Spanish", 70],
      ["English", 30],
    ],
    190,
    { "Madrona Valley": 1.3 },
  ),
  heritage("Guatemalan", latino, "Hispanic", [["Spanish", 1]], 35),
  heritage(
    "Vietnamese",
    "Asian",
    "Asian",
    [
      ["Vietnamese", 75],
      ["English", 25],
    ],
    62,
    { "Cedar Flats": 1.4 },
  ),
  heritage(
    "Filipino",
    "Asian",
    "Asian",
    [
      ["English", 95],
      ["Another language", 5],
    ],
    50,
  ),
  heritage(
    "Punjabi",
    "Asian",
    "Asian",
    [
      ["English", 90],
      ["Another language", 10],
    ],
    35,
  ),
  heritage(
    "Somali",
    black,
    "Other",
    [
      ["Somali", 90],
      ["English", 10],
    ],
    62,
    { "Heron Bay": 1.6 },
  ),
  heritage("Eritrean or Ethiopian", black, "Black", english, 15),
  heritage(
    "Marshallese",
    islander,
    "Other",
    [
      ["Marshallese", 90],
      ["English", 10],
    ],
    40,
    { "Heron Bay": 1.6 },
  ),
  heritage("Samoan", islander, "Pacific Islander", english, 22),
  heritage("Ukrainian", "White", "Other", [["Ukrainian", 1]], 42, { "Cedar Flats": 1.4 }),
  heritage(
    "Iraqi",
    mena,
    "Other",
    [
      ["Another language", 40],
      ["English", 60],
    ],
    14,
  ),
  heritage("Tribal nation", native, "American Indian", english, 8),
  combination("Tribal nation|White", [native, "White"], 13),
  combination("Tribal nation|Mexican", [native, latino], 12),
  combination("Tribal nation|African American", [native, black], 5),
  combination("Samoan|White", [islander, "White"], 9),
  combination("Samoan|Filipino", [islander, "Asian"], 8),
  combination("African American|White", [black, "White"], 22),
  combination("Vietnamese|White", ["Asian", "White"], 26),
  combination("Mexican|White", [latino, "White"], 20),
];

function heritage(
  words: string,
  race: string,
  onOldForm: string,
  languages: Heritage["languages"],
  weight: number,
  near: Heritage["near"] = {},
): Heritage {
  return { words, races: [race], onOldForm, languages, weight, near };
}

function combination(words: string, races: string[], weight: number): Heritage {
  return { words, races, onOldForm: mixed, languages: english, weight };
}
