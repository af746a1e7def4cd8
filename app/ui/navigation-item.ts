/** A page that navigation leads to. The label is a function, because words are chosen when they are drawn. */
export type NavigationItem = {
  to: `/${string}`;
  label: () => string;
  /** Current on this very page only, not on those beneath it. */
  isExact?: boolean;
};
