import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { formOf } from "#app/http/form.server.ts";
import { hasRole } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import { choicesOf, chooseNotifications } from "#app/notifications/choice.server.ts";
import type { NotificationTopic } from "#app/notifications/topic.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.notifyTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  return {
    email: person.email,
    isCoach: hasRole(person, "coach"),
    choices: await choicesOf(db, person.id),
    isSaved: new URL(request.url).searchParams.has("saved"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const form = await formOf(request);
  await chooseNotifications(db, person.id, new Set(form.getAll("topic").map(String)));
  throw redirect("/settings/notifications?saved");
}

const topics: { topic: NotificationTopic; label: () => string; help: () => string; isForCoaches?: boolean }[] = [
  { topic: "feedback", label: m.notifyFeedback, help: m.notifyFeedbackHelp },
  { topic: "discussions", label: m.notifyDiscussions, help: m.notifyDiscussionsHelp },
  { topic: "nudges", label: m.notifyNudges, help: m.notifyNudgesHelp },
  { topic: "instruments", label: m.notifyInstruments, help: m.notifyInstrumentsHelp },
  {
    topic: "shared_reflections",
    label: m.notifySharedReflections,
    help: m.notifySharedReflectionsHelp,
    isForCoaches: true,
  },
];

export default function Notifications() {
  const { email, isCoach, choices, isSaved } = useLoaderData<typeof loader>();
  return (
    <SettingsPage title={m.notifyTitle()} lead={m.notifyLead({ email })}>
      <div className="stack-8 measure">
        {isSaved ? (
          <Notice kind="done" live>
            <p>{m.notifySaved()}</p>
          </Notice>
        ) : null}
        <Form method="post" className="stack">
          <fieldset className="field">
            <legend className="field__label">{m.notifyQuestion()}</legend>
            {topics.map(({ topic, label, help, isForCoaches }) => (
              <Checkbox
                key={topic}
                id={topic}
                name="topic"
                value={topic}
                label={label()}
                help={isForCoaches && !isCoach ? m.notifyCoachesOnly({ help: help() }) : help()}
                defaultChecked={choices[topic]}
              />
            ))}
          </fieldset>
          <div className="cluster">
            <Button tone="primary">{m.notifySave()}</Button>
          </div>
        </Form>
        <section aria-labelledby="always" className="stack">
          <h2 id="always">{m.notifyAlwaysTitle()}</h2>
          <p>{m.notifyAlwaysBody()}</p>
          <ul className="stack-2">
            <li>{m.notifyAlwaysSignIn()}</li>
            <li>{m.notifyAlwaysSecurity()}</li>
            <li>{m.notifyAlwaysRoles()}</li>
            <li>{m.notifyAlwaysData()}</li>
          </ul>
        </section>
      </div>
    </SettingsPage>
  );
}
