import type { FormReply } from "#app/http/form-reply.ts";

/** The hidden field that leads a refused form back to the lesson it came from, once it is mended. */
export const returnOf = (reply: FormReply | undefined): { to?: string } => {
  const to = reply?.values.to;
  return to ? { to } : {};
};
