/** The activities, each its own chunk. A list of its own, so that lessons without one do not carry it. */
export const activityLoaders = {
  Sort: () => import("./sort.tsx").then((module) => module.Sort),
};
