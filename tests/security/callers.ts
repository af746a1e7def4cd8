import { readFileSync } from "node:fs";
import ts from "typescript";
import { addresses } from "#tests/addresses.ts";

/**
 * Every address whose loader (GET) or action (POST) calls the named function, directly or through functions of the same
 * file, according to the route sources.
 */
export function callersOf(name: string): { path: string; method: "GET" | "POST" }[] {
  return addresses.flatMap(({ path, file }) => {
    const calls = callsIn(file);
    return (["loader", "action"] as const)
      .filter((entry) => reaches(calls, entry, name))
      .map((entry) => ({ path, method: entry === "loader" ? ("GET" as const) : ("POST" as const) }));
  });
}

/** The names that each top-level function or constant of a route file calls. */
function callsIn(file: string): Map<string, Set<string>> {
  const url = new URL(`../../app/${file}`, import.meta.url);
  const source = ts.createSourceFile(file, readFileSync(url, "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const calls = new Map<string, Set<string>>();
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) calls.set(statement.name.text, calledBy(statement));
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name) && initializer) calls.set(name.text, calledBy(initializer));
    }
  }
  return calls;
}

function calledBy(node: ts.Node, called = new Set<string>()): Set<string> {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) called.add(node.expression.text);
  ts.forEachChild(node, (child) => void calledBy(child, called));
  return called;
}

function reaches(calls: Map<string, Set<string>>, from: string, name: string, seen = new Set<string>()): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  return [...(calls.get(from) ?? [])].some((called) => called === name || reaches(calls, called, name, seen));
}
