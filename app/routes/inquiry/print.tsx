import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cycleVisitor } from "#app/inquiry/cycle-visit.server.ts";
import { shownEntries } from "#app/inquiry/entry-view.ts";
import { seriesOf } from "#app/inquiry/series.ts";
import { ActView } from "#app/inquiry/ui/act-form.tsx";
import { CycleFrame, headOf } from "#app/inquiry/ui/cycle-frame.tsx";
import { EntryList } from "#app/inquiry/ui/entry-list.tsx";
import { PlanView } from "#app/inquiry/ui/plan-view.tsx";
import { SeriesFigure } from "#app/inquiry/ui/series-figure.tsx";
import { StudyView } from "#app/inquiry/ui/study-form.tsx";
import * as m from "#app/messages/catalog.ts";
import { titled } from "#app/ui/title.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { cycle } = await cycleVisitor(request, params.cycle);
  const { title, startsOn, endsOn, dataEvery, isLocked, questions, measures, texts, entries, decision, team } = cycle;
  const notes = entries.filter(({ text }) => text !== "");
  return {
    ...{ cycle: headOf(cycle), questions, decision, study: texts.study.texts, act: texts.act.texts },
    plan: { title, startsOn, endsOn, dataEvery, isLocked, questions, measures, texts: texts.plan.texts },
    series: seriesOf(measures, entries),
    notes: shownEntries(notes, measures, { hasNames: false }),
    team: team.filter(({ state }) => state === "member").map(({ name }) => name),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.inquiryPrintTitle({ title: data?.cycle.title ?? "" })) },
];

/** The whole cycle on one page, in the order of its steps, for paper and for reading aloud. */
export default function CyclePrintPage() {
  const { cycle, plan, questions, decision, study, act, series, notes, team } = useLoaderData<typeof loader>();
  return (
    <CycleFrame cycle={cycle} title={m.inquiryPrintTitle({ title: cycle.title })} lead={team.join(", ")}>
      <div className="stack-12">
        <p className="soft measure no-print">{m.inquiryPrintHelp()}</p>
        <PlanView plan={plan} />
        {series.map((each) => (
          <SeriesFigure key={each.measure.id} series={each} />
        ))}
        {notes.length > 0 ? (
          <section className="stack">
            <h2>{m.inquiryNotes({ count: notes.length })}</h2>
            <EntryList cycleId={cycle.id} entries={notes} person={null} />
          </section>
        ) : null}
        <StudyView questions={questions} texts={study} />
        <ActView decision={decision} texts={act} />
      </div>
    </CycleFrame>
  );
}
