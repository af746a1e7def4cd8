/** After a next step: its owner, and its day if it has one. */
export function StepFacts({ owner, due }: { owner: string; due: string | null }) {
  return (
    <span className="soft">
      {" "}
      · {owner}
      {due ? ` · ${due}` : ""}
    </span>
  );
}
