/** A page in the navigation. The label is a function, because messages depend on when they are rendered. */
export type NavigationItem = {
  to: `/${string}`;
  label: () => string;
  /** The address of the page that it is listed under. */
  below?: `/${string}`;
  /** Current only on this page, not on those below it. */
  isExact?: boolean;
};
