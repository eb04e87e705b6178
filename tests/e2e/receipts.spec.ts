// Receipts: several pages to a spend, in order; looked at, replaced, removed; hints that block nobody; the same picture.
import type { Locator, Page } from "@playwright/test";
import { accessible, expect, fits, signIn, test } from "./support/portal";
import { receipt, type Look } from "./support/photo";

const kept = (page: Page): Locator => page.locator(".app-photo__note", { hasText: /Kept on this phone\.$/ });
const cards = (page: Page): Locator => page.locator(".app-photo");

/** What is asked about the pictures; the words are also read out elsewhere. */
const asked = (page: Page, words: string): Locator => page.locator(".app-photo .app-banner", { hasText: words });

async function fill(page: Page, amount: string, payee: string): Promise<void> {
  await page.getByLabel("How much did you pay, in pounds?").fill(amount);
  await page.getByLabel("Who did you pay?").fill(payee);
  await page.getByRole("radio", { name: "Yesterday" }).check();
  await page.getByRole("radio", { name: "Day activity" }).check();
  await page.getByRole("radio", { name: "With cash" }).check();
}

async function give(page: Page, ...looks: Look[]): Promise<void> {
  const before = await kept(page).count();
  for (const [place, look] of looks.entries()) {
    await page.getByLabel("Choose photo or PDF").setInputFiles(await receipt(page, look));
    await expect(kept(page)).toHaveCount(before + place + 1, { timeout: 20_000 });
  }
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save this spend" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("With the council", { timeout: 20_000 });
}

/** The small pictures as they follow one another. */
async function order(page: Page): Promise<string[]> {
  return page.locator(".app-photo__image").evaluateAll((images) => images.map((image) => image.getAttribute("src") ?? ""));
}

/** The receipts by their ids, on the phone and with the council the same. */
async function ids(page: Page): Promise<string[]> {
  return page.locator("[id^=photo-]").evaluateAll((cards) => cards.map((card) => card.id));
}

async function open(page: Page, payee: string): Promise<void> {
  await page.goto("/money");
  await page.locator(".app-ledger__link", { hasText: payee }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: payee })).toBeVisible();
}

test("several pages are put in order by buttons, and looked at with buttons and keys", async ({ page }) => {
  await signIn(page, "recipient", "/add-a-spend");
  await fill(page, "46.37", "Three Page Pharmacy");
  await give(page, { words: "first" }, { words: "second" }, { words: "third" });
  await expect(cards(page).nth(2).locator("img")).toBeVisible();
  const before = await order(page);
  // The second card goes up: first, second, third become second, first, third.
  await page.getByRole("button", { name: /Move up.*Photo 2/ }).click();
  await expect.poll(() => order(page)).toEqual([before[1], before[0], before[2]]);
  await expect(page.getByRole("status").filter({ hasText: "Photo 2 is now 1 of 3." })).toHaveCount(1);
  await accessible(page);
  await fits(page);

  // A reload keeps the order.
  await page.reload();
  await expect(kept(page)).toHaveCount(3, { timeout: 20_000 });

  await page.getByRole("button", { name: /Look.*Photo 1/ }).click();
  const viewer = page.getByRole("dialog");
  const picture = viewer.getByRole("img");
  await expect(picture).toHaveAttribute("alt", /^Receipt, Three Page Pharmacy, £46\.37, 31\sMarch\. Page 1 of 3$/);
  await viewer.getByRole("button", { name: "Larger" }).click();
  await page.keyboard.press("+");
  await expect(picture).toHaveClass(/zoom-2/);
  const sheet = viewer.getByRole("region", { name: "Receipt" });
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => sheet.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
  await page.keyboard.press("-");
  await page.keyboard.press("0");
  await expect(picture).toHaveClass(/zoom-0/);
  await page.keyboard.press("ArrowRight");
  await expect(viewer.getByText("Page 2 of 3")).toBeVisible();
  await viewer.getByRole("button", { name: "Next page" }).click();
  await expect(picture).toHaveAttribute("alt", /Page 3 of 3$/);
  await accessible(page);
  await fits(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /Look.*Photo 1/ })).toBeFocused();
  const given = await ids(page);
  await save(page);

  // The council has them in that order.
  await open(page, "Three Page Pharmacy");
  await expect(page.locator("img.app-photo__image")).toHaveCount(3);
  await expect(page.getByText("Only on this phone")).toHaveCount(0);
  expect(await ids(page)).toEqual(given);
  const stored = await order(page);
  await page.getByRole("button", { name: /Move down.*Photo 1/ }).click();
  await expect.poll(() => order(page)).toEqual([stored[1], stored[0], stored[2]]);
  await expect(page.getByText("Only on this phone")).toHaveCount(0);
  await page.reload();
  await expect.poll(() => order(page)).toEqual([stored[1], stored[0], stored[2]]);
  await accessible(page);
  await fits(page);
});

