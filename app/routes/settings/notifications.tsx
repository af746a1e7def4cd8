import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "#app/http/form.server.ts";
import { hasRole } from "#app/identity/person/person.ts";
import { findStop } from "#app/mail/queries/mail-stops.server.ts";
import { resumeMail } from "#app/mail/stopping.server.ts";
import { StoppedMail } from "#app/mail/ui/stopped-mail.tsx";
import * as m from "#app/messages/catalog.ts";
import { choicesOf, chooseNotifications, settingsOf } from "#app/notifications/choice.server.ts";
import { chosenIn } from "#app/notifications/choice-form.ts";
import { notificationTopics } from "#app/notifications/topic.ts";
import { AlwaysMailed } from "#app/notifications/ui/always-mailed.tsx";
import { ChannelFields, DigestFields, QuietFields } from "#app/notifications/ui/choice-fields.tsx";
import style from "#app/notifications/ui/notifications.css?url";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { shortDayIn } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export const meta: MetaFunction = () => [{ title: titled(m.notifyTitle()) }];

/** Only coaches have reflections shared with them. */
const topicsFor = (isCoach: boolean) => notificationTopics.filter((topic) => isCoach || topic !== "shared_reflections");

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const [choices, settings, stop] = await Promise.all([
    choicesOf(db, person.id),
    settingsOf(db, person.id),
    person.session.isMailStopped ? findStop(db, person.id) : null,
  ]);
  return {
    ...{ email: person.email, timeZone: person.timeZone, choices, settings },
    topics: topicsFor(hasRole(person, "coach")),
    stop: stop && { ...stop, day: shortDayIn(person.timeZone, stop.stoppedAt) },
    isResumed: new URL(request.url).searchParams.has("resumed"),
    isSaved: new URL(request.url).searchParams.has("saved"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const form = await formOf(request);
  if (form.has("resume")) {
    await resumeMail(db, person.id);
    throw redirect("/settings/notifications?resumed");
  }
  const chosen = chosenIn(form);
  if (!chosen) return data({ isRefused: true }, { status: 422 });
  await chooseNotifications(db, person.id, chosen.choices, chosen.settings);
  throw redirect("/settings/notifications?saved");
}

export default function Notifications() {
  const { email, timeZone, choices, settings, topics, isSaved, isResumed, stop } = useLoaderData<typeof loader>();
  const isRefused = useActionData<typeof action>()?.isRefused === true;
  return (
    <SettingsPage title={m.notifyTitle()} lead={m.notifyLead({ email })}>
      <div className="stack-8 measure">
        {isSaved && !isRefused ? (
          <Notice kind="done" live>
            <p>{m.notifySaved()}</p>
          </Notice>
        ) : null}
        {stop ? <StoppedMail {...stop} /> : null}
        {isResumed && !stop ? (
          <Notice kind="done" live>
            <p>{m.stoppedMailResumed()}</p>
          </Notice>
        ) : null}
        {isRefused ? (
          <Notice kind="care" live>
            <p>{m.notifyWrong()}</p>
          </Notice>
        ) : null}
        <Form method="post" className="stack-8">
          <ChannelFields topics={topics} choices={choices} />
          <DigestFields settings={settings} />
          <QuietFields settings={settings} timeZone={timeZone} />
          <section className="stack" aria-labelledby="words">
            <h2 id="words">{m.notifyWords()}</h2>
            <Checkbox
              id="hasWords"
              name="hasWords"
              label={m.notifyWordsLabel()}
              help={m.notifyWordsHelp()}
              defaultChecked={settings.hasWords}
            />
          </section>
          <div className="cluster">
            <Button tone="primary">{m.notifySave()}</Button>
          </div>
        </Form>
        <AlwaysMailed />
      </div>
    </SettingsPage>
  );
}
