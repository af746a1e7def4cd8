import type { CompletionRule } from "#app/catalog/completion-rule.ts";

/** How a lesson or a course was completed or reopened. */
export const completionWays = ["marked", "rule_met", "reopened", "imported"] as const;
export type CompletionWay = (typeof completionWays)[number];

/** The work that completion rules look at. Work in retired lessons counts. */
export type Done = {
  lessonIds: ReadonlySet<string>;
  /** Prompts responded to, as "lesson-id/prompt-id". */
  responses: ReadonlySet<string>;
  /** Best score of each check, 0 to 1, by "lesson-id/prompt-id". */
  scores: ReadonlyMap<string, number>;
};

/** One requirement of a rule, and whether it is met; pages put it into words. */
export type Requirement =
  | { kind: "lesson"; lessonId: string; isMet: boolean }
  | { kind: "response"; lessonId: string; promptId: string; isMet: boolean }
  | { kind: "check"; level: number; score: number; answered: number; of: number; isMet: boolean };

/** Scores are stored as 4-byte floats: three thirds must still add up to one. */
const rounding = 1e-5;

/** How rules name a prompt: "lesson-id/prompt-id". */
export function promptKey(lessonId: string, promptId: string): string {
  return `${lessonId}/${promptId}`;
}

/** The lesson and the prompt in "lesson-id/prompt-id". */
export function promptOf(key: string): { lessonId: string; promptId: string } {
  const slash = key.indexOf("/");
  return { lessonId: key.slice(0, slash), promptId: key.slice(slash + 1) };
}

/** Every prompt that a rule refers to, as "lesson-id/prompt-id". */
export function promptsOfRule(rule: CompletionRule): string[] {
  return [...rule.responses, ...(rule.check?.prompts ?? [])];
}

/** A rule's requirements in its own order: lessons, then responses, then the check. */
export function requirementsOf(rule: CompletionRule, done: Done): Requirement[] {
  const requirements: Requirement[] = [
    ...rule.lessons.map((lessonId) => ({ kind: "lesson" as const, lessonId, isMet: done.lessonIds.has(lessonId) })),
    ...rule.responses.map((key) => ({
      kind: "response" as const,
      ...promptOf(key),
      isMet: done.responses.has(key),
    })),
  ];
  if (rule.check && rule.check.prompts.length > 0) requirements.push(checkRequirement(rule.check, done));
  return requirements;
}

/** Met when every requirement is. A rule without requirements is never met, so that nobody finishes by enrolling. */
export function isRuleMet(rule: CompletionRule, done: Done): boolean {
  const requirements = requirementsOf(rule, done);
  return requirements.length > 0 && requirements.every((requirement) => requirement.isMet);
}

/** Checks pass together: by their mean, where an unanswered one counts as 0. */
function checkRequirement(check: { prompts: string[]; level: number }, done: Done): Requirement {
  const total = check.prompts.reduce((sum, key) => sum + (done.scores.get(key) ?? 0), 0);
  const score = total / check.prompts.length;
  return {
    kind: "check",
    level: check.level,
    score,
    answered: check.prompts.filter((key) => done.scores.has(key)).length,
    of: check.prompts.length,
    isMet: score >= check.level - rounding,
  };
}