test("a receipt is removed, brought back, and replaced, and nothing is lost on the way", async ({ page, context }) => {
  await signIn(page, "recipient", "/add-a-spend");
  await fill(page, "9.10", "Removal Shop");
  await give(page, { words: "removal" });
  await save(page);
  await open(page, "Removal Shop");
  await page.getByRole("button", { name: /Remove.*Photo 1/ }).click();
  await expect(page.locator("#receipt-removed")).toBeFocused();
  await expect(page.getByText("Photo 1 is removed.")).toBeVisible();
  await expect(page.getByText("Receipt needed").first()).toBeVisible();
  await accessible(page);
  await fits(page);
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(page.locator("img.app-photo__image")).toHaveCount(1);
  await expect(page.getByText("Receipt needed")).toHaveCount(0);

  // Removed without signal, it waits on the phone, and comes back from the list of what was removed.
  await context.setOffline(true);
  await page.getByRole("button", { name: /Remove.*Photo 1/ }).click();
  await expect(page.locator("img.app-photo__image")).toHaveCount(0);
  await context.setOffline(false);
  await expect(page.getByText("With the council").first()).toBeVisible({ timeout: 20_000 });
  await page.goto("/removed");
  const removed = page.getByRole("listitem").filter({ hasText: "Removal Shop" });
  await expect(removed).toBeVisible();
  await accessible(page);
  await fits(page);
  await removed.getByRole("button", { name: /Bring it back/ }).click();
  await expect(removed).toBeHidden();
  await open(page, "Removal Shop");
  await expect(page.locator("img.app-photo__image")).toHaveCount(1);

  // Another picture takes its place.
  const [old] = await order(page);
  await page.getByRole("button", { name: /Look.*Photo 1/ }).click();
  const viewer = page.getByRole("dialog");
  await viewer.getByLabel("Replace").setInputFiles(await receipt(page, { words: "better" }));
  await expect(viewer).toBeHidden();
  await expect.poll(async () => (await order(page)).includes(old ?? ""), { timeout: 20_000 }).toBe(false);
  await expect(page.locator("img.app-photo__image")).toHaveCount(1);
  await expect(page.getByText(/^Reference DP-/)).toBeVisible({ timeout: 20_000 });
});

test("what may be wrong with a picture is told, and nobody is held up by it", async ({ page }) => {
  await signIn(page, "recipient", "/add-a-spend");
  await fill(page, "4.20", "Dim Café");
  await give(page, { words: "well" });
  await expect(asked(page, "The picture is dark")).toHaveCount(0);
  await expect(asked(page, "not sharp")).toHaveCount(0);
  await expect(asked(page, "may be missing")).toHaveCount(0);
  await give(page, { words: "dim", light: 0.25 }, { words: "moved", blur: 6 }, { words: "long", cut: true });
  await expect(cards(page).nth(1)).toContainText("The picture is dark");
  await expect(cards(page).nth(2)).toContainText("The picture is not sharp");
  await expect(cards(page).nth(3)).toContainText("A part of the receipt may be missing");
  await accessible(page);
  await fits(page);
  await cards(page).nth(1).getByRole("button", { name: "Use it anyway" }).click();
  await expect(asked(page, "The picture is dark")).toHaveCount(0);
  await cards(page).nth(2).locator(".app-banner").getByLabel("Take again").setInputFiles(await receipt(page, { words: "still" }));
  await expect(asked(page, "The picture is not sharp")).toHaveCount(0, { timeout: 20_000 });
  await expect(kept(page)).toHaveCount(4, { timeout: 20_000 });
  // What was said is remembered, and what was not answered blocks nothing.
  await page.reload();
  await expect(kept(page)).toHaveCount(4, { timeout: 20_000 });
  await expect(asked(page, "The picture is dark")).toHaveCount(0);
  await expect(asked(page, "A part of the receipt may be missing")).toHaveCount(1);
  await save(page);
});

