import { Button } from "@/components/ui/button";

interface DropChoiceProps {
  readonly action: string;
  readonly drops: readonly { readonly dropId: string; readonly name: string }[];
  readonly dropId: string;
}

/** Which drop a page is about. Nothing to choose where there is one. */
export function DropChoice({ action, drops, dropId }: DropChoiceProps) {
  const name = drops.find((drop) => drop.dropId === dropId)?.name ?? dropId;
  if (drops.length < 2)
    return (
      <p>
        Drop: <b>{name}</b>
      </p>
    );
  return (
    <form action={action} className="flex flex-wrap items-center gap-2">
      <label htmlFor="drop" className="font-bold">
        Drop
      </label>
      <select
        id="drop"
        name="drop"
        defaultValue={dropId}
        className="min-h-11 rounded-notch border-2 border-line-strong bg-raised px-2"
      >
        {drops.map((drop) => (
          <option key={drop.dropId} value={drop.dropId}>
            {drop.name}
          </option>
        ))}
      </select>
      <Button type="submit" tone="outline">
        Show
      </Button>
    </form>
  );
}
