import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { notFound } from "#app/http/refusals.ts";
import { carriesInboundSecret } from "#app/mail/inbound.server.ts";
import { stopAddress } from "#app/mail/stopping.server.ts";
import { inboundSecret } from "#app/settings/site.server.ts";
import { db } from "#db/pool.server.ts";

const events = z
  .array(
    z.object({
      type: z.enum(["bounce", "complaint"]),
      email: z.email().max(320),
      code: z
        .string()
        .regex(/^\d(\.\d{1,3}\.\d{1,3}|\d\d)$/)
        .optional(),
    }),
  )
  .max(500);

export const loader = () => {
  throw notFound("Page");
};

/** The mail provider reports addresses that take no mail for good, and complaints. Other events are not sent here. */
export async function action({ request }: ActionFunctionArgs) {
  if (!carriesInboundSecret(request, inboundSecret())) throw notFound("Page");
  const sent = events.safeParse(await request.json().catch(() => null));
  if (!sent.success) return Response.json({ outcome: "unreadable" }, { status: 422 });
  for (const { type, email, code = null } of sent.data) {
    await stopAddress(db, { email, reason: type === "bounce" ? "bounced" : "complained", code });
  }
  return Response.json({ outcome: "taken" });
}
