/** What happens next, by its time; what was put in first comes first where times are equal. */
export class Queue<T> {
  private readonly heap: { readonly at: number; readonly order: number; readonly item: T }[] = [];
  private count = 0;

  put(at: number, item: T): void {
    this.heap.push({ at, order: this.count++, item });
    for (let i = this.heap.length - 1; i > 0 && this.isBefore(i, parent(i)); i = parent(i)) this.swap(i, parent(i));
  }

  take(): { readonly at: number; readonly item: T } | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (first === undefined || last === undefined || this.heap.length === 0) return first;
    this.heap[0] = last;
    this.sink(0);
    return first;
  }

  private sink(i: number): void {
    const [left, right] = [2 * i + 1, 2 * i + 2];
    const least = [left, right].reduce((a, b) => (b < this.heap.length && this.isBefore(b, a) ? b : a), i);
    if (least === i) return;
    this.swap(i, least);
    this.sink(least);
  }

  private isBefore(i: number, j: number): boolean {
    const [a, b] = [this.heap[i], this.heap[j]];
    return a !== undefined && b !== undefined && (a.at - b.at || a.order - b.order) < 0;
  }

  private swap(i: number, j: number): void {
    const [a, b] = [this.heap[i], this.heap[j]];
    if (a && b) [this.heap[i], this.heap[j]] = [b, a];
  }
}

const parent = (i: number): number => (i - 1) >> 1;