test("the same picture twice is asked about: £123.75 and not £247.50", async ({ page }) => {
  await signIn(page, "recipient", "/add-a-spend");
  await fill(page, "123.75", "Twice Care");
  await give(page, { words: "twice" });
  await save(page);
  await page.goto("/money");
  const now = page.locator(".app-money-now__amount");
  await expect(now).toBeVisible();
  const once = await now.textContent();

  await page.goto("/add-a-spend");
  // Another amount: only the picture tells.
  await fill(page, "123.57", "Twice Care");
  await give(page, { words: "twice" });
  const question = cards(page).first();
  await expect(question).toContainText("Already added?", { timeout: 20_000 });
  await expect(question).toContainText("This is the same picture as at Twice Care, £123.75, Tuesday 31 March.");
  await expect(question.locator("figure img")).toHaveCount(2);
  await accessible(page);
  await fits(page);
  // Saved without an answer it is asked once more.
  await page.getByRole("button", { name: "Save this spend" }).click();
  await expect(page.locator("#already-added")).toBeFocused();
  await question.getByRole("button", { name: "Leave it out" }).click();
  await expect(cards(page)).toHaveCount(0);
  await page.goto("/money");
  await expect(now).toHaveText(once ?? "");

  // It may be another one all the same.
  await page.goto("/add-a-spend");
  await fill(page, "1.10", "Twice Again");
  await give(page, { words: "twice" });
  await cards(page).first().getByRole("button", { name: "It is another one" }).click();
  await expect(cards(page).first()).not.toContainText("Already added?");
  await save(page);
});

test("a pile is given at once and filled in one after the other, with the picture in sight", async ({ page }) => {
  await signIn(page, "recipient");
  await page.getByRole("link", { name: "Add several receipts at once" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Add several receipts");
  await accessible(page);
  const files = [];
  for (const words of ["pile one", "pile two", "pile three"]) files.push(await receipt(page, { words }));
  await page.getByLabel("Choose photos").setInputFiles(files);
  await expect(page.getByRole("heading", { level: 2, name: "3 receipts to fill in" })).toBeVisible({ timeout: 20_000 });
  await expect(page.locator("img.app-photo__image")).toHaveCount(3, { timeout: 20_000 });
  await accessible(page);
  await fits(page);

  // They are there after the app was closed, and after signing out and in again.
  await page.goto("/");
  await expect(page.getByRole("link", { name: "3 receipts to fill in" })).toBeVisible({ timeout: 20_000 });
  await page.goto("/more");
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await signIn(page, "recipient");
  await page.getByRole("link", { name: "3 receipts to fill in" }).click();

  await page.getByRole("link", { name: "Start filling in" }).click();
  await expect(page.getByText("Receipt 1 of 3")).toBeVisible();
  await expect(page.locator(".app-sight__image")).toBeInViewport();
  await fill(page, "1.01", "Pile One");
  await page.locator("#note, textarea").first().scrollIntoViewIfNeeded();
  await expect(page.locator(".app-sight__image")).toBeInViewport();
  await accessible(page);
  await fits(page);
  await page.getByRole("button", { name: "Save this spend" }).click();
  await expect(page.getByText("Receipt 2 of 3")).toBeVisible();
  await expect(page.getByLabel("Who did you pay?")).toHaveValue("");
  await page.getByLabel("Who did you pay?").fill("Pile Two");
  await page.getByRole("link", { name: "Skip for now" }).click();
  await expect(page.getByText("Receipt 3 of 3")).toBeVisible();
  await fill(page, "3.03", "Pile Three");
  await page.getByRole("button", { name: "Save this spend" }).click();
  // Back at the one that was skipped, with what was typed.
  await expect(page.getByLabel("Who did you pay?")).toHaveValue("Pile Two");
  await fill(page, "2.02", "Pile Two");
  await page.getByRole("button", { name: "Save this spend" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Add several receipts");
  await expect(page.getByRole("heading", { name: /to fill in/ })).toHaveCount(0);
  await page.goto("/money");
  for (const payee of ["Pile One", "Pile Two", "Pile Three"]) {
    await expect(page.locator(".app-ledger__link", { hasText: payee })).toHaveCount(1, { timeout: 20_000 });
  }
});

test("what is being sent shows how far it is, and can be stopped and sent again", async ({ page }) => {
  await signIn(page, "recipient", "/add-a-spend");
  await fill(page, "6.66", "Slow Line");
  await give(page, { words: "slow" });
  // The line is so slow that the picture does not arrive.
  let hold = true;
  await page.route("**/receipts/*", async (route) => {
    if (route.request().method() === "PUT" && hold) return;
    await route.continue();
  });
  await page.getByRole("button", { name: "Save this spend" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sending to the council");
  await open(page, "Slow Line");
  const card = cards(page).first();
  await expect(card.getByRole("progressbar")).toBeVisible({ timeout: 20_000 });
  await accessible(page);
  await card.getByRole("button", { name: /Stop sending/ }).click();
  await expect(card).toContainText("You stopped this. It is only on this phone.");
  await page.reload();
  await expect(card).toContainText("You stopped this. It is only on this phone.", { timeout: 20_000 });
  await accessible(page);
  await fits(page);
  hold = false;
  await card.getByRole("button", { name: /Send it/ }).click();
  await expect(page.getByText(/^Reference DP-/)).toBeVisible({ timeout: 20_000 });
});
