import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { offerTimes } from "#app/meetings/booking.server.ts";
import { offerSchema } from "#app/meetings/booking.ts";
import {
  listCohortNames,
  listFreeTimes,
  listOfferedTimes,
  listOwnOneToOnes,
} from "#app/meetings/queries/bookings.server.ts";
import { FreeTimes, OfferedTimes, OfferForm, OneToOnes } from "#app/meetings/ui/booking.tsx";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { currentTime, fromNow } from "#app/time/clock.ts";
import { dayAndTimeIn, dayOf, momentAt } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.bookingTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const now = currentTime();
  const coached = person.grants.flatMap(({ role, cohortId }) => (role === "coach" && cohortId ? [cohortId] : []));
  const [own, free, offered, cohorts] = await Promise.all([
    listOwnOneToOnes(db, person.id, now),
    listFreeTimes(db, person, { now }),
    coached.length > 0 ? listOfferedTimes(db, person.id, now) : [],
    listCohortNames(db, coached),
  ]);
  const inWords = (moment: Date) => dayAndTimeIn(person.timeZone, moment.toISOString());
  return {
    personId: person.id,
    own: own.map((each) => ({ ...each, when: inWords(each.startsAt), to: `/booking/${each.id}` })),
    free: free.map((each) => ({ ...each, when: inWords(each.startsAt) })),
    offered: offered.map((each) => ({ ...each, when: inWords(each.startsAt) })),
    cohorts,
    first: { day: dayOf(fromNow(2 * days), person.timeZone), time: "15:00", timeZone: person.timeZone },
    told: new URL(request.url).searchParams.get("told"),
  };
}

/** Offers times; booking and taking back have addresses of their own. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const submission = parseForm(await readForm(request, person), offerSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { day, time, ...offer } = submission.value;
  const startsAt = momentAt(day, time, offer.timeZone);
  const outcome = await offerTimes(db, person, { ...offer, startsAt });
  if (outcome === "not_allowed") return rejectForm(submission, { problems: { cohortId: [m.bookingCohortMissing()] } });
  if (outcome.offered === 0) return rejectForm(submission, { problems: { time: [m.bookingOfferOverlaps()] } });
  throw redirect("/booking?told=offered", 303);
}

export default function BookingPage() {
  const { personId, own, free, offered, cohorts, first, told } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isEmpty = own.length + free.length + cohorts.length === 0;
  return (
    <Page title={m.bookingTitle()} breadcrumbs={[{ to: "/cohorts", label: m.cohortsTitle() }]} lead={m.bookingLead()}>
      <div className="stack stack-8">
        {told && !reply ? (
          <Notice kind={told === "taken" || told === "overlaps" ? "care" : "done"} live>
            <p>{m.bookingTold({ what: told })}</p>
          </Notice>
        ) : null}
        {isEmpty ? (
          <EmptyState title={m.bookingEmptyTitle()}>
            <p>{m.bookingEmpty()}</p>
          </EmptyState>
        ) : null}
        <OneToOnes meetings={own} />
        <FreeTimes times={free} action="/booking/times" personId={personId} />
        {cohorts.length > 0 ? (
          <>
            <OfferedTimes times={offered} personId={personId} />
            <OfferForm cohorts={cohorts} first={first} personId={personId} reply={reply} />
          </>
        ) : null}
      </div>
    </Page>
  );
}
