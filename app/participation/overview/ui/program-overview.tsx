import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { kindAsHeading } from "#app/identity/organizations/kind-words.ts";
import * as m from "#app/messages/catalog.ts";
import { BarRows } from "#app/ui/chart/bar-rows.tsx";
import { ChartTable } from "#app/ui/chart/chart-table.tsx";
import { scaleFor } from "#app/ui/chart/scale.ts";
import { hoursOf } from "../../measures/measure.ts";
import { reachByKind } from "../../measures/reach.ts";
import { Figure } from "../../ui/figure.tsx";
import { changeFrom } from "../overview.ts";

type Period = { words: string; totals: Record<string, number> };
const amount = (period: Period | undefined, measure: string) => period?.totals[measure] ?? 0;
const whole = (value: number) => value.toLocaleString("en-US");

/** The exact figures of a period for leads of the whole program, with the periods before it; `children` come last. */
export function ExactFigures({ shown, series, children }: { shown: Period; series: Period[]; children: ReactNode }) {
  const before = series.at(-2);
  const trend = (measure: string) => series.map((period) => amount(period, measure));
  const change = (measure: string) =>
    m.participationChange({
      change: changeFrom(before?.totals[measure], amount(shown, measure)),
      period: before?.words ?? "",
      before: measure === "minutes" ? hoursOf(amount(before, measure)) : whole(amount(before, measure)),
    });
  const partners = reachByKind(shown.totals).reduce((sum, each) => sum + each.partners, 0);
  const people = amount(shown, "people");
  return (
    <section aria-labelledby="exact" className="stack">
      <h2 id="exact" className="visually-hidden">
        {m.participationFiguresOf({ period: shown.words })}
      </h2>
      <div className="figures">
        <Figure
          label={m.participationReach()}
          value={whole(amount(shown, "organizations"))}
          of={m.participationOfPartners({ count: partners })}
          trend={trend("organizations")}
          tone={4}
        >
          {change("organizations")}
        </Figure>
        <Figure
          label={m.participationPeople()}
          value={whole(people)}
          of={m.participationPeopleUnit({ count: people })}
          trend={trend("people")}
          tone={1}
        >
          {change("people")} {m.participationCountedOnce()}
        </Figure>
        <Figure
          label={m.participationDosage()}
          value={hoursOf(amount(shown, "minutes"))}
          of={m.participationHoursTogether()}
          trend={trend("minutes")}
          tone={2}
        >
          {change("minutes")}{" "}
          {m.participationHoursOf({
            live: hoursOf(amount(shown, "live")),
            selfPaced: hoursOf(amount(shown, "self_paced")),
            coaching: hoursOf(amount(shown, "coaching")),
          })}
        </Figure>
        {children}
        <PromisesKept totals={shown.totals} />
        <Figure
          label={m.participationSessions()}
          value={whole(amount(shown, "sessions"))}
          of={m.participationSessionsOf({ runs: amount(shown, "runs") })}
          trend={trend("sessions")}
          tone={3}
        >
          {change("sessions")} {m.participationAttendance({ count: amount(shown, "attendance") })}
        </Figure>
      </div>
      <TrendTable series={series} />
    </section>
  );
}

/** What changes in organizations: promises that were due, and those that were kept. */
function PromisesKept({ totals: { commitments, commitments_kept: kept } }: { totals: Period["totals"] }) {
  const isCounted = commitments !== undefined && kept !== undefined && commitments > 0;
  return (
    <Figure
      label={m.participationPromisesKept()}
      value={isCounted ? whole(kept) : "–"}
      of={
        isCounted
          ? m.participationPromisesOf({ count: commitments })
          : m.participationPromisesNone({ isCounted: commitments === undefined ? "no" : "yes" })
      }
      tone={5}
    >
      {m.participationPromisesNote()} <Link to="/participation/commitments">{m.participationPromisesSee()}</Link>
    </Figure>
  );
}

/** The numbers behind the small lines. */
function TrendTable({ series }: { series: Period[] }) {
  return (
    <ChartTable
      caption={m.participationTrendTable()}
      columns={[
        m.participationPeriod(),
        m.participationReach(),
        m.participationPeople(),
        m.participationHours(),
        m.participationSessions(),
        m.participationAttendanceShort(),
      ]}
      rows={series.map((period) => ({
        key: period.words,
        heading: period.words,
        cells: [
          whole(amount(period, "organizations")),
          whole(amount(period, "people")),
          hoursOf(amount(period, "minutes")),
          whole(amount(period, "sessions")),
          whole(amount(period, "attendance")),
        ],
      }))}
    />
  );
}

/** Partner organizations of each kind, and those of which nobody has taken part yet. Kinds keep one order. */
export function ReachByKind({ totals }: { totals: Record<string, number> }) {
  const kinds = reachByKind(totals);
  const there = (kind: { there: number; partners: number }) => m.participationThereOf(kind);
  return (
    <section aria-labelledby="reach" className="stack chart">
      <h2 id="reach">{m.participationWhoIsHere()}</h2>
      <BarRows
        scale={scaleFor([0, 100], { domain: [0, 100], fromZero: true })}
        rows={kinds.map((each) => ({
          key: each.kind,
          label: kindAsHeading(each.kind),
          value: (100 * each.there) / each.partners,
          shown: there(each),
          tone: 4,
        }))}
      />
      <ChartTable
        caption={m.participationWhoIsHere()}
        columns={[m.participationKind(), m.participationReach(), m.participationPartners()]}
        rows={kinds.map((each) => ({
          key: each.kind,
          heading: kindAsHeading(each.kind),
          cells: [whole(each.there), whole(each.partners)],
        }))}
      />
    </section>
  );
}
