import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import express, { type Request, type RequestHandler, type Response } from "express";

type Encoding = "br" | "gzip";
type StaticFile = { type: string; etag: string; isImmutable: boolean; bodies: Map<Encoding | "identity", Buffer> };

const suffixes = { ".br": "br", ".gz": "gzip" } as const;

/**
 * Serves the files of a folder from memory, as they are few and small: a new build that replaces them neither breaks an
 * answer in flight nor mixes with this one's pages.
 */
export function staticFiles(folder: string): RequestHandler {
  const files = readFiles(folder);
  return (request, response, next) => {
    const file = ["GET", "HEAD"].includes(request.method) ? files.get(request.path) : undefined;
    if (file) send(file, request, response);
    else next();
  };
}

function readFiles(folder: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  const names = globSync("**/*", { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replace(/^\/*/, "/"))
    .sort(); // a file sorts before its compressed copies
  for (const name of names) {
    const body = readFileSync(join(folder, name));
    const encoding = Object.entries(suffixes).find(([suffix]) => name.endsWith(suffix))?.[1];
    const original = encoding && files.get(name.slice(0, name.lastIndexOf(".")));
    if (encoding && original) original.bodies.set(encoding, body);
    else files.set(name, asFile(name, body));
  }
  return files;
}

function asFile(name: string, body: Buffer): StaticFile {
  return {
    type: express.static.mime
      .lookup(extname(name), "application/octet-stream")
      .replace(/^application\/java/, "text/java"),
    etag: createHash("sha256").update(body).digest("base64url").slice(0, 22),
    isImmutable: name.startsWith("/assets/"),
    bodies: new Map([["identity", body]]),
  };
}

function send(file: StaticFile, request: Request, response: Response): void {
  const encoding = encodingFor(file, request);
  const etag = `"${file.etag}-${encoding}"`;
  const isText = /^text\/|javascript|json|svg/.test(file.type);
  if (file.isImmutable) {
    // Twenty of these come with a first visit: no validator for what never changes, no id that nobody looks up.
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable").removeHeader("X-Request-Id");
  } else {
    response.setHeader("Cache-Control", "public, max-age=3600").setHeader("ETag", etag);
  }
  if (file.bodies.size > 1) response.setHeader("Vary", "Accept-Encoding");
  if (!file.isImmutable && request.get("if-none-match")?.includes(etag)) return void response.status(304).end();
  const body = file.bodies.get(encoding) ?? Buffer.alloc(0);
  if (encoding !== "identity") response.setHeader("Content-Encoding", encoding);
  response.setHeader("Content-Type", isText ? `${file.type}; charset=utf-8` : file.type);
  response.setHeader("Content-Length", body.length);
  response.end(request.method === "HEAD" ? undefined : body);
}

function encodingFor(file: StaticFile, request: Request): Encoding | "identity" {
  const accepted = request.acceptsEncodings();
  for (const encoding of ["br", "gzip"] as const) {
    if (file.bodies.has(encoding) && accepted.includes(encoding)) return encoding;
  }
  return "identity";
}
