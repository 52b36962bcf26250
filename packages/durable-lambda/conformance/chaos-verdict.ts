/** What the histories and the effects say of a run: lost and repeated work, and what each kill hit. */
import type { Event } from "@aws-sdk/client-lambda";

/** A line that a step or a submitter wrote when it ran. */
export interface Effect {
  readonly id: number;
  readonly step?: string;
  readonly callbackId?: string;
  readonly pid: number;
  readonly at: number;
}

export interface Kill {
  readonly part: "server" | "worker";
  readonly pid: number;
  readonly signalledAtMs: number;
  readonly goneAtMs: number;
  /** Effects that were written since the kill before. */
  readonly progress: number;
}

export function lost(id: number, events: readonly Event[]): string[] {
  const result = events.at(-1)?.ExecutionSucceededDetails?.Result?.Payload;
  const expected = JSON.stringify({ id, answer: `answer-${id}` });
  const gap = events.some(({ EventId }, index) => EventId !== index + 1);
  if (result === expected && !gap) return [];
  return [`execution ${id}: ${gap ? "gap in history" : JSON.stringify(events.at(-1))}`];
}

export function repeated(id: number, events: readonly Event[], effects: readonly Effect[]): string[] {
  const own = effects.filter((effect) => effect.id === id && effect.step !== undefined);
  const succeeded = events.filter(({ EventType }) => EventType === "StepSucceeded");
  const late = succeeded.flatMap((event) =>
    own.filter(({ step, at }) => step === event.Name && at > (event.EventTimestamp?.getTime() ?? 0)),
  );
  const counts = new Map<string | undefined, number>();
  for (const { Name } of succeeded) if (Name !== undefined) counts.set(Name, (counts.get(Name) ?? 0) + 1);
  const twice = [...counts].filter(([, count]) => count > 1).map(([name]) => `${name} succeeded twice`);
  const starts = events.filter(({ EventType, Name }) => EventType === "StepStarted" && Name === "once").length;
  const onceRuns = own.filter(({ step }) => step === "once").length;
  return [
    ...late.map(({ step }) => `execution ${id}: ${step} ran after it had succeeded`),
    ...twice.map((what) => `execution ${id}: ${what}`),
    ...(onceRuns > starts ? [`execution ${id}: at-most-once step ran ${onceRuns} times for ${starts} starts`] : []),
  ];
}

/** How many executions had started before the signal and ended after the process was gone. */
export function unfinishedAt(kill: Kill, histories: Iterable<readonly Event[]>): number {
  const open = [...histories].filter((events) => {
    const [startedAtMs = Infinity, endedAtMs = 0] = [events[0], events.at(-1)].map((one) =>
      one?.EventTimestamp?.getTime(),
    );
    return startedAtMs < kill.signalledAtMs && endedAtMs > kill.goneAtMs;
  });
  return open.length;
}

/** Effects of a process that had been killed before. */
export function survived(kill: Kill, effects: readonly Effect[]): string[] {
  return effects
    .filter(({ pid, at }) => pid === kill.pid && at > kill.goneAtMs)
    .map(({ id, step }) => `process ${kill.pid} ran ${step} of execution ${id} after its kill`);
}
