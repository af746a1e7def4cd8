import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { topicsAbout } from "#app/discussions/about/topics-about.server.ts";
import { TopicsAbout } from "#app/discussions/about/ui/topics-about.tsx";
import { missingParts, nextStep, stateOf } from "#app/inquiry/cycle.ts";
import { cycleVisitor } from "#app/inquiry/cycle-visit.server.ts";
import { daysInWords } from "#app/inquiry/cycle-words.ts";
import { nextDataDay } from "#app/inquiry/data-day.ts";
import { lineSeriesOf } from "#app/inquiry/line-series.ts";
import type { CyclePage } from "#app/inquiry/queries/cycle-page.server.ts";
import { listLineSeries } from "#app/inquiry/queries/line-series.server.ts";
import { listPossibleMembers } from "#app/inquiry/queries/members.server.ts";
import { listShareableCohorts } from "#app/inquiry/queries/sharing.server.ts";
import { seriesOf } from "#app/inquiry/series.ts";
import { BeyondTheTeam } from "#app/inquiry/ui/beyond-the-team.tsx";
import { CycleFrame, headOf } from "#app/inquiry/ui/cycle-frame.tsx";
import { Invitation } from "#app/inquiry/ui/invitation.tsx";
import style from "#app/inquiry/ui/line-of-cycles.css?url";
import { LineOfCycles } from "#app/inquiry/ui/line-of-cycles.tsx";
import { NextThing } from "#app/inquiry/ui/next-thing.tsx";
import { PlanView } from "#app/inquiry/ui/plan-view.tsx";
import { SeriesFigure } from "#app/inquiry/ui/series-figure.tsx";
import { Sharing, Team } from "#app/inquiry/ui/team.tsx";
import * as m from "#app/messages/catalog.ts";
import { dayInWords } from "#app/time/dates.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cycle, today } = await cycleVisitor(request, params.cycle, () => true);
  const { searchParams } = new URL(request.url);
  if (cycle.relation === "invited") {
    const by = cycle.team.filter(({ state }) => state === "member").map(({ name }) => name);
    return { cycle: headOf(cycle), person: person.id, invited: { team: by.join(", ") }, whole: null };
  }
  const isMember = cycle.relation === "member";
  const [others, cohorts, talk, followed] = await Promise.all([
    isMember ? listPossibleMembers(db, cycle.id, person.id) : [],
    isMember ? listShareableCohorts(db, person) : [],
    topicsAbout(db, person, { kind: "cycle", id: cycle.id }),
    cycle.line.length > 1 ? listLineSeries(db, person, cycle.lineId) : [],
  ]);
  const lineSeries = lineSeriesOf(followed);
  const whole = { ...overviewOf(cycle, today), lineSeries, others, cohorts, talk, refused: searchParams.get("team") };
  return { cycle: headOf(cycle), person: person.id, invited: null, whole };
}

function overviewOf(cycle: CyclePage, today: string) {
  const { title, startsOn, endsOn, dataEvery, isLocked, questions, measures, decision, entries, team } = cycle;
  const texts = cycle.texts.plan.texts;
  const state = stateOf({ decision, hasEntries: entries.length > 0 });
  const newest = entries.at(-1)?.happenedOn ?? null;
  const dataDay = decision === null ? nextDataDay({ startsOn, endsOn, every: dataEvery }, newest) : null;
  return {
    ...{ state, decision, team, organization: cycle.organization?.name ?? null, sharedCohort: cycle.sharedCohort },
    plan: { title, startsOn, endsOn, dataEvery, isLocked, questions, measures, texts },
    step: nextStep(state, { endsOn, today }),
    missing: missingParts({ change: texts.change ?? "", questions, measures }),
    // The measure with the most points says most.
    series: seriesOf(measures, entries).toSorted((one, other) => other.points.length - one.points.length)[0] ?? null,
    dataDay: dataDay === null ? null : { words: dayInWords(dataDay), isDue: dataDay <= today },
    line: cycle.line.map((each) => ({
      ...{ id: each.id, number: each.number, title: each.title, change: each.change, decision: each.decision },
      ...{ isOpen: each.isOpen, isHere: each.id === cycle.id, state: stateOf(each), when: daysInWords(each) },
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.cycle.title ?? m.inquiryTitle()) },
];

export default function CycleOverviewPage() {
  const { cycle, person, invited, whole } = useLoaderData<typeof loader>();
  if (invited || !whole) {
    return (
      <Page title={cycle.title} breadcrumbs={[{ to: "/inquiry", label: m.inquiryTitle() }]} width="narrow">
        <Invitation cycleId={cycle.id} person={person} team={invited?.team ?? ""} />
      </Page>
    );
  }
  const isMember = cycle.relation === "member";
  const { series, line, lineSeries } = whole;
  const isFollowed = lineSeries.some(({ measure }) => measure.name === series?.measure.name);
  return (
    <CycleFrame cycle={cycle} lead={whole.organization}>
      <div className="cycle-overview">
        {isMember ? <NextThing cycleId={cycle.id} {...whole} /> : null}
        {line.length > 1 ? (
          <div className="cycle-overview__line">
            <LineOfCycles line={line} series={lineSeries} />
          </div>
        ) : null}
        <div className="stack-12">
          {series && series.points.length > 0 && !isFollowed ? <SeriesFigure series={series} /> : null}
          <PlanView plan={whole.plan} />
          <TopicsAbout {...whole.talk} />
        </div>
        <div className="stack-12">
          <Team
            cycleId={cycle.id}
            person={person}
            team={whole.team}
            others={isMember ? whole.others : null}
            refused={whole.refused}
          />
          {isMember ? <BeyondTheTeam cycleId={cycle.id} isDecided={whole.decision !== null} /> : null}
          {isMember ? (
            <Sharing cycleId={cycle.id} person={person} shared={whole.sharedCohort} cohorts={whole.cohorts} />
          ) : null}
        </div>
      </div>
    </CycleFrame>
  );
}
