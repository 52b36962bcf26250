import type { Random } from "../../random.ts";
import type { Address } from "../actor.ts";
import { forwarderOf, homeOf, jigged, lockerOf, phoneOf } from "../addresses.ts";
import type { Doors } from "../families.ts";
import { several, type Operator, type Supply } from "./operator.ts";

/** A door, for a name. */
type Door = (name: string, own: Random) => Address;
const homeDoor = ({ random, country }: Operator): Door => {
  const { phone, ...door } = homeOf(random, country, "");
  const onePhone = random.chance(0.35);
  return (name, own) => ({
    ...door,
    name,
    ...(phone !== undefined && { phone: onePhone ? phone : phoneOf(own, country) }),
  });
};
const jiggedDoor = (operator: Operator): Door => {
  const door = homeDoor(operator);
  const most = operator.care > 0.6 ? 3 : 2;
  return (name, own) => jigged(own, door(name, own), own.int(1, most));
};
const fewDoors = ({ random, size, care }: Operator): number =>
  Math.max(2, Math.min(12, Math.round(size / random.between(9 - 5 * care, 14 - 9 * care))));

/** Where the parcels go. */
export const DOORS: Readonly<Record<Doors, (operator: Operator) => Supply<Door>>> = {
  one: (operator) => {
    const door = homeDoor(operator);
    return () => door;
  },
  jigged: (operator) => {
    const door = jiggedDoor(operator);
    return () => door;
  },
  few: (operator) => {
    const doors = several(fewDoors(operator), () => homeDoor(operator));
    return (own) => own.pick(doors);
  },
  "few jigged": (operator) => {
    const doors = several(fewDoors(operator), () => jiggedDoor(operator));
    return (own) => own.pick(doors);
  },
  forwarder: ({ random, country }) => {
    const doors = several(random.int(1, 2), () => forwarderOf(random, country));
    return (own) => own.pick(doors);
  },
  locker: ({ random, country, size }) => {
    const doors = several(Math.max(1, Math.round(size / 8)), () => lockerOf(random, country));
    return (own) => own.pick(doors);
  },
  twos: (operator) => {
    const doors = several(Math.ceil(operator.size / operator.random.pick([2, 2, 3])), () => homeDoor(operator));
    return (_, index) => doors[index % doors.length] as Door;
  },
};
