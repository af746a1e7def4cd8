/** A section of "Who sees your data": who can see one kind of a person's data today, by name. */
export type WhoSeesSection = {
  id: string;
  title: string;
  lead?: string;
  lines?: string[];
  note?: string;
  link?: { to: string; label: string };
};
