import type { ReactNode } from "react";
import { Callout } from "../lesson/callout.tsx";
import { Chart } from "../lesson/chart.tsx";
import { Check } from "../lesson/check.tsx";
import { Confidence } from "../lesson/confidence.tsx";
import { DataExplorer } from "../lesson/data-explorer.tsx";
import { ObserveInfer } from "../lesson/observe-infer.tsx";
import { Predict } from "../lesson/predict.tsx";
import { Reflection } from "../lesson/reflection.tsx";
import { Reveal } from "../lesson/reveal.tsx";
import { RunChart } from "../lesson/run-chart.tsx";
import { Sampler } from "../lesson/sampler.tsx";
import { Source } from "../lesson/source.tsx";
import { Term } from "../lesson/term.tsx";
import { activitySamples } from "./activity-samples.tsx";

const options = [
  { id: "same", text: "About the same everywhere" },
  { id: "some", text: "One or two schools differ" },
  { id: "wide", text: "A wide spread" },
];

const statements = [
  { id: "explain", text: "I can explain what an average hides." },
  { id: "choose", text: "I can choose groups and give my reasons." },
];

const schools = [
  { school: "Alder", present: 91 },
  { school: "Birch", present: 84 },
  { school: "Cedar, where the early bus was cut", present: 68 },
];

const steps = [
  { id: "ask", text: "Ask a question that adults can act on" },
  { id: "groups", text: "Choose groups, and say why" },
  { id: "look", text: "Look, and withhold what is small" },
  { id: "people", text: "Ask the people whom the numbers are about" },
];

/** Each component as a reader meets it. lesson-component-examples.ts shows how to write them. */
export const gallerySamples: Record<string, ReactNode> = {
  Callout: (
    <Callout kind="care" title="Small groups are people">
      <p>A group of seven is seven children. Withhold the number, and ask the families.</p>
    </Callout>
  ),
  Term: (
    <p>
      Before <Term id="disaggregate">disaggregating</Term>, say why you chose these groups.
    </p>
  ),
  Source: (
    <p>
      Six departments, two tables, one surprise.
      <Source id="bickel-1975" />
    </p>
  ),
  Chart: (
    <>
      <Chart
        kind="bar"
        title="Three schools, three very different mornings"
        alt="Bar chart of students present all week. Alder 91 percent, Birch 84 percent, Cedar 68 percent. Cedar is 23 points below Alder."
        data={schools}
        x="school"
        y="present"
        unit="%"
        domain={[0, 100]}
        note="Ordered from the most present to the least."
        synthetic
      />
      <Chart
        kind="line"
        title="Two schools drew apart after the early bus was cut in November"
        alt="Line chart of two schools from September to January. Alder stays near 91 percent. Cedar falls from 88 to 68 percent after October."
        data={[
          ["Sep", 91, 88],
          ["Oct", 92, 87],
          ["Nov", 91, 74],
          ["Dec", 90, 70],
          ["Jan", 91, 68],
        ].flatMap(([month = "", alder = 0, cedar = 0]) => [
          { month, school: "Alder", present: alder },
          { month, school: "Cedar", present: cedar },
        ])}
        x="month"
        y="present"
        series="school"
        unit="%"
        domain={[60, 100]}
        synthetic
      />
      <Chart
        kind="dot"
        title="The two counts of the same children differ most at Cedar"
        alt="Dot plot. Families and the district count nearly the same at Alder and Birch; at Cedar families count 9 points more."
        data={schools.flatMap(({ school, present }) => [
          { school, by: "The district", present },
          { school, by: "Families", present: present === 68 ? 77 : present + 1 },
        ])}
        x="school"
        y="present"
        series="by"
        unit="%"
        synthetic
      />
    </>
  ),
  RunChart: (
    <RunChart
      title="Children who settled within ten minutes, Friday by Friday"
      data={[12, 11, 13, 12, 11, 13, 16, 15, 17, 16, 17, 15].map((settled, at) => ({ week: `${at + 1}`, settled }))}
      x="week"
      y="settled"
      unit="of 24"
      baseline={6}
      changes={[{ at: "7", words: "a greeter at the door" }]}
      predictions={[{ label: "the team before week 7", low: 14, high: 18 }]}
      domain={[0, 24]}
      synthetic
    />
  ),
  Predict: (
    <Predict
      id="who-differs"
      question="What do you expect when we look school by school?"
      type="choice"
      options={options}
    />
  ),
  Reveal: (
    <Reveal after="who-differs" title="School by school">
      <p>Two schools sit near the average. The third is 20 points below, and its early bus was cut in October.</p>
    </Reveal>
  ),
  ObserveInfer: <ObserveInfer id="what-you-see" />,
  Check: (
    <>
      <Check
        id="what-hides"
        question="What does an average of 85 percent tell you about any one school?"
        type="single"
        options={[
          {
            id: "all",
            text: "Every school is near 85 percent",
            correct: false,
            because: "Schools far above and far below can make the same average.",
          },
          {
            id: "little",
            text: "Very little by itself",
            correct: true,
            because: "An average says nothing about how far apart its parts are.",
          },
        ]}
      />
      <Check
        id="in-order"
        question="In which order would you do these?"
        type="order"
        items={steps}
        explanation="The question comes before the groups, and people after the numbers."
      />
      <Check
        id="goes-with"
        question="Which goes with which?"
        type="match"
        pairs={[
          { id: "mean", left: "Mean", right: "The sum, shared equally" },
          { id: "median", left: "Median", right: "The one in the middle" },
        ]}
        explanation="A mean moves with every value; a median only with the middle."
      />
      <Check
        id="how-many"
        question="How many of 40 children are 85 percent?"
        type="numeric"
        answer={34}
        tolerance={0}
        unit="children"
        explanation="0.85 times 40 is 34."
      />
    </>
  ),
  Confidence: <Confidence id="confidence-after" pair="disaggregating" moment="after" statements={statements} />,
  DataExplorer: (
    <DataExplorer
      id="slice-it"
      dataset="attendance"
      measures={["attends_regularly", "attendance_fall"]}
      groupings={["ride", "home_language", "grade_band"]}
      title="Slice it yourself"
    />
  ),
  Sampler: (
    <Sampler
      id="sixty-percent"
      share={0.6}
      trait="ride the bus"
      population="children in a fictional district"
      sizes={[10, 20, 50, 100]}
    />
  ),
  Reflection: <Reflection id="whose-voice" prompt="Whose experience is missing from the numbers that you use most?" />,
  ...activitySamples,
};
