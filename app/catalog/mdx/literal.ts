import type { Expression, Program, Property, SpreadElement } from "estree";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

/** A property's value if it is a literal; `isLiteral` is false if code would have to run to know it. */
type Evaluated = { isLiteral: true; value: unknown } | { isLiteral: false };

const unknown: Evaluated = { isLiteral: false };

/** The literal properties of an element, and the names of the others. */
export function literalProps(element: Pick<JsxElement, "attributes">): {
  props: Record<string, unknown>;
  computed: string[];
} {
  const props: Record<string, unknown> = {};
  const computed: string[] = [];
  for (const attribute of element.attributes) {
    if (attribute.type !== "mdxJsxAttribute") computed.push("…");
    else if (attribute.value === null || attribute.value === undefined) props[attribute.name] = true;
    else if (typeof attribute.value === "string") props[attribute.name] = attribute.value;
    else {
      const evaluated = literalOf(attribute.value.data?.estree);
      if (evaluated.isLiteral) props[attribute.name] = evaluated.value;
      else computed.push(attribute.name);
    }
  }
  return { props, computed };
}

/** The value of a program that is one literal expression. */
export function literalOf(program: Program | null | undefined): Evaluated {
  const statement = program?.body[0];
  return statement?.type === "ExpressionStatement" ? evaluate(statement.expression) : unknown;
}

/** The value of a literal expression. */
export function evaluate(node: Expression | SpreadElement | null): Evaluated {
  switch (node?.type) {
    case "Literal":
      return "regex" in node || "bigint" in node ? unknown : { isLiteral: true, value: node.value };
    case "TemplateLiteral":
      return node.expressions.length > 0
        ? unknown
        : { isLiteral: true, value: node.quasis.map((quasi) => quasi.value.cooked ?? quasi.value.raw).join("") };
    case "UnaryExpression": {
      const argument = evaluate(node.argument);
      if (node.operator !== "-" || !argument.isLiteral || typeof argument.value !== "number") return unknown;
      return { isLiteral: true, value: -argument.value };
    }
    case "ArrayExpression": {
      const items = node.elements.map(evaluate);
      return items.every((item) => item.isLiteral)
        ? { isLiteral: true, value: items.map((item) => item.value) }
        : unknown;
    }
    case "ObjectExpression":
      return evaluateObject(node.properties);
    default:
      return unknown;
  }
}

function evaluateObject(properties: (Property | SpreadElement)[]): Evaluated {
  const entries: [string, unknown][] = [];
  for (const property of properties) {
    if (property.type !== "Property" || property.computed || property.kind !== "init") return unknown;
    const key =
      property.key.type === "Identifier"
        ? property.key.name
        : property.key.type === "Literal"
          ? String(property.key.value)
          : null;
    const isPattern = property.value.type.endsWith("Pattern");
    if (key === null || isPattern) return unknown;
    const value = evaluate(property.value as Expression);
    if (!value.isLiteral) return unknown;
    entries.push([key, value.value]);
  }
  return { isLiteral: true, value: Object.fromEntries(entries) };
}

/** The first value that is no literal because of a comma: `{6,5}`, or two commas in a list. */
export function slipInLiterals(element: Pick<JsxElement, "attributes">) {
  for (const attribute of element.attributes) {
    if (attribute.type !== "mdxJsxAttribute" || typeof attribute.value !== "object") continue;
    const statement = attribute.value?.data?.estree?.body[0];
    if (statement?.type !== "ExpressionStatement") continue;
    const { expression } = statement;
    if (expression.type === "SequenceExpression") {
      const written = attribute.value?.value.replace(/\s*,\s*/, ".") ?? "";
      return { attribute, message: `a decimal is written with a point; write ${attribute.name}={${written}}.` };
    }
    if (expression.type === "ArrayExpression" && expression.elements.includes(null))
      return { attribute, message: "two commas stand side by side in this list; remove one of them." };
  }
  return null;
}
