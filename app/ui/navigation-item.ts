/** A page in the navigation. The label is a function, because messages depend on when they are rendered. */
export type NavigationItem = {
  to: `/${string}`;
  label: () => string;
  /** Current only on this page, not on those below it. */
  isExact?: boolean;
};
