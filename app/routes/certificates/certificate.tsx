import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { PrintButton } from "#app/catalog/ui/print-button.tsx";
import { certificate } from "#app/credit/credentials/certificate.server.ts";
import { managesClockHours } from "#app/credit/credit.server.ts";
import { missingLetters } from "#app/document/fonts.server.ts";
import { DocumentView } from "#app/document/ui/document-view.tsx";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { certificateOf } from "./certificate-of-request.server.ts";

/** Public to anyone with the address: the certificate, and whether it is still valid. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const [person, credential] = await Promise.all([visitor(request), certificateOf(params.code)]);
  return {
    ...{ code: credential.code, name: credential.name, document: certificate(credential, site().address) },
    revoked: credential.revokedAt ? (credential.revokedReason ?? "") : null,
    isOwn: person?.id === credential.personId,
    newName: person?.id === credential.personId && person.name !== credential.name ? person.name : null,
    mayRevoke: person !== null && managesClockHours(person),
    personId: person?.id ?? "",
    unprintable: missingLetters(credential.name + credential.title).join(" "),
    saved: new URL(request.url).searchParams.has("saved"),
  };
}

/** Whoever has the address may look; search engines may not list it. */
export const headers: HeadersFunction = () => ({ "x-robots-tag": "noindex" });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.certificateTitle(), data?.name ?? "") },
  { name: "robots", content: "noindex" },
];

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function CertificatePage() {
  const data = useLoaderData<typeof loader>();
  const { code, document, revoked, isOwn } = data;
  return (
    <Page title={document.title} width="narrow" actions={isOwn ? <Downloads code={code} /> : <PrintButton />}>
      <div className="stack stack-8">
        {data.saved ? (
          <Notice kind="done" live>
            <p>{m.certificateSaved()}</p>
          </Notice>
        ) : null}
        {revoked === null ? (
          <Notice kind="done" title={m.certificateValidTitle()}>
            <p>{m.certificateValid()}</p>
          </Notice>
        ) : (
          <Notice kind="care" title={m.certificateRevoked()}>
            <p>{revoked}</p>
          </Notice>
        )}
        {data.isOwn && data.unprintable ? (
          <Notice kind="care">
            <p>{m.certificateUnprintable({ letters: data.unprintable })}</p>
          </Notice>
        ) : null}
        <DocumentView document={document} />
        {data.newName && revoked === null ? <NewName data={data} name={data.newName} /> : null}
        {data.mayRevoke ? <Revocation data={data} /> : null}
      </div>
    </Page>
  );
}

function Downloads({ code }: { code: string }) {
  return (
    <>
      <a className="button" href={`/certificates/${code}/pdf`} download>
        {m.certificatePdf()}
      </a>
      <a className="button" href={`/certificates/${code}/badge`} download={`badge-${code}.jwt`}>
        {m.certificateBadge()}
      </a>
      <PrintButton />
    </>
  );
}

function NewName({ data: { code, personId }, name }: { data: Data; name: string }) {
  return (
    <Form method="post" action={`/certificates/${code}/name`} className="stack-2 no-print">
      <input type="hidden" name="person" value={personId} />
      <p>{m.certificateNewName({ name })}</p>
      <Button>{m.certificateRename()}</Button>
    </Form>
  );
}

function Revocation({ data: { code, personId, revoked } }: { data: Data }) {
  return (
    <section aria-labelledby="revocation" className="stack no-print">
      <h2 id="revocation">{m.certificateRevocation()}</h2>
      <PostForm
        reply={undefined}
        noValidate={false}
        action={`/certificates/${code}/revocation`}
        submit={revoked === null ? m.certificateRevoke() : m.certificateRestore()}
        submitTone="secondary"
        isDelete={revoked !== null}
        hidden={{ person: personId }}
      >
        {revoked === null ? (
          <TextField
            name="reason"
            label={m.certificateReason()}
            help={m.certificateReasonHelp()}
            required
            limit={300}
          />
        ) : null}
      </PostForm>
    </section>
  );
}
