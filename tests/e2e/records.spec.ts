// What people open seldom is a program of its own: the way to it and back, finding something, a month as list, calendar and
// pictures.
import { type Page } from "@playwright/test";
import { accessible, expect, fits, onTheDay, PASSWORD, signIn, test } from "./support/portal";

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const status = (page: Page) => page.getByRole("main").getByRole("status").filter({ hasText: /paid|found|came in/ });
const program = (page: Page, name: string) => page.locator(`script[src*="${name}-"], script[data-js*="${name}-"]`);

/** Light and dark, and at 320 px on the phone. */
async function sound(page: Page, project: string): Promise<void> {
  await accessible(page);
  await fits(page);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await accessible(page);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  if (project === "phone") {
    await page.setViewportSize({ width: 320, height: 640 });
    await accessible(page);
    await fits(page);
    await page.setViewportSize({ width: 390, height: 844 });
  }
}

test("a first visit brings nothing of it, and signing in leads to it", async ({ page }) => {
  await onTheDay(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("/money/2026-03/calendar");
  await expect(heading(page, "Sign in")).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(asked.filter((path) => /people|records/.test(path))).toEqual([]);
  await page.getByLabel("E-mail").fill("recipient@demo.example");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in with e-mail" }).click();
  await expect(heading(page, "March 2026")).toBeVisible();
  await expect(page).toHaveURL(/\/money\/2026-03\/calendar$/);
  // It is drawn without the program of every day.
  expect(asked.filter((path) => path.startsWith("/people"))).toEqual([]);
});

test("there and back by links, the bar and the browser's Back, for the same person", async ({ page }) => {
  await signIn(page, "carer");
  await page.getByRole("button", { name: /Ada Khan/ }).click();
  const bar = page.getByRole("region", { name: "Who you are helping" });
  const nav = page.getByRole("navigation", { name: "Main" });
  await nav.getByRole("link", { name: "Money" }).click();
  await page.getByRole("link", { name: "Find something you paid" }).click();
  await expect(heading(page, "Find something Ada paid")).toBeVisible();
  await expect(program(page, "records")).toHaveCount(1);
  await expect(program(page, "people")).toHaveCount(0);
  await expect(bar).toContainText("Ada Khan");
  await expect(nav.getByRole("link", { name: "Money" })).toHaveAttribute("aria-current", "page");
  await page.goBack();
  await expect(heading(page, "Ada’s money")).toBeVisible();
  await expect(program(page, "people")).toHaveCount(1);
  await page.goForward();
  await expect(heading(page, "Find something Ada paid")).toBeVisible();
  await expect(bar).toContainText("Ada Khan");
  await nav.getByRole("link", { name: "More" }).click();
  await expect(heading(page, "More")).toBeVisible();
  await page.getByRole("link", { name: "Who looked at this payment" }).click();
  await expect(program(page, "records")).toHaveCount(1);
  await expect(nav.getByRole("link", { name: "More" })).toHaveAttribute("aria-current", "page");
  await expect(bar).toContainText("Ada Khan");
});

test("without signal the page stays and says so", async ({ page, context }) => {
  await signIn(page, "recipient", "/money");
  const find = page.getByRole("link", { name: "Find something you paid" });
  await expect(find).toBeVisible();
  await context.setOffline(true);
  await find.click();
  await expect(page.getByText("You have no signal", { exact: true })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(heading(page, "Find something you paid")).toBeVisible();
});

test("a name, an amount, a month and a reference are found, by keyboard too", async ({ page }, info) => {
  test.setTimeout(120_000);
  await signIn(page, "recipient", "/find");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const box = page.getByLabel("What do you look for?");
  await sound(page, info.project.name);
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await expect(page.getByText("Write what you look for, or choose something below.")).toBeVisible();
  await expect(box).toBeFocused();
  await accessible(page);

  await box.fill("pharmacy");
  await page.keyboard.press("Enter");
  await expect(status(page)).toHaveText(/^\d+ things paid, £[\d,.]+ in all\.$/);
  const rows = page.locator(".app-ledger__link");
  await expect(rows.first()).toContainText("Green Lane Pharmacy");
  await expect(rows.filter({ hasNotText: "Pharmacy" })).toHaveCount(0);
  await expect(page).toHaveURL(/\/find\?words=kept$/);
  await sound(page, info.project.name);

  await box.fill("£31.20");
  await page.keyboard.press("Enter");
  await expect(status(page)).toHaveText("1 thing paid, £31.20.");
  await box.fill("zzz");
  await page.keyboard.press("Enter");
  await expect(status(page)).toHaveText("Nothing was found.");
  await expect(page.getByText("Try it another way")).toBeVisible();
  await sound(page, info.project.name);

  await box.fill("");
  await page.getByLabel("Month").selectOption({ label: "December 2025" });
  await page.getByLabel("Only those without a receipt").check();
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await expect(page).toHaveURL(/\/find\?month=2025-12&receipt=none$/);
  await expect(rows.first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Month")).toHaveValue("2025-12");
  await expect(rows.first()).toBeVisible();

  // What was written stood in no address.
  expect(asked.filter((url) => /pharmacy|31.20|zzz/i.test(decodeURIComponent(url)))).toEqual([]);
});

test("the reference on the telephone leads to the spend, and Back to what was found", async ({ page }) => {
  await signIn(page, "recipient", "/find");
  const box = page.getByLabel("What do you look for?");
  await box.fill("pharmacy november 2025");
  await page.keyboard.press("Enter");
  await expect(status(page)).toHaveText("1 thing paid, £29.85.");
  await page.locator(".app-ledger__link").first().click();
  await expect(heading(page, "Green Lane Pharmacy")).toBeVisible();
  const told = await page.getByText(/Reference DP-/).textContent();
  const reference = /DP-\w{4}-\w{2}/.exec(told ?? "")?.[0] ?? "none";
  await page.goBack();
  await expect(box).toHaveValue("pharmacy november 2025");
  await expect(status(page)).toHaveText("1 thing paid, £29.85.");
  await box.fill(reference.toLowerCase().replaceAll("-", " "));
  await page.keyboard.press("Enter");
  await expect(status(page)).toHaveText("1 thing paid, £29.85.");
});

test("a month as list, calendar and pictures", async ({ page }, info) => {
  test.setTimeout(120_000);
  await signIn(page, "recipient", "/money");
  await page.getByRole("link", { name: "Calendar" }).click();
  await expect(heading(page, "April 2026")).toBeVisible();
  const others = page.getByRole("navigation", { name: "Other months" });
  await expect(others.getByRole("link")).toHaveCount(1);
  await expect(page.getByText("Left now")).toBeVisible();
  await others.getByRole("link", { name: "Month before: March 2026" }).click();
  await expect(heading(page, "March 2026")).toBeFocused();
  await expect(page.getByText("Left at the end")).toBeVisible();
  const table = page.getByRole("table", { name: "Open a day to see what was paid." });
  await expect(table.getByRole("columnheader")).toHaveText([/Monday/, /Tuesday/, /Wednesday/, /Thursday/, /Friday/, /Saturday/, /Sunday/]);
  await expect(table.getByRole("row")).toHaveCount(7);
  await sound(page, info.project.name);

  // By keyboard to a day and back.
  const day = table.getByRole("link", { name: /^Friday 27 March/ });
  await expect(day).toHaveAccessibleName(/went out/);
  await day.focus();
  await page.keyboard.press("Enter");
  await expect(heading(page, "Friday 27 March")).toBeFocused();
  await expect(page.locator(".app-ledger__link").first()).toBeVisible();
  await sound(page, info.project.name);
  await page.getByRole("link", { name: "Back to March 2026" }).click();

  const ways = page.getByRole("list", { name: "See this month as" });
  await expect(ways.getByRole("link", { name: "Calendar" })).toHaveAttribute("aria-current", "true");
  await ways.getByRole("link", { name: "Pictures" }).click();
  const pictures = page.locator(".app-gallery").getByRole("img", { name: /^Receipt, .+, £\d+\.\d\d, \d+\sMarch$/ });
  await expect(pictures.first()).toBeVisible();
  await expect.poll(() => pictures.first().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expect(page.getByRole("heading", { level: 2, name: "No picture yet" })).toBeVisible();
  await sound(page, info.project.name);

  await ways.getByRole("link", { name: "List" }).click();
  await expect(page.getByText(/£[\d,.]+ left/).first()).toBeVisible();
  await sound(page, info.project.name);
  await page.goBack();
  await expect(ways.getByRole("link", { name: "Pictures" })).toHaveAttribute("aria-current", "true");
});

test("what waits on this phone is found, counted in its month, and sent from there", async ({ page }, info) => {
  await signIn(page, "parent", "/add-a-spend");
  await page.route("**/spending/**", (route) => route.abort());
  const payee = `Trampoline ${info.project.name}`;
  await page.getByLabel("How much did you pay, in pounds?").fill("7.31");
  await page.getByLabel("Who did you pay?").fill(payee);
  await page.getByRole("radio", { name: "Yesterday" }).check();
  await page.getByRole("radio", { name: "Day activity" }).check();
  await page.getByRole("radio", { name: "With cash" }).check();
  await page.getByRole("button", { name: /^Save this spend/ }).click();
  await expect(page.getByText("On this phone").first()).toBeVisible();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Money" }).click();
  await page.getByRole("link", { name: "Find something you paid" }).click();
  await page.getByLabel("What do you look for?").fill("trampoline");
  await page.keyboard.press("Enter");
  await expect(status(page)).toHaveText("1 thing paid, £7.31.");
  const row = page.locator(".app-ledger__link", { hasText: payee });
  await expect(row).toContainText("On this phone");
  await page.goto("/money/2026-03");
  await expect(page.getByText("What is only on this phone is counted.")).toBeVisible();
  await page.goto("/find?words=kept");
  await expect(row).toContainText("On this phone");

  // This program sends it, and asks the council no second time for what it shows.
  await page.unroute("**/spending/**");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(row).not.toContainText("On this phone", { timeout: 30_000 });
  await expect(row).toContainText("Receipt needed");
  await expect(status(page)).toHaveText("1 thing paid, £7.31.");
});
