import type { ActionFunctionArgs } from "@remix-run/node";
import { postByMail } from "#app/discussions/posts/mail-reply.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { carriesInboundSecret, readInboundMail } from "#app/mail/inbound.server.ts";
import { takeBounce } from "#app/mail/stopping.server.ts";
import { inboundSecret } from "#app/settings/site.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = () => {
  throw notFound("Page");
};

/**
 * The mail provider hands over a mail as it came (`Content-Type: message/rfc822`): an answer to a notification, or a mail
 * server's report. Any answer but 5xx tells the provider not to try again.
 */
export async function action({ request }: ActionFunctionArgs) {
  if (!carriesInboundSecret(request, inboundSecret())) throw notFound("Page");
  const mail = await readInboundMail(await request.arrayBuffer()).catch(() => null);
  if (!mail) return Response.json({ outcome: "unreadable" }, { status: 422 });
  return Response.json({ outcome: mail.bounce ? await takeBounce(db, mail.bounce) : await postByMail(db, mail) });
}
