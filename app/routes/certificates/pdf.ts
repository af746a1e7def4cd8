import type { LoaderFunctionArgs } from "@remix-run/node";
import { certificate } from "#app/credit/credentials/certificate.server.ts";
import { drawPdf, pdfResponse } from "#app/document/pdf.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { site } from "#app/settings/site.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { certificateOf } from "./certificate-of-request.server.ts";

/** A person's own certificate as a tagged PDF; 404 for anyone else. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const credential = await certificateOf(params.code);
  if (credential.personId !== person.id) throw notFound("Certificate");
  return pdfResponse(await drawPdf(certificate(credential, site().address)), "certificate.pdf");
}
