import { newId, type Tracker, type TrackerStatus } from "./objects.ts";
import type { Store } from "./store.ts";

/** https://docs.easypost.com/docs/events */
type EventType = "tracker.created" | "tracker.updated";

/** Records an event in the caller's transaction, so that a change and its event are on disk together or not at all. */
export function emit(store: Store, type: EventType, tracker: Tracker, statusBefore?: TrackerStatus): void {
  const nowMs = Date.now();
  const at = new Date(nowMs).toISOString();
  const id = newId("evt");
  const event = {
    id,
    object: "Event",
    mode: "test",
    description: type,
    previous_attributes: statusBefore === undefined ? {} : { status: statusBefore },
    status: "pending",
    pending_urls: [],
    completed_urls: [],
    created_at: at,
    updated_at: at,
    result: tracker,
  };
  store.events.insert({ id, type, body: JSON.stringify(event), nowMs });
}
