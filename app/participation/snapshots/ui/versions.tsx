import { Link } from "@remix-run/react";
import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";

type Version = { id: string; version: number; rule: string; reason: string | null; day: string };
type Release = { id: number; form: string; at: string };

/** The versions of a period's figures, and the newest releases of the one shown. */
export function VersionList({
  versions,
  periodId,
  releases,
}: {
  versions: Version[];
  periodId: string;
  releases: Release[];
}) {
  return (
    <section aria-labelledby="versions" className="stack">
      <h2 id="versions">{m.participationVersions()}</h2>
      <ul className="plain lines">
        {versions.map(({ id, version, rule, reason, day }) => (
          <li key={id}>
            <Link to={`/participation/periods/${periodId}?version=${version}`}>
              {m.participationVersionLine({ version, day, rule, reason: reason ?? "none" })}
            </Link>
          </li>
        ))}
      </ul>
      <details>
        <summary>{m.participationReleases()}</summary>
        <ul className="plain lines small">
          {releases.map(({ id, form, at }) => (
            <li key={id}>{m.participationReleaseLine({ form, at })}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** Freezes a period's figures, or corrects them with a reason. */
export function FreezeForm({
  reply,
  personId,
  isCorrection,
  isAgain,
}: {
  reply: FormReply | undefined;
  personId: string;
  isCorrection: boolean;
  isAgain: boolean;
}) {
  const title = isAgain ? m.participationTryAgain() : isCorrection ? m.participationCorrect() : m.participationFreeze();
  return (
    <section aria-labelledby="freeze" className="stack">
      <h2 id="freeze">{title}</h2>
      <p className="measure">{isCorrection ? m.participationCorrectLead() : m.participationFreezeLead()}</p>
      <PostForm reply={reply} submit={title} submitTone="secondary" hidden={{ person: personId }}>
        {isCorrection ? (
          <TextField name="reason" label={m.participationReason()} help={m.participationReasonHelp()} limit={500} />
        ) : null}
      </PostForm>
    </section>
  );
}
