import { readInboundMail } from "#app/mail/inbound.server.ts";

const bytes = (text: string) => new TextEncoder().encode(text.replaceAll("\n", "\r\n")).buffer;

/** Reads a mail as a mail server delivers it, with CRLF at the end of each line. */
export const read = (text: string) => readInboundMail(bytes(text));
