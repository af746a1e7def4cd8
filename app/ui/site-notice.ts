/** A notice shown on every page until it is over. */
export type SiteNotice = {
  id: string;
  text: string;
  /** Where to act on it. */
  link?: { to: string; label: string };
  /** The address whose DELETE ends it. */
  end?: { action: string; label: string };
};
