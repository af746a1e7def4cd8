import sharp from "sharp";
import { expect, test } from "vitest";
import { addFile, removeFile } from "#app/learning/artifacts/file.server.ts";
import { fileNameOf, isPdf } from "#app/learning/artifacts/file.ts";
import { findArtifactPage } from "#app/learning/artifacts/queries/artifact-page.server.ts";
import { findFile } from "#app/learning/artifacts/queries/files.server.ts";
import { startArtifact } from "#app/learning/artifacts/writing.server.ts";
import * as schema from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { handedInArtifact } from "./handed-in.ts";
import { aTemplate } from "./template.ts";

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#0b5e63" } });
const pdf = Buffer.from("%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n");

test("a photo is stored small and without the place where it was taken; the same bytes once", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana", {});
    const { artifactId = "" } =
      (await startArtifact(db, ana, { template: aTemplate, programSlug: null, cohortId: null })) ?? {};
    const gps = { IFD3: { GPSLatitudeRef: "N", GPSLatitude: "47/1 24/1 0/1" }, IFD0: { Copyright: "Zephyrine" } };
    const bytes = await blank(3_000, 2_000).withExif(gps).jpeg().toBuffer();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const upload = { fieldKey: "photo", name: "C:\\photos\\Wall chart.JPG", bytes };
    expect(await addFile(db, ana, artifactId, upload)).toBe("done");
    expect(await addFile(db, ana, artifactId, upload)).toBe("done");
    expect(await db.$count(schema.fileContents)).toBe(1);
    const [first, second] = (await findArtifactPage(db, ana, artifactId))?.files ?? [];
    expect(first).toMatchObject({ name: "Wall chart.webp", kind: "image", width: 1_600, height: 1_067 });
    const stored = await findFile(db, artifactId, first?.id ?? "");
    const facts = await sharp(stored?.bytes).metadata();
    expect(facts.format).toBe("webp");
    expect(facts.exif ?? facts.xmp ?? facts.iptc).toBeUndefined();
    await removeFile(db, ana, artifactId, first?.id ?? "");
    expect(await db.$count(schema.fileContents)).toBe(1);
    await removeFile(db, ana, artifactId, second?.id ?? "");
    expect(await db.$count(schema.fileContents)).toBe(0);
  }));

test("only photos and PDFs are taken, by their bytes, from owners, while the work is open", () =>
  inDatabase(async (db) => {
    const tides = await aCohort(db);
    const ana = await join(db, "ana", { cohortIds: [tides] });
    const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId: tides }] });
    const { artifactId = "" } =
      (await startArtifact(db, ana, { template: aTemplate, programSlug: null, cohortId: tides })) ?? {};
    const add = (bytes: Buffer, name = "a.png", fieldKey = "photo") =>
      addFile(db, ana, artifactId, { fieldKey, name, bytes });
    expect(await add(pdf, "plan.html")).toBe("done");
    expect(await add(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>"))).toBe(
      "unknown-kind",
    );
    expect(await add(Buffer.from("<html>"), "a.pdf")).toBe("unknown-kind");
    expect(await add(Buffer.alloc(0))).toBe("none");
    expect(await add(Buffer.alloc(5 * 1024 * 1024 + 1))).toBe("too-large");
    const whole = await blank(400, 400).png().toBuffer();
    expect(await add(whole.subarray(0, whole.length - 40))).toBe("broken");
    expect(await add(pdf, "a.pdf", "noticed")).toBe("missing");
    expect(await addFile(db, cora, artifactId, { fieldKey: "photo", name: "a.pdf", bytes: pdf })).toBe("missing");
    const handedIn = await handedInArtifact(db, ana, tides);
    expect(await addFile(db, ana, handedIn, { fieldKey: "photo", name: "a.pdf", bytes: pdf })).toBe("not-now");
  }));

test.each([
  ["../../etc/passwd", "pdf", "passwd.pdf"],
  ["C:\\a\\b.exe", "pdf", "b.pdf"],
  ["", "image", "file.webp"],
  ["plan\u202Egpj.pdf", "pdf", "plangpj.pdf"],
] as const)("the name %j is shown as that of a file: %s", (typed, kind, shown) => {
  expect(fileNameOf(typed, kind)).toBe(shown);
});

test("a PDF begins and ends as one", () => {
  expect(isPdf(pdf)).toBe(true);
  expect(isPdf(Buffer.from("%PDF-1.7"))).toBe(false);
  expect(isPdf(Buffer.from("%%EOF"))).toBe(false);
});
