/** Something that concerns every page until it is over. */
export type SiteNotice = {
  id: string;
  text: string;
  /** Where to do something about it. */
  link?: { to: string; label: string };
  /** An address whose DELETE ends it. */
  end?: { action: string; label: string };
};
