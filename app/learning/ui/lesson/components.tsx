import type { LessonComponents } from "#app/catalog/lesson-module.ts";

/** Each component is a chunk of its own: a lesson's readers fetch those that it uses, and no others. */
const loaders = {
  Callout: () => import("./callout.tsx").then((module) => module.Callout),
  Chart: () => import("./chart.tsx").then((module) => module.Chart),
  Check: () => import("./check.tsx").then((module) => module.Check),
  Confidence: () => import("./confidence.tsx").then((module) => module.Confidence),
  DataExplorer: () => import("./data-explorer.tsx").then((module) => module.DataExplorer),
  ObserveInfer: () => import("./observe-infer.tsx").then((module) => module.ObserveInfer),
  Predict: () => import("./predict.tsx").then((module) => module.Predict),
  Reflection: () => import("./reflection.tsx").then((module) => module.Reflection),
  Reveal: () => import("./reveal.tsx").then((module) => module.Reveal),
  Sampler: () => import("./sampler.tsx").then((module) => module.Sampler),
  Source: () => import("./source.tsx").then((module) => module.Source),
  Term: () => import("./term.tsx").then((module) => module.Term),
};

/** What lessons are drawn with: on the server everything, in a browser what `loadLessonComponents` has loaded. */
export const lessonComponentMap: LessonComponents = {};

/** Makes these components ready to draw. Names that are none are the content check's business. */
export async function loadLessonComponents(names: readonly string[]): Promise<void> {
  const missing = names.filter(isName).filter((name) => !(name in lessonComponentMap));
  await Promise.all(
    missing.map(async (name) => {
      lessonComponentMap[name] = await loaders[name]();
    }),
  );
}

function isName(name: string): name is keyof typeof loaders {
  return name in loaders;
}

if (import.meta.env.SSR) await loadLessonComponents(Object.keys(loaders));
