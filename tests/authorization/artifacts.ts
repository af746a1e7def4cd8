import { aPhoto, handedInArtifact } from "#tests/artifacts/handed-in.ts";
import { everybody, only, signedIn, unchanged } from "./answers.ts";
import { domainRows, type World } from "./rows.ts";

export const artifactsRows = domainRows(prepare, {
  "cohorts/:cohort/work": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/work`,
    get: only(["owner", "mate", "coach"], 200),
    post: { form: { template: "none" }, answers: signedIn(404) },
  },
  artifacts: { at: () => "/artifacts", get: signedIn(200) },
  // The work is handed in: its owner reads it and takes it back, its cohort's coach answers.
  "artifacts/:artifact": {
    at: ({ artifactId }) => `/artifacts/${artifactId}`,
    get: only(["owner", "coach"], 200),
    post: { form: {}, answers: only(["owner", "coach"], 400) },
  },
  "artifacts/:artifact/text": {
    at: ({ artifactId }) => `/artifacts/${artifactId}/text`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(["owner"], 303) },
  },
  "artifacts/:artifact/state": {
    at: ({ artifactId }) => `/artifacts/${artifactId}/state`,
    get: everybody(unchanged),
    post: { form: { action: "reopen" }, answers: only(["owner", "coach"], 303) },
  },
  "artifacts/:artifact/comments": {
    at: ({ artifactId }) => `/artifacts/${artifactId}/comments`,
    get: everybody(unchanged),
    post: { form: { text: "Yes.", parent: "none" }, answers: signedIn(404) },
  },
  "artifacts/:artifact/owners": {
    at: ({ artifactId }) => `/artifacts/${artifactId}/owners`,
    get: everybody(unchanged),
    post: { form: { _method: "delete" }, answers: only(["owner"], 303) },
  },
  "artifacts/:artifact/files": {
    at: ({ artifactId }) => `/artifacts/${artifactId}/files`,
    get: everybody(unchanged),
    post: { form: { field: "photo" }, answers: { ...only(["owner"], 303), nobody: 401 } },
  },
  "artifacts/:artifact/files/:file": {
    at: ({ artifactId, fileId }) => `/artifacts/${artifactId}/files/${fileId}`,
    get: only(["owner", "coach"], 200),
  },
  // There is nothing to look at in this work.
  "artifacts/:artifact/data-review": {
    at: ({ artifactId }) => `/artifacts/${artifactId}/data-review`,
    get: everybody(unchanged),
    post: { form: { answer: "fine" }, answers: signedIn(404) },
  },
  "artifacts/:artifact/acknowledgment": {
    at: ({ artifactId }) => `/artifacts/${artifactId}/acknowledgment`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(["owner"], 303) },
  },
  "artifacts/:artifact/versions": {
    at: ({ artifactId }) => `/artifacts/${artifactId}/versions`,
    get: only(["owner", "coach"], 200),
    post: { form: { revision: "1" }, answers: only(["owner"], 303) },
  },
});

async function prepare({ db, owner, cohortId }: World) {
  const artifactId = await handedInArtifact(db, owner, cohortId);
  return { artifactId, fileId: await aPhoto(db, artifactId) };
}
