/** The subject of a run: a training, or a self-paced course with dates and an instructor of record. */
export const offeringKinds = ["training", "course"] as const;
export type OfferingKind = (typeof offeringKinds)[number];

export const runFormats = ["in_person", "online", "hybrid", "self_paced"] as const;
/** How sessions are held; only a course run is self-paced. */
export const sessionFormats = ["in_person", "online", "hybrid"] as const;
export type RunFormat = (typeof runFormats)[number];

/** What people may need to take part, asked once and seen by the run's facilitators and managers only. */
export const needKinds = ["access", "food", "language", "child_care"] as const;
export type NeedKind = (typeof needKinds)[number];
