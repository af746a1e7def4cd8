import { Form, Link } from "@remix-run/react";
import { type FormEvent, useRef } from "react";
import type { ArtifactField } from "#app/catalog/program.ts";
import { statusWords } from "#app/drafts/ui/status-words.ts";
import { type FormReply, summaryOf } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { ChildDataGuard } from "#app/ui/guarded-text.tsx";
import { PostedForm } from "#app/ui/posted-form.ts";
import { TextArea } from "#app/ui/text-area.tsx";
import { longestTitle } from "../artifact.ts";
import { fieldName, seenName, writtenFields } from "../fields.ts";
import { type EditedArtifact, useArtifactDraft } from "./use-artifact-draft.ts";

/** An owner's form: it saves itself while it is typed; one button hands it in. Without JavaScript, another saves. */
export function ArtifactEditor({
  artifact,
  personId,
  handIn,
  reply,
}: {
  artifact: EditedArtifact;
  personId: string;
  /** The label of the button that hands it in. */
  handIn: string;
  reply: FormReply | undefined;
}) {
  const form = useRef<HTMLFormElement>(null);
  const { id, template, title, texts, revision } = artifact;
  const { status, isOvertaken, hasMerged, hasReturned, type, send } = useArtifactDraft(form, artifact, personId);

  function submit(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (submitter instanceof HTMLButtonElement && submitter.name === "then") return; // the page answers it
    event.preventDefault();
    send();
  }

  return (
    <div className="stack-6 measure">
      <ErrorSummary key={reply?.at} errors={summaryOf(reply)} />
      <Form
        ref={form}
        data-keeps-itself
        method="post"
        action={`/artifacts/${id}/text`}
        noValidate
        reloadDocument
        className="stack-6"
        onSubmit={submit}
        onInput={type}
      >
        <PostedForm.Provider value={reply}>
          <input type="hidden" name="person" value={personId} />
          <input type="hidden" name="base" value={revision} />
          {Object.entries(artifact.seen).map(([key, hash]) => (
            <input key={key} type="hidden" name={seenName(key)} defaultValue={hash} data-draft />
          ))}
          <TextField name="title" label={m.artifactsTitleField()} defaultValue={title} limit={longestTitle} />
          {writtenFields(template).map((field) => (
            <ChildDataGuard key={field.key} text={texts[field.key] ?? ""} isReviewed>
              <FieldControl field={field} text={texts[field.key] ?? ""} />
            </ChildDataGuard>
          ))}
        </PostedForm.Provider>
        {hasReturned ? <p className="small soft">{m.artifactsReturnedDraft()}</p> : null}
        {hasMerged ? <p role="status">{m.artifactsMerged()}</p> : null}
        {isOvertaken ? (
          <p>
            {m.artifactsOvertaken()} <Link to={`/artifacts/${id}/versions`}>{m.artifactsBothVersions()}</Link>
          </p>
        ) : null}
        <p role="status" className="small soft needs-scripts">
          {statusWords(status, { idle: m.artifactsStatusIdle(), saved: m.artifactsStatusSaved() })}
          {status.kind === "signed-out" ? (
            <>
              {" "}
              <a href={`/sign-in?to=${encodeURIComponent(`/artifacts/${id}`)}`}>{m.artifactsSignIn()}</a>
            </>
          ) : null}
        </p>
        <div className="cluster">
          <Button className="without-scripts">{m.artifactsSave()}</Button>
          <Button tone="primary" name="then" value="submit">
            {handIn}
          </Button>
        </div>
        <p className="soft small">{m.artifactsHandInHelp()}</p>
      </Form>
    </div>
  );
}

function FieldControl({ field, text }: { field: ArtifactField; text: string }) {
  const { key, label, kind, required } = field;
  const help = required ? `${field.help} ${m.artifactsRequired()}` : field.help;
  const common = { name: fieldName(key), label, help, defaultValue: text, autoComplete: "off", isOptional: !required };
  if (kind === "text") return <TextField {...common} />;
  // A text field, so that an unfinished address is kept on the device as any text is.
  if (kind === "link") return <TextField {...common} inputMode="url" />;
  return <TextArea {...common} rows={kind === "data" ? 8 : 6} className={kind === "data" ? "field--data" : ""} />;
}
