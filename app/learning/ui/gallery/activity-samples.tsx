import type { ReactNode } from "react";
import { activityExampleProps as given } from "#app/catalog/activity-examples.ts";
import { AltText } from "../lesson/activities/alt-text.tsx";
import { Branch } from "../lesson/activities/branch.tsx";
import { Checklist } from "../lesson/activities/checklist.tsx";
import { CodeBook } from "../lesson/activities/code-book.tsx";
import { FaultHunt } from "../lesson/activities/fault-hunt.tsx";
import { Fishbone } from "../lesson/activities/fishbone.tsx";
import { Repair } from "../lesson/activities/repair.tsx";
import { Rewrite } from "../lesson/activities/rewrite.tsx";
import { Rubric } from "../lesson/activities/rubric.tsx";
import { Sort } from "../lesson/activities/sort.tsx";
import { WhyChain } from "../lesson/activities/why-chain.tsx";
import { YourData } from "../lesson/activities/your-data.tsx";

/** Each activity as a reader meets it, with the answers of activity-answers.ts. */
export const activitySamples: Record<string, ReactNode> = {
  YourData: (
    <YourData
      id="own-table"
      question="Bring a small table of your own program. Which groups differ most, and who is too few to show?"
    />
  ),
  Sort: (
    <>
      <Sort {...given.Sort} />
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
  Rewrite: <Rewrite {...given.Rewrite} />,
  Branch: <Branch {...given.Branch} />,
  Repair: <Repair {...given.Repair} />,
  FaultHunt: <FaultHunt {...given.FaultHunt} />,
  Fishbone: <Fishbone {...given.Fishbone} />,
  WhyChain: <WhyChain {...given.WhyChain} />,
  AltText: <AltText {...given.AltText} />,
  Checklist: <Checklist {...given.Checklist} />,
  CodeBook: <CodeBook {...given.CodeBook} />,
  Rubric: <Rubric {...given.Rubric} />,
};
