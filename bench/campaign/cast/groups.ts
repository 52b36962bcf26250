import { hallOf, homeOf, lockerOf } from "./addresses.ts";
import { phone } from "./browsers.ts";
import { withAlias } from "./mail.ts";
import { fullName, nameOf, plain } from "./names.ts";
import { carrierPool, homeNetwork, neighbourOf } from "./networks.ts";
import { actorOf, personOf, type Kind } from "./setting.ts";

/** Parents, children, flatmates: a door, a router and most often a card. */
export const household: Kind = (random, setting) => {
  const first = personOf(random, setting);
  const { network, payment } = actorOf(random, first);
  const family = random.chance(0.7);
  const oneMailbox = random.chance(0.07);
  return Array.from({ length: random.weighted({ 2: 6, 3: 3, 4: 1 }) === "2" ? 2 : random.int(3, 4) }, (_, i) => {
    const name =
      i === 0 ? first.name : { ...nameOf(random, first.country), ...(family && { lastName: first.name.lastName }) };
    const home = { ...first.home, name: random.chance(0.8) ? fullName(name) : first.home.name };
    const actor = actorOf(random, personOf(random, setting, { country: first.country, name, home }));
    const email =
      oneMailbox && i > 0
        ? withAlias(`${plain(first.name.lastName) || "home"}.family@gmail.com`, plain(name.firstName) || `p${i}`)
        : actor.account.email;
    return {
      ...actor,
      account: { ...actor.account, email },
      network,
      ...(random.chance(0.8) && { payment: { ...actor.payment, card: payment.card } }),
    };
  });
};

/** Halls of residence and a library: one network, a few houses, a mail address of the university. */
export const campus: Kind = (random, setting) => {
  const country = random.pick(setting.countries);
  const uplink = homeNetwork(random, country);
  const exits = Array.from({ length: random.int(1, 4) }, () => neighbourOf(random, uplink));
  const halls = Array.from({ length: random.int(2, 6) }, () => hallOf(random, country));
  const [inHall, withMail] = [random.between(0.05, 0.6), random.between(0, 0.6)];
  const domain = `${random.pick(["uni", "student", "campus"])}-${random.letters(5)}.${country.code.toLowerCase()}`;
  return Array.from({ length: random.int(4, 14) }, () => {
    const name = nameOf(random, country);
    const person = personOf(random, setting, {
      country,
      name,
      ...(random.chance(inHall) && { home: random.pick(halls)(fullName(name)) }),
    });
    const actor = actorOf(random, person);
    const email = random.chance(withMail)
      ? `${plain(name.firstName).slice(0, 1) || "s"}${plain(name.lastName).slice(0, 7)}${random.digits(2)}@${domain}`
      : actor.account.email;
    return { ...actor, network: random.pick(exits), account: { ...actor.account, email } };
  });
};

/** Customers of a carrier: thousands behind a few addresses. */
export const carrier: Kind = (random, setting) => {
  const country = random.pick(setting.countries);
  const pool = setting.carriers.get(country.code) ?? carrierPool(random, country);
  return Array.from({ length: random.int(4, 20) }, () => {
    const device = phone(random, country.languages);
    return { ...actorOf(random, personOf(random, setting, { country, device })), network: random.pick(pool) };
  });
};

/** Parcels to where they work: one door and one network, everything else their own. */
export const office: Kind = (random, setting) => {
  const country = random.pick(setting.countries);
  const { phone: _, ...door } = homeOf(random, country, "");
  const network = homeNetwork(random, country);
  const company = `${random.letters(7)} ${random.pick(["GmbH", "BV", "SARL", "AB"])}`;
  const domain = `${random.letters(8)}.${country.code.toLowerCase()}`;
  const mailAtWork = random.chance(0.5);
  return Array.from({ length: random.int(2, 5) }, () => {
    const name = nameOf(random, country);
    const actor = actorOf(
      random,
      personOf(random, setting, { country, name, home: { ...door, name: fullName(name), line2: company } }),
    );
    const email = mailAtWork
      ? `${plain(name.firstName) || "office"}.${plain(name.lastName)}@${domain}`
      : actor.account.email;
    return { ...actor, network: random.chance(0.7) ? network : actor.network, account: { ...actor.account, email } };
  });
};

/** Parcels to one wall of lockers, each under a number of their own. */
export const locker: Kind = (random, setting) => {
  const country = random.pick(setting.countries);
  const door = lockerOf(random, country);
  return Array.from({ length: Number(random.weighted({ 1: 70, 2: 25, 3: 5 })) }, () => {
    const name = nameOf(random, country);
    return actorOf(random, personOf(random, setting, { country, name, home: door(fullName(name)) }));
  });
};
