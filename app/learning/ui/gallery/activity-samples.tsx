import type { ReactNode } from "react";
import { Sort } from "../lesson/activities/sort.tsx";

/** Each activity as a reader meets it, with the answers of activity-answers.ts. */
export const activitySamples: Record<string, ReactNode> = {
  Sort: (
    <>
      <Sort
        id="count-or-rate"
        question="Which of these can two programs of different size compare?"
        type="bins"
        bins={[
          { id: "as-is", text: "As it stands" },
          { id: "needs-more", text: "Only with a denominator" },
        ]}
        items={[
          {
            id: "late",
            text: "41 late buses in October",
            bin: "needs-more",
            because: "The program with more buses will have more late ones.",
          },
          {
            id: "share",
            text: "9 of every 100 buses came late",
            bin: "as-is",
            because: "A rate already says: out of how many.",
          },
          {
            id: "calls",
            text: "120 calls to families",
            bin: "needs-more",
            because: "Calls for each family would say more.",
          },
        ]}
      />
      <Sort
        id="first-look"
        question="What would you look at first?"
        type="rank"
        items={[
          { id: "schedule", text: "The bus schedule" },
          { id: "families", text: "What families say about mornings" },
          { id: "counts", text: "The counts by grade" },
        ]}
      />
    </>
  ),
};
