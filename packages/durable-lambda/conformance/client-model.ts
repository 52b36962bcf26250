/** The inputs of the durable operations as the installed AWS client knows them: its schemas, which have no constraints. */
import * as client from "@aws-sdk/client-lambda";

type Schema = readonly unknown[];

export interface ClientMember {
  readonly path: string;
  readonly required: boolean;
}

/** Kinds of schemas, as `@smithy/core` numbers them. */
const LIST = 1;
const STRUCTURE = 3;

/** Every member of an operation's input, by its path: `Updates[].WaitOptions.WaitSeconds`. */
export function clientMembers(operation: string): ClientMember[] {
  const schema = (client as unknown as Record<string, Schema>)[`${operation}$`];
  if (!schema) throw new Error(`the client does not know ${operation}`);
  return membersOf(resolved(schema[4]), "");
}

/** A schema may be wrapped in a function (it refers to itself) and in a pair with its traits. */
function resolved(schema: unknown): unknown {
  if (typeof schema === "function") return resolved((schema as () => unknown)());
  if (Array.isArray(schema) && typeof schema[0] !== "number") return resolved(schema[0]);
  return schema;
}

function membersOf(schema: unknown, path: string): ClientMember[] {
  if (!Array.isArray(schema)) return [];
  if (schema[0] === LIST) return membersOf(resolved(schema[4]), `${path}[]`);
  if (schema[0] !== STRUCTURE) return [];
  const [, , , , names, members, required] = schema as [
    number,
    string,
    string,
    unknown,
    string[],
    unknown[],
    number | undefined,
  ];
  return names.flatMap((name, index) => {
    const at = path === "" ? name : `${path}.${name}`;
    return [{ path: at, required: index < (required ?? 0) }, ...membersOf(resolved(members[index]), at)];
  });
}
