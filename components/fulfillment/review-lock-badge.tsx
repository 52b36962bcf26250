import { Eye } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { ReviewLockView } from "@/lib/desk/review-lock/schema";

export function ReviewLockBadge({ lock: { name, mine } }: { lock: ReviewLockView }) {
  return (
    <p>
      <Badge tone={mine ? "accent" : "warn"}>
        <Eye aria-hidden="true" className="size-4" />
        {mine ? "You are looking at this" : `${name} is looking at this`}
      </Badge>
    </p>
  );
}
