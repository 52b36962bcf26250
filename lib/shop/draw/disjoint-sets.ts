/** Which of so many numbers, from 0 on, belong together: union-find with path halving. */
export class DisjointSets {
  readonly #above: Uint32Array;

  constructor(count: number) {
    this.#above = Uint32Array.from({ length: count }, (_, index) => index);
  }

  /** The number that is the same for all that belong together: the lowest of them. */
  rootOf(member: number): number {
    let at = member;
    for (let above = this.#parentOf(at); above !== at; above = this.#parentOf(at)) {
      this.#above[at] = this.#parentOf(above);
      at = above;
    }
    return at;
  }

  join(one: number, other: number): void {
    const [a, b] = [this.rootOf(one), this.rootOf(other)];
    this.#above[Math.max(a, b)] = Math.min(a, b);
  }

  #parentOf(member: number): number {
    return this.#above[member] ?? member;
  }
}
