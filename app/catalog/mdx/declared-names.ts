import type { Node as EstreeNode } from "estree";
import type { Root as HtmlRoot } from "hast";
import type { Root } from "mdast";

/** Names that a lesson imports or declares itself. */
export function declaredNames(tree: Root | HtmlRoot): Set<string> {
  const names = new Set<string>();
  for (const node of tree.children) {
    if (node.type === "mdxjsEsm" && node.data?.estree) collectDeclared(node.data.estree, names);
  }
  return names;
}

/** Adds every name that a piece of code binds anywhere in it. */
export function collectDeclared(node: unknown, names: Set<string>) {
  for (const each of walk(node)) {
    if (
      each.type === "ImportSpecifier" ||
      each.type === "ImportDefaultSpecifier" ||
      each.type === "ImportNamespaceSpecifier"
    ) {
      names.add(each.local.name);
    } else if (each.type === "VariableDeclarator") bind(each.id, names);
    else if (
      each.type === "FunctionDeclaration" ||
      each.type === "FunctionExpression" ||
      each.type === "ArrowFunctionExpression"
    ) {
      if ("id" in each && each.id) names.add(each.id.name);
      for (const parameter of each.params) bind(parameter, names);
    } else if (each.type === "ClassDeclaration" && each.id) names.add(each.id.name);
    else if (each.type === "CatchClause" && each.param) bind(each.param, names);
  }
}

/** Every node of a syntax tree, outermost first. */
export function* walk(node: unknown): Generator<EstreeNode> {
  if (Array.isArray(node)) {
    for (const each of node) yield* walk(each);
  } else if (isNode(node)) {
    yield node;
    for (const [key, value] of Object.entries(node)) {
      if (key !== "loc" && key !== "range" && key !== "comments") yield* walk(value);
    }
  }
}

export function isNode(value: unknown): value is EstreeNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function bind(pattern: EstreeNode, names: Set<string>) {
  if (pattern.type === "Identifier") names.add(pattern.name);
  else if (pattern.type === "AssignmentPattern") bind(pattern.left, names);
  else if (pattern.type === "RestElement") bind(pattern.argument, names);
  else if (pattern.type === "ArrayPattern") for (const each of pattern.elements) each && bind(each, names);
  else if (pattern.type === "ObjectPattern") {
    for (const each of pattern.properties) bind(each.type === "Property" ? each.value : each, names);
  }
}
