import { validationError } from "../errors.ts";
import { setMember, type AttributeValue, type Item } from "../values/types.ts";
import type { Path } from "./ast.ts";
import { valueAt } from "./paths.ts";

interface ListEdits {
  readonly set: Map<number, AttributeValue>;
  readonly removed: Set<number>;
}

/** Changes of an item at paths. An index of a list means the element that is there before any of them. */
export class Edits {
  readonly #item: Item;
  readonly #lists = new Map<AttributeValue[], ListEdits>();

  constructor(item: Item) {
    this.#item = item;
  }

  /** An element beyond the end of a list is appended. Throws where there is nothing to put it into. */
  set(path: Path, value: AttributeValue): void {
    const parent = this.#parent(path);
    const part = path.at(-1)!;
    if ("M" in parent) setMember(parent.M, part as string, value);
    else this.#editsOf(parent.L).set.set(part as number, value);
  }

  remove(path: Path): void {
    const parent = this.#parent(path);
    const part = path.at(-1)!;
    if ("M" in parent) delete parent.M[part];
    else this.#editsOf(parent.L).removed.add(part as number);
  }

  #parent(path: Path): { M: Item } | { L: AttributeValue[] } {
    const parent = path.length === 1 ? { M: this.#item } : valueAt(this.#item, path.slice(0, -1));
    const wanted = typeof path.at(-1) === "number" ? "L" : "M";
    if (parent && wanted in parent) return parent as { M: Item } | { L: AttributeValue[] };
    throw validationError("The document path provided in the update expression is invalid for update");
  }

  #editsOf(list: AttributeValue[]): ListEdits {
    const edits = this.#lists.get(list) ?? { set: new Map<number, AttributeValue>(), removed: new Set<number>() };
    this.#lists.set(list, edits);
    return edits;
  }

  /** Makes the changes of lists, when no path is looked up any more. */
  finish(): void {
    for (const [list, { set, removed }] of this.#lists) {
      const kept = list.map((element, index) => set.get(index) ?? element).filter((_, index) => !removed.has(index));
      const beyond = [...set].filter(([index]) => index >= list.length).sort(([a], [b]) => a - b);
      list.splice(0, list.length, ...kept, ...beyond.map(([, element]) => element));
    }
  }
}
