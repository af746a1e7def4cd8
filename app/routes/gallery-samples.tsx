import type { ReactNode } from "react";
import { DiscussSample } from "#app/discussions/lesson/ui/discuss-sample.tsx";
import { CycleStepSample } from "#app/inquiry/lesson/ui/cycle-step-sample.tsx";
import { gallerySamples } from "#app/learning/ui/gallery/samples.tsx";

/** A sample of every component of lessons, whichever domain draws it. */
export const lessonSamples: Record<string, ReactNode> = {
  ...gallerySamples,
  CycleStep: <CycleStepSample />,
  Discuss: <DiscussSample />,
};
