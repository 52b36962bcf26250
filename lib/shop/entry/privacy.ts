import type { Person, PersonalData } from "@/lib/platform/privacy/contribution";
import { everyDrop } from "@/lib/shop/drop/server";
import { receiptOf } from "@/lib/shop/entry/rules";
import type { Entry } from "@/lib/shop/entry/schema";
import { entriesInDrop } from "@/lib/shop/entry/store";
import { withdraw } from "@/lib/shop/entry/server";
import { removeEntrant } from "@/lib/shop/entry/transitions";
import { eraseAddress, orderAddress } from "@/lib/shop/order/address";

async function entriesOf({ customerId }: Person): Promise<Entry[]> {
  const draws = (await everyDrop()).filter(({ mode }) => mode === "draw");
  return (await Promise.all(draws.map(({ dropId }) => entriesInDrop(customerId, dropId)))).flat();
}

async function exported(entry: Entry) {
  const {
    entryId,
    dropId,
    status,
    sizes,
    rank = null,
    reason = null,
    undrawn = null,
    orderId = null,
    createdAt,
  } = entry;
  const address = await orderAddress(entry);
  return {
    entryId,
    dropId,
    status,
    sizes,
    rank,
    reason,
    undrawn,
    orderId,
    createdAt,
    receipt: receiptOf(entry),
    address,
  };
}

/** Entries in draws: the leaf stays in the public record, where it names none. */
export const entryData: PersonalData = {
  name: "entries",
  export: async (person) => Promise.all((await entriesOf(person)).map(exported)),
  erase: async (person) => {
    for (const entry of await entriesOf(person)) {
      await withdraw(entry.entryId);
      await eraseAddress(entry);
      await removeEntrant(entry.entryId);
    }
  },
};
