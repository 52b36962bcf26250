"use client";

import { useRef, type FormEvent } from "react";
import { SelectField, TextArea, TextField } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { draftDropAction, editDropAction } from "@/lib/desk/drops/action";
import type { DropFields } from "@/lib/desk/drops/form";
import { proposedMinutes } from "@/lib/desk/drops/sizes-text";

interface DropFormProps {
  /** What the fields hold at first. */
  readonly fields: DropFields;
  /** Absent: a new drop. */
  readonly dropId?: string;
  readonly timeZones: readonly string[];
  readonly colourways: readonly string[];
}

/** All that a drop is described by, on one page. */
export function DropForm({ fields, dropId, timeZones, colourways }: DropFormProps) {
  const { state, formProps } = useFormAction(dropId === undefined ? draftDropAction : editDropAction);
  const failed = state.status === "error" ? state : null;
  const at = (name: string) => ({
    id: `drop-${name}`,
    name,
    defaultValue: failed ? (failed.values[name] ?? "") : fields[name],
    error: failed?.fieldErrors[name],
  });
  const isTyped = useRef(false);
  const proposeMinutes = ({ target }: FormEvent<HTMLFormElement>) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
    const minutes = target.form?.elements.namedItem("paymentMinutes");
    if (target === minutes) isTyped.current = true;
    if (target.name !== "sizes" || dropId !== undefined || isTyped.current) return;
    if (minutes instanceof HTMLInputElement) minutes.value = String(proposedMinutes(target.value));
  };
  return (
    <form {...formProps} onInput={proposeMinutes} className="grid max-w-[60rem] gap-8">
      {dropId === undefined ? null : <input type="hidden" name="dropId" value={dropId} />}
      <Group title="What it is">
        <TextField {...at("name")} label="Name" required maxLength={80} />
        <SelectField {...at("colourway")} label="Colourway" hint="Which of our drawings shows it.">
          {colourways.map((colourway) => (
            <option key={colourway}>{colourway}</option>
          ))}
        </SelectField>
        <Wide>
          <TextArea {...at("story")} label="Story" rows={4} maxLength={4000} />
        </Wide>
        <Wide>
          <TextArea {...at("materials")} label="Materials" maxLength={1000} />
        </Wide>
      </Group>
      <Group title="When">
        <TextField {...at("opensAt")} label="Opens" type="datetime-local" required />
        <SelectField {...at("mode")} label="Sold by" hint="In a draw people enter, and chance decides who may buy.">
          <option value="first_come">First come, first served</option>
          <option value="draw">Draw</option>
        </SelectField>
        <TextField
          {...at("entriesCloseAt")}
          label="Entries close"
          type="datetime-local"
          hint="Of a draw: it takes entries from the opening until then."
        />
        <TextField
          {...at("reviewMinutes")}
          label="Minutes to review"
          type="number"
          min={0}
          max={10_080}
          hint="Of a draw: so long after the entries close the team may still keep or exclude some by hand. The rules tell everyone; the random number comes after it."
        />
        <TextField {...at("closesAt")} label="Closes" type="datetime-local" required />
        <SelectField {...at("timeZone")} label="Time zone" hint="Of both times. Shoppers read them in their own.">
          {timeZones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </SelectField>
        <TextField
          {...at("paymentMinutes")}
          label="Minutes to pay"
          type="number"
          min={10}
          max={1440}
          required
          hint="So long a pair is held for who has not paid: 10 where pairs are few, so that they come back soon, else 60."
        />
      </Group>
      <Group title="Losers of earlier draws">
        <SelectField {...at("loserTickets")} label="Their tickets" hint="Of a draw: everyone else has one ticket.">
          <option value="1">1: no advantage</option>
          <option value="2">2: about twice the chance</option>
          <option value="3">3: about three times the chance</option>
        </SelectField>
        <TextField
          {...at("losersOf")}
          label="Of which draws"
          maxLength={220}
          hint="Their ids, as the addresses of their pages end. They must be over when this drop opens."
        />
      </Group>
      <Group title="One person, one pair">
        <SelectField {...at("proof")} label="Proof of work">
          <option value="under_pressure">When it is crowded</option>
          <option value="always">For every order</option>
        </SelectField>
        <TextField
          {...at("perMailbox")}
          label="Orders a mailbox"
          type="number"
          min={0}
          max={100}
          hint="Aliases and dots make no new one. 0: one an account."
        />
        <TextField
          {...at("perDoor")}
          label="Orders a door"
          type="number"
          min={0}
          max={100}
          hint="Flats of a house share its door. 0: no limit."
        />
        <TextField {...at("perCard")} label="Orders a card" type="number" min={0} max={100} hint="0: no limit." />
      </Group>
      <Group title="Money and delivery">
        <TextField {...at("price")} label="Price" inputMode="decimal" required />
        <TextField {...at("delivery")} label="Delivery" inputMode="decimal" hint="0 for free delivery." />
        <TextField {...at("currency")} label="Currency" required maxLength={3} autoCapitalize="characters" />
        <SelectField {...at("packing")} label="Packing">
          <option value="automatic">Shipped when approved</option>
          <option value="desk">Packed by the team</option>
        </SelectField>
        <Wide>
          <TextField
            {...at("shipsTo")}
            label="Ships to"
            required
            hint="Countries by their two letters, such as DE FR."
          />
        </Wide>
      </Group>
      <Group title="Pairs">
        <TextArea
          {...at("sizes")}
          label="Sizes"
          rows={8}
          required
          hint="One EU size a line and its pairs: 42 100. A third number says where its numbers begin."
        />
      </Group>
      <FormProblem message={failed?.message} />
      <SubmitButton pendingLabel="Saving…" className="justify-self-start">
        {dropId === undefined ? "Save draft" : "Save"}
      </SubmitButton>
    </form>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className="grid min-w-0 gap-x-4 gap-y-2 border-t-2 border-ink pt-3 sm:grid-cols-2">
      <legend className="float-left mb-1 text-lg font-bold sm:col-span-2">{title}</legend>
      {children}
    </fieldset>
  );
}

const Wide = ({ children }: { children: React.ReactNode }) => <div className="sm:col-span-2">{children}</div>;
