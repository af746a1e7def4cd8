import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { notFound } from "#app/http/refusals.ts";
import { isOpenToEdits } from "#app/learning/artifacts/artifact.ts";
import { type Change, changesBetween } from "#app/learning/artifacts/comparison.server.ts";
import {
  type ArtifactPage,
  listArtifactTexts,
  listArtifactVersions,
} from "#app/learning/artifacts/queries/artifact-page.server.ts";
import { openArtifact } from "#app/learning/artifacts/reading.server.ts";
import artifactStyle from "#app/learning/artifacts/ui/artifacts.css?url";
import { restoreArtifact } from "#app/learning/artifacts/writing.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: artifactStyle }];

/** Versions, and two of them compared: by default the newest two. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const artifact = await openArtifact(db, person, params.artifact ?? "");
  if (!artifact) throw notFound("Work");
  const versions = await listArtifactVersions(db, artifact);
  const [newest, before] = versions.map(({ revision }) => revision);
  const { searchParams } = new URL(request.url);
  const wanted = (name: string, otherwise: number | undefined) => {
    const revision = Number(searchParams.get(name));
    return versions.some((version) => version.revision === revision) ? revision : otherwise;
  };
  const [earlier, later] = [wanted("earlier", before ?? newest), wanted("later", newest)];
  return {
    ...{ id: artifact.id, title: artifact.title, earlier, later, revision: artifact.revision },
    mayRestore: artifact.relation === "owner" && isOpenToEdits(artifact.state),
    versions: versions.map(({ revision, savedAt, savedByName, isFixed }) => ({
      revision,
      words: m.artifactsVersionLine({ revision, day: dayAndTimeIn(person.timeZone, savedAt) }),
      facts: [savedByName && m.artifactsVersionBy({ name: savedByName }), isFixed && m.artifactsVersionHandedIn()]
        .filter(Boolean)
        .join(", "),
    })),
    parts: earlier === undefined || later === undefined ? [] : await comparedParts(artifact, earlier, later),
  };
}

type Part = { key: string; label: string; before: string; after: string; changes: Change[] | null };

async function comparedParts(artifact: ArtifactPage, earlier: number, later: number): Promise<Part[]> {
  const texts = await listArtifactTexts(db, artifact.id, [earlier, later]);
  const textsOf = (revision: number) => texts.find((version) => version.revision === revision)?.texts ?? {};
  return artifact.template.fields.flatMap(({ key, label, kind }) => {
    if (kind === "file") return [];
    const [before, after] = [textsOf(earlier)[key] ?? "", textsOf(later)[key] ?? ""];
    return [{ key, label, before, after, changes: changesBetween(before, after) }];
  });
}

/** Makes an older version the newest again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const id = params.artifact ?? "";
  const revision = String((await readForm(request, person)).get("revision") ?? "");
  if (!/^[1-9]\d{0,8}$/.test(revision)) throw notFound("Version");
  const outcome = await restoreArtifact(db, person, id, Number(revision));
  if (outcome === "missing") throw notFound("Version");
  throw redirect(outcome === "restored" ? `/artifacts/${id}` : `/artifacts/${id}?refused=not-now`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.artifactsVersionsTitle(), data?.title ?? "") },
];

export default function VersionsPage() {
  const { id, title, versions, earlier, later, parts, revision, mayRestore } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.artifactsVersionsTitle()}
      lead={m.artifactsVersionsLead()}
      breadcrumbs={[{ to: `/artifacts/${id}`, label: title }]}
      width="wide"
    >
      {versions.length === 0 ? (
        <EmptyState title={m.artifactsVersionsNone()} />
      ) : (
        <div className="stack-8">
          {versions.length > 1 ? (
            <>
              <Form method="get" className="cluster" key={`${earlier} ${later}`}>
                <VersionChoice name="earlier" label={m.artifactsCompareLeft()} chosen={earlier} versions={versions} />
                <VersionChoice name="later" label={m.artifactsCompareRight()} chosen={later} versions={versions} />
                <Button>{m.artifactsCompare()}</Button>
              </Form>
              <p className="soft small">{m.artifactsCompareHelp()}</p>
            </>
          ) : (
            <p className="soft">{m.artifactsCompareNothing()}</p>
          )}
          {parts.map((part) => (
            <ComparedPart key={part.key} part={part} isOnly={versions.length === 1} />
          ))}
          <ol className="plain rows" reversed>
            {versions.map((version) => (
              <li key={version.revision} className="cluster">
                <span>
                  {version.words} <span className="small soft">{version.facts}</span>
                </span>
                {mayRestore && version.revision !== revision ? (
                  <Form method="post">
                    <input type="hidden" name="revision" value={version.revision} />
                    <Button tone="quiet" aria-label={m.artifactsRestoreLabel({ revision: version.revision })}>
                      {m.artifactsRestore()}
                    </Button>
                  </Form>
                ) : null}
              </li>
            ))}
          </ol>
        </div>
      )}
    </Page>
  );
}

type Choice = { revision: number; words: string };

function VersionChoice({
  versions,
  chosen,
  ...field
}: {
  name: string;
  label: string;
  chosen: number | undefined;
  versions: Choice[];
}) {
  return (
    <SelectField {...field} defaultValue={chosen}>
      {versions.map(({ revision, words }) => (
        <option key={revision} value={revision}>
          {words}
        </option>
      ))}
    </SelectField>
  );
}

function ComparedPart({
  part: { key, label, before, after, changes },
  isOnly,
}: {
  part: Part;
  /** Whether there is no second version to compare with. */
  isOnly: boolean;
}) {
  return (
    <section aria-labelledby={`part-${key}`} className="stack-2">
      <h2 id={`part-${key}`}>{label}</h2>
      {before === after ? (
        <>
          {isOnly ? null : <p className="small soft">{m.artifactsCompareSame()}</p>}
          <div className="artifact-words">{after || m.artifactsNotWritten()}</div>
        </>
      ) : changes === null ? (
        <div className="side-by-side">
          <div className="artifact-words">{before}</div>
          <div className="artifact-words">{after}</div>
        </div>
      ) : (
        <div className="side-by-side">
          <ChangedText changes={changes} hides="added" />
          <ChangedText changes={changes} hides="removed" />
        </div>
      )}
    </section>
  );
}

/** One side: the earlier text with what is gone marked, or the later one with what is new. */
function ChangedText({ changes, hides }: { changes: Change[]; hides: Change["kind"] }) {
  const shown = changes.filter(({ kind }) => kind !== hides);
  return (
    <div className="artifact-words">
      {shown.length === 0 ? m.artifactsNotWritten() : null}
      {shown.map(({ kind, text }, at) => {
        const name = `change--${kind}`;
        // biome-ignore-start lint/suspicious/noArrayIndexKey: stretches of one text, which never move
        if (kind === "added")
          return (
            <ins key={at} className={name}>
              {text}
            </ins>
          );
        if (kind === "removed")
          return (
            <del key={at} className={name}>
              {text}
            </del>
          );
        return <span key={at}>{text}</span>;
        // biome-ignore-end lint/suspicious/noArrayIndexKey: stretches of one text, which never move
      })}
    </div>
  );
}
