/** The attributes of a record as types. A record may be a union: then an attribute of any of its members counts. */

/** Names of the attributes. */
export type Name<T> = T extends unknown ? keyof T & string : never;

/** What an attribute may hold. */
export type Value<T, K extends string> = T extends unknown
  ? K extends keyof T
    ? Exclude<T[K], undefined>
    : never
  : never;

type NestedName<V> = V extends readonly unknown[] ? never : V extends object ? Name<V> : never;

/** An attribute, or `attribute.part` of one that holds a map. */
export type Path<T> = Name<T> | { [K in Name<T>]: `${K}.${NestedName<Value<T, K>>}` }[Name<T>];

/** What a path holds. */
export type ValueAt<T, P extends string> = P extends `${infer K}.${infer Part}`
  ? Value<Value<T, K>, Part>
  : Value<T, P>;

/** Values for some of the attributes. */
export type Attributes<T> = { readonly [K in Name<T>]?: Value<T, K> };

type NameOf<T, Kind> = { [K in Name<T>]: [Value<T, K>] extends [Kind] ? K : never }[Name<T>];
export type NumberName<T> = NameOf<T, number>;
export type ListName<T> = NameOf<T, readonly unknown[]>;
export type Element<T, K extends string> = Value<T, K> extends readonly (infer Of)[] ? Of : never;

type Required<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T] & string;
/** An entry of an attribute that holds a map with keys of any name. */
type Entry<T> = { [K in Name<T>]: string extends keyof Value<T, K> ? `${K}.${string}` : never }[Name<T>];
/** Attributes that a record can be without, and entries of maps. */
export type RemovableName<T> = Exclude<Name<T>, Required<T>> | Entry<T>;
/** Numbers may also be counted from 0, lists appended to from empty. */
type Growing = number | readonly unknown[];
/** What a record cannot be without, and what does not grow from nothing. */
export type Essentials<T> = { readonly [K in Required<T> as Value<T, K> extends Growing ? never : K]: Value<T, K> };
