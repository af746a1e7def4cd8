/** Another text of a draft, as its author sees it beside the one in the form. */
export type OtherText = {
  id: string;
  title: string;
  source: string;
  translation: string;
  tags: string;
  saved: string;
};

/** A draft as a composer shows it. */
export type ShownDraft = {
  /** As the form sends it. */
  place: string;
  /** Null where the server has none. */
  id: string | null;
  revision: number;
  /** What the server has: title, text, translation, tags. */
  values: [string, string, string, string];
  others: OtherText[];
};
