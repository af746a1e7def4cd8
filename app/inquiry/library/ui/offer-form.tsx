import { Form, Link } from "@remix-run/react";
import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup, SelectField, TextField } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import {
  type Audience,
  audiences,
  type OfferTexts,
  offerShown,
  type Setting,
  type OfferState as State,
  settings,
  topics,
} from "../library.ts";

export type EditedOffer = {
  texts: OfferTexts;
  setting: Setting;
  topics: string[];
  audience: Audience;
  state: State;
  revision: number;
  note: string;
};

/** The team's text for others, written for them. */
export function OfferForm({
  person,
  offer,
  start,
  reply,
}: {
  person: string;
  offer: EditedOffer | null;
  /** The cycle's own text, as a start. */
  start: Pick<OfferTexts, "title" | "tried" | "happened">;
  reply: FormReply | undefined;
}) {
  const shown = offerShown(offer, start);
  return (
    <PostForm
      reply={reply}
      submit={offer ? m.librarySaveOffer() : m.libraryMakeOffer()}
      help={m.librarySaveHelp()}
      hidden={{ person }}
      shown={shown}
      className="stack-6"
    >
      <TextField name="title" label={m.libraryTitleField()} required defaultValue={shown.title} />
      <TextField
        name="place"
        label={m.libraryPlace()}
        help={m.libraryPlaceHelp()}
        isOptional
        defaultValue={shown.place}
      />
      <GuardedTextArea
        name="tried"
        label={m.libraryPart({ key: "tried" })}
        rows={4}
        required
        defaultValue={shown.tried}
      />
      <GuardedTextArea
        name="happened"
        label={m.libraryPart({ key: "happened" })}
        help={m.libraryHappenedHelp()}
        rows={5}
        required
        defaultValue={shown.happened}
      />
      <GuardedTextArea
        name="advice"
        label={m.libraryPart({ key: "advice" })}
        isOptional
        rows={4}
        defaultValue={shown.advice}
      />
      <SelectField name="setting" label={m.librarySetting()} defaultValue={shown.setting}>
        {settings.map((setting) => (
          <option key={setting} value={setting}>
            {m.librarySettingName({ setting })}
          </option>
        ))}
      </SelectField>
      <fieldset className="field">
        <legend className="field__label">{m.libraryTopics()}</legend>
        <div className="choices">
          {topics.map((topic) => (
            <label key={topic} className="choice">
              <input type="checkbox" name="topics" value={topic} defaultChecked={offer?.topics.includes(topic)} />
              <span>{m.libraryTopicName({ topic })}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <RadioGroup
        name="audience"
        label={m.libraryAudience()}
        defaultValue={shown.audience}
        choices={audiences.map((audience) => ({ value: audience, label: m.libraryAudienceName({ audience }) }))}
      />
    </PostForm>
  );
}

/** Where the offer is, who has consented, and the two things that anyone of the team may do. */
export function OfferState({
  cycleId,
  person,
  offer: { state, revision, note },
  team,
  hasConsented,
}: {
  cycleId: string;
  person: string;
  offer: EditedOffer;
  team: { name: string; hasConsented: boolean }[];
  hasConsented: boolean;
}) {
  const isWhole = team.every((member) => member.hasConsented);
  return (
    <section className="stack" aria-labelledby="offer-state">
      <h2 id="offer-state">{m.libraryStateName({ state })}</h2>
      <p>{m.libraryStateAbout({ state })}</p>
      {note ? <p className="as-typed">{note}</p> : null}
      {state === "published" && !isWhole ? <p>{m.libraryClosedUntil()}</p> : null}
      {state === "published" && isWhole ? (
        <p>
          <Link to={`/library/${cycleId}`}>{m.libraryOpenEntry()}</Link>
        </p>
      ) : null}
      <ul className="plain lines">
        {team.map((member) => (
          <li key={member.name}>
            {member.name}{" "}
            <span className="soft">{m.libraryConsented({ has: member.hasConsented ? "yes" : "no" })}</span>
          </li>
        ))}
      </ul>
      {hasConsented || state === "withdrawn" || state === "returned" ? null : (
        <Form method="post">
          <input type="hidden" name="person" value={person} />
          <input type="hidden" name="form" value="consent" />
          <input type="hidden" name="revision" value={revision} />
          <Button tone="primary">{m.libraryConsent()}</Button>
        </Form>
      )}
      {state === "withdrawn" ? null : (
        <Form method="post" className="stack-2">
          <input type="hidden" name="person" value={person} />
          <input type="hidden" name="form" value="withdraw" />
          <Button>{m.libraryWithdraw()}</Button>
          <p className="small soft">{m.libraryWithdrawHelp()}</p>
        </Form>
      )}
    </section>
  );
}
