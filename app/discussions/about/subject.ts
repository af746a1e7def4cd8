/** The subjects that a topic may have: a lesson, a session of a cohort, a cycle of inquiry. */
const subjectKinds = ["lesson", "meeting", "cycle"] as const;
export type Subject = { kind: (typeof subjectKinds)[number]; id: string };

export type FoundSubject = { title: string; path: string };

/** "lesson:four-true-numbers" as a subject; null for anything else. */
export function subjectOf(text: string): Subject | null {
  const [word = "", id = ""] = text.split(":");
  const kind = subjectKinds.find((each) => each === word);
  return kind && id !== "" && id.length <= 100 ? { kind, id } : null;
}

export const subjectText = ({ kind, id }: Subject): string => `${kind}:${id}`;

/** The page with all topics about something, where one starts another. */
export const subjectPath = ({ kind, id }: Subject): string => `/community/about/${kind}/${encodeURIComponent(id)}`;
