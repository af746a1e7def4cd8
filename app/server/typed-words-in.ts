import type { Request } from "express";
import { typedWordsIn } from "../http/typed-words.ts";

/** Enough for what a person types; of a longer form the fields before its file are read. */
const mostBytesRead = 4 * 1024 * 1024;
/** Up to here the rest is received and dropped, because a browser that is still sending may not read the answer. */
const mostBytesDropped = 32 * 1024 * 1024;
const mostFields = 2_000;

type Field = [name: string, value: string];

/** What was typed into a form that is refused before the application sees it; nothing if it is no small HTML form. */
export async function typedWordsOf(request: Request): Promise<string[]> {
  const type = request.get("content-type") ?? "";
  const boundary = /^multipart\/form-data;.*\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type);
  const isForm = boundary !== null || /^application\/x-www-form-urlencoded\b/i.test(type);
  if (!isForm || !(Number(request.get("content-length")) <= mostBytesDropped)) return drop(request);
  const body = await beginningOf(request);
  if (!body) return []; // the browser went away
  const fields = boundary ? partsIn(body, boundary[1] ?? boundary[2] ?? "") : pairsIn(body);
  if (fields.length > mostFields) return [];
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return typedWordsIn(form);
}

function drop(request: Request): string[] {
  request.resume();
  return [];
}

type Beginning = { bytes: Buffer; isWhole: boolean };

async function beginningOf(request: Request): Promise<Beginning | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request) {
      if (length < mostBytesRead) chunks.push(chunk);
      length += chunk.length;
    }
  } catch {
    return null;
  }
  return { bytes: Buffer.concat(chunks), isWhole: length < mostBytesRead };
}

/** The fields of an HTML form. One that is cut off is left out. */
function pairsIn({ bytes, isWhole }: Beginning): Field[] {
  const fields = [...new URLSearchParams(bytes.toString("utf8"))];
  return isWhole ? fields : fields.slice(0, -1);
}

/** The fields of a form with files, without the files (RFC 7578). One that is cut off is left out. */
function partsIn({ bytes }: Beginning, boundary: string): Field[] {
  const parts = bytes.toString("latin1").split(`--${boundary}`).slice(1, -1);
  return parts.flatMap((part): Field[] => {
    const end = part.indexOf("\r\n\r\n");
    const head = part.slice(0, end);
    const name = /\bname="([^"]*)"/i.exec(head)?.[1];
    if (end === -1 || name === undefined || /\bfilename\*?=/i.test(head)) return [];
    return [[name, Buffer.from(part.slice(end + 4, -2), "latin1").toString("utf8")]];
  });
}
