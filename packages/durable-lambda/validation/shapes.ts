/** The kinds of input that the API's model knows, and the TypeScript types that they stand for. */

interface Length {
  readonly min?: number;
  readonly max?: number;
}

export interface StringShape extends Length {
  readonly kind: "string";
  readonly pattern?: string;
  readonly values?: readonly string[];
  /** AWS leaves such a value out of its messages. */
  readonly sensitive?: true;
}

export interface IntegerShape extends Length {
  readonly kind: "integer";
}

export interface ListShape extends Length {
  readonly kind: "list";
  readonly of: Shape;
}

/** Bytes. */
export interface BlobShape extends Length {
  readonly kind: "blob";
}

interface BooleanShape {
  readonly kind: "boolean";
}

/** Epoch milliseconds. */
interface TimestampShape {
  readonly kind: "timestamp";
}

export interface StructureShape {
  readonly kind: "structure";
  readonly members: Readonly<Record<string, Shape>>;
  readonly required: readonly string[];
}

export type Shape = StringShape | IntegerShape | ListShape | BlobShape | BooleanShape | TimestampShape | StructureShape;

/** Where a member of an input is in the request; those not named are members of the JSON body. */
export type Place = "uri" | "query" | "payload" | { readonly header: string };

export interface Operation {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly input: StructureShape;
  readonly places: Readonly<Record<string, Place>>;
}

export type ValueOf<S> = S extends { kind: "string"; values: readonly (infer V)[] }
  ? V
  : S extends { kind: "string" }
    ? string
    : S extends { kind: "integer" | "timestamp" }
      ? number
      : S extends { kind: "boolean" }
        ? boolean
        : S extends { kind: "blob" }
          ? Buffer
          : S extends { kind: "list"; of: infer E }
            ? ValueOf<E>[]
            : S extends { kind: "structure"; members: infer M; required: readonly (infer R)[] }
              ? MembersOf<M, R>
              : never;

type MembersOf<M, R> = { [K in keyof M & R]: ValueOf<M[K]> } & {
  [K in Exclude<keyof M, R>]?: ValueOf<M[K]> | undefined;
};
