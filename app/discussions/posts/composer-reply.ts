import type { FormReply } from "#app/http/form-reply.ts";

/** A composer's reply: its problems, or the preview that its button asked for. */
export type ComposerReply = FormReply & { preview?: string };
