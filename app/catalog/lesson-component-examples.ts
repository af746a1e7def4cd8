/** One MDX example for each component, ready to copy. The gallery shows them and the tests check them. */

export const readingExamples = {
  callout: `<Callout kind="care" title="Small groups are people">
  A group of seven is seven children. Withhold the number, and ask the families.
</Callout>`,
  term: `Before <Term id="disaggregate">disaggregating</Term>, say why you chose these groups.`,
  source: `Six departments, two tables, one surprise.<Source id="bickel-1975" />`,
  chart: `<Chart
  kind="bar"
  title="Three schools, three very different mornings"
  alt="Bar chart of students present all week. Alder 91 percent, Birch 84 percent, Cedar 68 percent. Cedar is 23 points below Alder."
  data={[
    { school: "Alder", present: 91 },
    { school: "Birch", present: 84 },
    { school: "Cedar, where the early bus was cut", present: 68 },
  ]}
  x="school"
  y="present"
  unit="%"
  domain={[0, 100]}
  note="Ordered from the most present to the least."
  synthetic
/>`,
};

export const interactiveExamples = {
  predict: `<Predict
  id="who-differs"
  question="Attendance is 85 percent on average. What do you expect when we look school by school?"
  type="choice"
  options={[
    { id: "same", text: "About the same everywhere" },
    { id: "some", text: "One or two schools differ" },
    { id: "wide", text: "A wide spread" },
  ]}
/>`,
  reveal: `<Reveal after="who-differs" title="School by school">
  Two schools sit near the average. The third is 20 points below, and its early bus was cut in October.
</Reveal>`,
  observeInfer: `<ObserveInfer
  id="what-you-see"
  observePrompt="What do you see in the chart? Only what anyone could point to."
  inferPrompt="What might it mean, and what would you ask the adults who run the system?"
/>`,
  check: `<Check
  id="what-hides"
  question="What does an average of 85 percent tell you about any one school?"
  type="single"
  options={[
    { id: "all", text: "Every school is near 85 percent", correct: false, because: "Schools far above and far below can make the same average." },
    { id: "little", text: "Very little by itself", correct: true, because: "An average says nothing about how far apart its parts are." },
    { id: "half", text: "Half the schools are below 85 percent", correct: false, because: "That would be the median, and even then only about counts of schools." },
  ]}
/>`,
  confidence: `<Confidence
  id="confidence-before"
  pair="disaggregating"
  moment="before"
  statements={[
    { id: "explain", text: "I can explain what an average hides." },
    { id: "choose", text: "I can choose groups and give my reasons." },
  ]}
/>`,
  dataExplorer: `<DataExplorer
  id="slice-it"
  dataset="attendance"
  measures={["attends_regularly", "attendance_fall"]}
  groupings={["ride", "home_language", "grade_band"]}
  initial={{ measure: "attends_regularly", groupings: ["ride"] }}
  title="Slice it yourself"
/>`,
  sampler: `<Sampler
  id="sixty-percent"
  share={0.6}
  trait="ride the bus"
  population="children in a fictional district"
  sizes={[10, 20, 50, 100]}
/>`,
  reflection: `<Reflection id="whose-voice" prompt="Whose experience is missing from the numbers that you use most?" />`,
};

export const yourDataExample = `<YourData
  id="own-table"
  question="Bring a small table of your own program. Which groups differ most, and who is too few to show?"
/>`;

export const discussExample = `<Discuss question="Whose voice would you want beside this number?" />`;

export const cycleStepExample = `<CycleStep step="plan" />`;

