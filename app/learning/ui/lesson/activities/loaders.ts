/** The activities, each its own chunk. A list of its own, so that lessons without one do not carry it. */
export const activityLoaders = {
  AltText: () => import("./alt-text.tsx").then((module) => module.AltText),
  Branch: () => import("./branch.tsx").then((module) => module.Branch),
  Checklist: () => import("./checklist.tsx").then((module) => module.Checklist),
  CodeBook: () => import("./code-book.tsx").then((module) => module.CodeBook),
  FaultHunt: () => import("./fault-hunt.tsx").then((module) => module.FaultHunt),
  Fishbone: () => import("./fishbone.tsx").then((module) => module.Fishbone),
  Repair: () => import("./repair.tsx").then((module) => module.Repair),
  Rewrite: () => import("./rewrite.tsx").then((module) => module.Rewrite),
  Rubric: () => import("./rubric.tsx").then((module) => module.Rubric),
  Sort: () => import("./sort.tsx").then((module) => module.Sort),
  WhyChain: () => import("./why-chain.tsx").then((module) => module.WhyChain),
  YourData: () => import("./your-data.tsx").then((module) => module.YourData),
};
