import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { joinEdits } from "#app/http/joined-edits.server.ts";
import { profileSchema } from "#app/identity/accounts/account.ts";
import { joinedParam } from "#app/identity/invitations/destination.ts";
import { belongingsOf } from "#app/identity/people/belonging.server.ts";
import { reviseProfile } from "#app/identity/people/profile.server.ts";
import { findPerson } from "#app/identity/people/queries/people.server.ts";
import { Belongings } from "#app/identity/people/ui/belongings.tsx";
import { languageNames } from "#app/identity/person/language.ts";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import { editing } from "#app/signed-in/edit.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { otherZones } from "#app/time/zones.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { TimeZoneField } from "#app/ui/time-zone-field.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.settingsProfileTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const { name, pronouns, email, timeZone, language } = person;
  const asked = new URL(request.url).searchParams;
  return {
    profile: { name, pronouns, email, timeZone, language },
    zones: otherZones(),
    isSaved: asked.has("saved"),
    hasJoined: asked.has(joinedParam),
    ...(await belongingsOf(db, person)),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const form = await formOf(request);
  return editing(person.id, async (db) => {
    const conflict = joinEdits(form, profileShown((await findPerson(db, person.id)) ?? person), [
      "timeZone",
      "language",
    ]);
    const submission = parseForm(form, profileSchema());
    if (submission.status !== "success") return rejectForm(submission);
    if (conflict) return rejectForm(submission, conflict);
    await reviseProfile(db, person.id, submission.value);
    return redirect("/settings/profile?saved");
  });
}

const profileShown = ({
  name,
  pronouns,
  timeZone,
  language,
}: Pick<Person, "name" | "pronouns" | "timeZone" | "language">) => ({
  ...{ name, pronouns, timeZone, language },
});

export default function Profile() {
  const { organizations, roles, isSaved, hasJoined } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SettingsPage title={m.settingsProfileTitle()} lead={m.settingsProfileLead()}>
      <div className="stack-8 measure">
        {isSaved && !reply ? (
          <Notice kind="done" live>
            <p>{m.settingsSaved()}</p>
          </Notice>
        ) : null}
        {hasJoined && !reply ? (
          <Notice kind="done" live title={m.invitationAcceptedTitle()}>
            <p>{m.invitationAccepted()}</p>
          </Notice>
        ) : null}
        <ProfileForm />
        <section aria-labelledby="organizations" className="stack">
          <h2 id="organizations">{m.settingsOrganizations()}</h2>
          {organizations.length > 0 ? <Belongings items={organizations} /> : <p>{m.settingsNoOrganizations()}</p>}
        </section>
        <section aria-labelledby="roles" className="stack">
          <h2 id="roles">{m.settingsRoles()}</h2>
          <Belongings items={roles} />
          <p className="soft">{m.settingsReads()}</p>
          <p className="soft">{m.profileAsk()}</p>
        </section>
      </div>
    </SettingsPage>
  );
}

function ProfileForm() {
  const { profile, zones } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <PostForm reply={reply} submit={m.settingsSave()} shown={profileShown(profile)}>
      <TextField
        label={m.accountName()}
        help={m.accountNameHelp()}
        name="name"
        autoComplete="name"
        required
        defaultValue={profile.name}
      />
      <TextField
        label={m.profilePronouns()}
        help={m.profilePronounsHelp()}
        name="pronouns"
        isOptional
        list="pronoun-suggestions"
        autoComplete="off"
        defaultValue={profile.pronouns ?? ""}
      />
      <datalist id="pronoun-suggestions">
        {m
          .profilePronounSuggestions()
          .split("; ")
          .map((pronouns) => (
            <option key={pronouns} value={pronouns} />
          ))}
      </datalist>
      <p>
        {m.profileEmail({ email: profile.email })} <Link to="/settings/email">{m.profileEmailChange()}</Link>
      </p>
      <TimeZoneField label={m.settingsTimeZone()} zones={zones} defaultValue={profile.timeZone} />
      <SelectField
        label={m.settingsLanguage()}
        help={m.settingsLanguageHelp()}
        name="language"
        autoComplete="language"
        defaultValue={profile.language}
      >
        {Object.entries(languageNames).map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </SelectField>
    </PostForm>
  );
}