export const runChartExample = `<RunChart
  title="Children who settled within ten minutes, Friday by Friday"
  data={[
    { week: "1", settled: 12 },
    { week: "2", settled: 11 },
    { week: "3", settled: 13 },
    { week: "4", settled: 12 },
    { week: "5", settled: 11 },
    { week: "6", settled: 13 },
    { week: "7", settled: 16 },
    { week: "8", settled: 15 },
    { week: "9", settled: 17 },
    { week: "10", settled: 16 },
    { week: "11", settled: 17 },
    { week: "12", settled: 15 },
  ]}
  x="week"
  y="settled"
  unit="of 24"
  baseline={6}
  changes={[{ at: "7", words: "a greeter at the door" }]}
  predictions={[{ label: "the team before week 7", low: 14, high: 18 }]}
  domain={[0, 24]}
  synthetic
/>`;

/** The same examples as directives, for `.md` files. Lists and objects go in a yaml block. */
export const markdownExamples: Record<string, string> = {
  Callout: `:::callout{kind="care" title="Small groups are people"}
A group of seven is seven children. Withhold the number, and ask the families.
:::`,
  Term: `Before :term[disaggregating]{id="disaggregate"}, say why you chose these groups.`,
  Source: `Six departments, two tables, one surprise.:source{id="bickel-1975"}`,
  Chart: `:::chart{kind="bar" title="Three schools, three very different mornings" x="school" y="present" unit="%" synthetic="true"}
\`\`\`yaml
alt: Bar chart of students present all week. Alder 91 percent, Birch 84 percent, Cedar 68 percent.
domain: [0, 100]
data:
  - { school: Alder, present: 91 }
  - { school: Birch, present: 84 }
  - { school: "Cedar, where the early bus was cut", present: 68 }
\`\`\`
:::`,
  CycleStep: `::cycle-step{step="plan"}`,
  Discuss: `::discuss{question="Whose voice would you want beside this number?"}`,
  YourData: `::your-data{id="own-table" question="Bring a small table of your own program. Which groups differ most?"}`,
  RunChart: `:::run-chart{title="Children who settled within ten minutes" x="week" y="settled" unit="of 24" baseline="4" synthetic="true"}
\`\`\`yaml
data:
  - { week: 1, settled: 12 }
  - { week: 2, settled: 11 }
  - { week: 3, settled: 13 }
  - { week: 4, settled: 12 }
  - { week: 5, settled: 16 }
  - { week: 6, settled: 15 }
changes:
  - { at: "5", words: a greeter at the door }
\`\`\`
:::`,
  Predict: `:::predict{id="who-differs" question="What do you expect when we look school by school?" type="choice"}
\`\`\`yaml
options:
  - { id: same, text: About the same everywhere }
  - { id: some, text: One or two schools differ }
  - { id: wide, text: A wide spread }
\`\`\`
:::`,
  Reveal: `:::reveal{after="who-differs" title="School by school"}
Two schools sit near the average. The third is 20 points below, and its early bus was cut in October.
:::`,
  ObserveInfer: `::observe-infer{id="what-you-see"}`,
  Check: `:::check{id="what-hides" question="What does an average tell you about any one school?" type="single"}
\`\`\`yaml
options:
  - { id: all, text: Every school is near it, correct: false, because: Schools far above and below can make the same average. }
  - { id: little, text: Very little by itself, correct: true, because: An average says nothing about how far apart its parts are. }
\`\`\`
:::`,
  Confidence: `:::confidence{id="confidence-before" pair="disaggregating" moment="before"}
\`\`\`yaml
statements:
  - { id: explain, text: I can explain what an average hides. }
  - { id: choose, text: I can choose groups and give my reasons. }
\`\`\`
:::`,
  DataExplorer: `:::data-explorer{id="slice-it" dataset="attendance" title="Slice it yourself"}
\`\`\`yaml
measures: [attends_regularly, attendance_fall]
groupings: [ride, home_language, grade_band]
initial: { measure: attends_regularly, groupings: [ride] }
\`\`\`
:::`,
  Sampler: `:::sampler{id="sixty-percent" share="0.6" trait="ride the bus" population="children in a fictional district"}
\`\`\`yaml
sizes: [10, 20, 50, 100]
\`\`\`
:::`,
  Reflection: `::reflection{id="whose-voice" prompt="Whose experience is missing from the numbers that you use most?"}`,
};
