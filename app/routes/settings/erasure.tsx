import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findPersonHold } from "#app/credit/queries/records-holds.server.ts";
import { formOf, methodOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { readableAddress } from "#app/http/readable-email.server.ts";
import * as m from "#app/messages/catalog.ts";
import { askForErasure, canLeave, undoErasure } from "#app/personal-data/erasure.server.ts";
import { graceDays } from "#app/personal-data/erasure.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayAndTimeIn, dayIn } from "#app/time/dates.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.leavingTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const { timeZone, erasureDueAt } = person;
  const email = readableAddress(person.email);
  const hold = await findPersonHold(db, person.id);
  const heldSince = hold ? dayIn(timeZone, hold.since.toISOString()) : null;
  if (erasureDueAt) {
    return { email, heldSince, dueAt: dayAndTimeIn(timeZone, erasureDueAt.toISOString()), mayLeave: true };
  }
  requireRecentSignIn(request, person);
  return { email, heldSince, dueAt: null, mayLeave: await canLeave(db, person.id) };
}

/** The word to type, so that nobody erases their account by accident. */
const confirmation = () =>
  z.object({
    word: z
      .string(m.leavingWordMissing({ word: m.leavingWord() }))
      .refine(
        (typed) => typed.trim().toLowerCase() === m.leavingWord(),
        m.leavingWordMissing({ word: m.leavingWord() }),
      ),
  });

export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const form = await formOf(request);
  if (methodOf(request, form) === "DELETE") {
    await undoErasure(db, person.id);
    throw redirect("/settings/data?stays");
  }
  requireRecentSignIn(request, person);
  const submission = parseForm(form, confirmation());
  if (submission.status !== "success") return rejectForm(submission);
  const outcome = await askForErasure(db, request, person);
  if (outcome === "last_administrator") {
    return rejectForm(submission, { problems: { "": [m.leavingLastAdministrator()] }, status: 409 });
  }
  throw redirect("/settings/erasure");
}

export default function Erasure() {
  const { dueAt, email, mayLeave, heldSince } = useLoaderData<typeof loader>();
  if (dueAt) return <Leaving dueAt={dueAt} email={email} heldSince={heldSince} />;
  return (
    <SettingsPage
      title={m.leavingTitle()}
      lead={m.leavingLead({ days: graceDays })}
      breadcrumbs={[{ to: "/settings/data", label: m.myDataTitle() }]}
    >
      <div className="stack-8 measure">
        <Held since={heldSince} />
        <Part
          id="at-once"
          title={m.leavingAtOnce()}
          items={[m.leavingHidden(), m.leavingSignedOut(), m.leavingClosed()]}
        />
        <Part
          id="later"
          title={m.leavingLater({ days: graceDays })}
          items={[m.leavingGoes(), m.leavingGoesWords(), m.leavingGoesMail()]}
        />
        <Part
          id="stays"
          title={m.leavingStays()}
          items={[m.leavingStaysAudit(), m.leavingStaysCounts(), m.leavingStaysRecords(), m.leavingStaysBackups()]}
        />
        <p>
          {m.leavingTakeAlong()} <Link to="/settings/data">{m.leavingDownload()}</Link>
        </p>
        {mayLeave ? (
          <ConfirmForm />
        ) : (
          <Notice kind="care">
            <p>{m.leavingLastAdministrator()}</p>
          </Notice>
        )}
      </div>
    </SettingsPage>
  );
}

function Part({ id, title, items }: { id: string; title: string; items: string[] }) {
  return (
    <section aria-labelledby={id} className="stack">
      <h2 id={id}>{title}</h2>
      <ul className="stack-2">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}

function ConfirmForm() {
  const reply = useActionData<typeof action>();
  return (
    <PostForm
      reply={reply}
      submit={m.leavingAsk()}
      besideSubmit={<LinkButton to="/settings/data">{m.leavingKeep()}</LinkButton>}
      data-keeps-itself // a confirmation that comes back by itself confirms nothing
    >
      <TextField
        label={m.leavingConfirm({ word: m.leavingWord() })}
        name="word"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
    </PostForm>
  );
}

/** That records of the person are held, so that their account stays longer than they asked. */
function Held({ since }: { since: string | null }) {
  if (!since) return null;
  return (
    <Notice kind="care" title={m.leavingHeldTitle()}>
      <p>{m.leavingHeld({ day: since })}</p>
    </Notice>
  );
}

function Leaving({ dueAt, email, heldSince }: { dueAt: string; email: string; heldSince: string | null }) {
  return (
    <SettingsPage title={m.leavingAsked()} lead={m.leavingDue({ when: dueAt })}>
      <div className="stack-8 measure">
        <Notice kind="care">
          <p>{m.leavingUntilThen({ email })}</p>
        </Notice>
        <Held since={heldSince} />
        <Form method="post" className="cluster">
          <input type="hidden" name="_method" value="delete" />
          <Button tone="primary">{m.leavingUndo()}</Button>
          <LinkButton to="/settings/data">{m.leavingDownload()}</LinkButton>
        </Form>
      </div>
    </SettingsPage>
  );
}
