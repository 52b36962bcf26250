import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/platform/http/form-state";

/** What a form's answer says, good or bad, where the form stays as it is. */
export function FormAnswer({ state }: { state: FormState }) {
  if (state.status === "idle") return null;
  const failed = state.status === "error";
  return (
    <Notice tone={failed ? "danger" : "ok"} role={failed ? "alert" : "status"}>
      <p>{state.message}</p>
    </Notice>
  );
}
