/** Demo reflections, by "lesson-id/prompt-id": our text in several voices, each labeled as such. */
const written: Record<string, string[]> = {
  "choosing-groups/a-door": [
    "Conferences are booked on a website in English, between 3 and 5. Families who clean offices or drive evening routes are not late to answer: the door is only open while they work. The office decides the hours. I could ask who set them.",
    "Our sign-up for the after-school program opens on a Tuesday at nine and is full by ten. Who can be at a computer on a Tuesday at nine? We decide that, and we could draw names instead.",
    "The bus map. Two stops were merged when routes changed, and nobody has a column for the crossing without a light. The district transportation office decides, and they have asked for comments before.",
    "We hold the welcome meeting in the building that has no stroller ramp. I have never counted who turns around at the stairs. I could ask our director to move it to the gym.",
    "The enrollment packet asks for a lease or a utility bill. Families who share a home with relatives have neither in their name. The registrar would accept a letter, but the packet does not say so.",
  ],
  "when-whole-and-parts-disagree/earlier-door": [
    "We talk about who takes physics. The earlier door is the placement form in grade 8, which a counselor mails home. I would like to see who was sent one, before I look at grades at all.",
    "For us it is kindergarten readiness. The earlier door is whether a child had a place in a program within a bus ride. Families hold a lot, and the number of places is held by adults in meetings.",
    "People discuss who comes to family nights. The earlier door is who gets a call instead of a flyer. Our liaison makes forty calls a week, and nobody decided which forty.",
  ],
  "other-is-people/a-form-you-use": [
    "Our registration form has one line for home language. Several families here speak Somali with a grandmother and Maay with a father. I could ask the parent circle what the line should be.",
    "The summer program form has Other for anybody who is Pacific Islander. I counted four communities I know by name. I will ask two of the aunties who run the dance group before I change a word.",
    "The emergency card says mother and father. A grandmother raised three of the children in my room. The office could say adults who care for this child.",
    "Our survey asks about disability with a yes or a no, and leaves no room for what would help. I would start by asking the families who already told us.",
  ],
  "sentences-that-start-with-strengths/a-sentence-you-hear": [
    "What I hear: those families do not value attendance. What I would like to hear: families rearrange shifts to get children here, and our late bus makes that harder on Mondays. What can we change about Mondays?",
    "What I hear: they come in with no language. What I would like to hear: they come in with two or three, and we have heard them in only one of them.",
    "What I hear: we cannot reach those parents. What I would like to hear: we have tried one way, in one language. Which way do they use with each other?",
  ],
  "from-noticing-to-a-question/slice-note": [
    "Measure: regular attendance, spring. Groups: kind of ride, because that is a door and adults run it. n over 100 in each. Two facts: walkers and car riders are close together; children on the long routes attend less than either. Door: the time of the first pick-up. Unknown: how often a bus was late. Question: what would change if the first pick-up were 20 minutes later? I will show this to our transportation lead and two families first.",
    "Measure: feels that they belong. Groups: has a familiar adult, yes or no. I withheld one row, since it had fewer than ten. Facts: most students feel that they belong; those who name an adult say so more often. Door: who has advisory, and with whom. Unknown: whether students would pick the same adult. Question: how do we make sure that each student has somebody by October? I want to bring this to our student council before the staff meeting.",
    "Measure: language skills seen in fall. Groups: whether the adult who watched spoke the child's home language. Fact: the difference goes with who was listening. Door: who observes whom, and when. Unknown: what the children would show us at home. Question: how can we arrange for each child to be heard in the language they think in? My co-teacher and our family support specialist see it first.",
  ],
  "predict-look-say/who-differs": [
    "I expect children who take long bus rides to attend less. I am assuming it is the ride and not the family.",
    "Between language groups. I notice that I assumed it before I had any reason to.",
    "I expect grades to differ most. I am assuming that older children have more to stay home for.",
  ],
  "sentences-that-start-with-strengths/rewrite": [
    "Most families get their children here on most days, many of them across two bus lines. Attendance dips where the first bus comes before seven. What could we move so that getting here takes less?",
    "Children in this group come to school on four days out of five, with far less help from us than others get. Which of our doors is hardest to open for them?",
  ],
};

const observed = [
  {
    observations:
      "Every group has an n above 100. The largest and the smallest share differ by less than I had expected. Most children in each group attend regularly.",
    inferences:
      "It may have to do with how children get to school. What does the bus schedule ask of a family with two children in two schools?",
  },
  {
    observations:
      "Three of the groups are close together. One row is withheld, because it is small. Well over half attend regularly in every group that is shown.",
    inferences:
      "Something helps in the group that is highest. Who could we ask what it is, and what could the rest of us borrow?",
  },
  {
    observations:
      "The n is written beside each bar. Two bars are almost the same length. What goes well: no group is far from the others.",
    inferences: "I do not know yet. Is it the same when we look at the kind of ride instead, which adults can change?",
  },
];

/** For prompts without a text of their own, in other people's courses. */
const general = [
  "I want to bring this to my team and hear what they notice before I say what I do.",
  "What stays with me is to ask who decided, and whether it could be decided differently.",
  "I will try this with one chart that we already use, and ask a family what they see in it.",
];

const label = "(Written for the demo.)";

export function reflectionsFor(key: string): string[] {
  return (written[key] ?? general).map((text) => `${text}\n\n${label}`);
}

export function answersFor(key: string): string[] {
  return (written[key] ?? general).map((text) => `${text} ${label}`);
}

export const observations = observed.map(({ observations, inferences }) => ({
  observations: `${observations} ${label}`,
  inferences: `${inferences} ${label}`,
}));
