import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { methodOf } from "#app/http/form.server.ts";
import * as m from "#app/messages/catalog.ts";
import { askForMails, stopMails } from "#app/participation/mailings/mailing.server.ts";
import { findMailing } from "#app/participation/mailings/queries/mailings.server.ts";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { shortDay, shortDayIn } from "#app/time/dates.ts";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { participationReader } from "./reader.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** Whether a lead gets a mail each month. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { person, scope } = await participationReader(request);
  const mailing = await findMailing(db, person.id);
  return {
    ...{ personId: person.id, reader: scope.kind, email: person.email },
    mailing: mailing && {
      since: shortDayIn(person.timeZone, mailing.since.toISOString()),
      sentOn: mailing.sentOn && shortDay(mailing.sentOn),
    },
  };
}

/** Turns the mail on with POST and off with DELETE. */
export async function action({ request }: ActionFunctionArgs) {
  const { person } = await participationReader(request);
  const form = await readForm(request, person);
  if (methodOf(request, form) === "DELETE") await stopMails(db, person);
  else if ((await askForMails(db, person)) === "refused") throw closedPage(request, person);
  return redirect("/participation/mails?saved", 303);
}

export const meta: MetaFunction = () => [{ title: titled(m.figureMailTitle(), m.navParticipation()) }];

export default function MailsPage() {
  const { personId, reader, email, mailing } = useLoaderData<typeof loader>();
  return (
    <ParticipationPage reader={reader} title={m.figureMailTitle()} lead={m.figureMailPage()} below={[]}>
      <div className="stack">
        <p role="status">
          {mailing
            ? m.figureMailOn({ email, since: mailing.since, sentOn: mailing.sentOn ?? "none" })
            : m.figureMailOff()}
        </p>
        <PostForm
          key={mailing ? "on" : "off"}
          reply={undefined}
          submit={mailing ? m.figureMailTurnOff() : m.figureMailTurnOn()}
          submitTone={mailing ? "secondary" : "primary"}
          isDelete={mailing !== null}
          hidden={{ person: personId }}
          help={m.figureMailEmpty()}
        />
      </div>
    </ParticipationPage>
  );
}
