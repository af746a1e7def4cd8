import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cycleVisitor, writesCycle } from "#app/inquiry/cycle-visit.server.ts";
import { daysInWords } from "#app/inquiry/cycle-words.ts";
import { publicSeriesOf } from "#app/inquiry/public-series.ts";
import { findPublicSeries } from "#app/inquiry/queries/public-series.server.ts";
import { seriesOf } from "#app/inquiry/series.ts";
import { CycleFrame, headOf } from "#app/inquiry/ui/cycle-frame.tsx";
import style from "#app/inquiry/ui/one-pager.css?url";
import { OnePager } from "#app/inquiry/ui/one-pager.tsx";
import * as m from "#app/messages/catalog.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** What a team may hand to others on paper: its words, and its numbers as far as they reveal nobody. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { cycle } = await cycleVisitor(request, params.cycle, writesCycle);
  const { measures, entries } = await findPublicSeries(db, cycle.id);
  const { plan, study, act } = cycle.texts;
  return {
    cycle: headOf(cycle),
    page: {
      ...{ number: cycle.number, kind: cycle.kind, decision: cycle.decision, questions: cycle.questions },
      ...{ organization: cycle.organization?.name ?? null, when: daysInWords(cycle) },
      ...{ plan: plan.texts, study: study.texts, act: act.texts },
      series: publicSeriesOf(seriesOf(measures, entries)),
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.inquiryOnePager(), data?.cycle.title ?? m.inquiryTitle()) },
];

export default function OnePagerPage() {
  const { cycle, page } = useLoaderData<typeof loader>();
  return (
    <CycleFrame cycle={cycle} title={cycle.title}>
      <OnePager page={page} />
    </CycleFrame>
  );
}
