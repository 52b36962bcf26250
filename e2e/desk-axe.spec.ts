import { AxeBuilder } from "@axe-core/playwright";
import { expect, STAFF, test } from "./support/fixtures.ts";

for (const colorScheme of ["light", "dark"] as const)
  test(`every room of the desk passes the accessibility rules, ${colorScheme}`, async ({ page, store, signInHere }) => {
    test.slow();
    const { orderId } = await store.paidShopper();
    await signInHere(STAFF);
    const rooms = [
      "",
      "/figures",
      "/audit",
      "/operations",
      `/orders/${orderId}`,
      `/operations/order/${orderId}`,
      `/bulk?id=${orderId}`,
    ];
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const room of rooms) {
      await page.goto(`/fulfillment${room}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [room, id, nodes[0]?.html])).toEqual([]);
    }
    expect((await store.decide(await store.signInStaff(), orderId, "reject")).status()).toBe(200);
  });
