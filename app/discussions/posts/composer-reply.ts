import type { FormReply } from "#app/http/form-reply.ts";

/** What a composer shows again: its problems, or the preview that its button asked for. */
export type ComposerReply = FormReply & { preview?: string };
