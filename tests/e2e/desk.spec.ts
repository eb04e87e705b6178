// The officers' desk: all that waits in a row with keys, many at once with Undo, and what is written down for a person who
// telephones or posts paper. Each width has a server of its own; nobody else writes in Rina's own payment.
import type { Browser, Page, TestInfo } from "@playwright/test";
import { accessible, expect, fits, signIn, test } from "./support/portal";
import { photograph } from "./support/photo";

const called = (name: string) => `${name} ${crypto.randomUUID().slice(0, 4)}`;

/** Rina's own payment, and what she writes in it from her phone. */
async function rinas(browser: Browser, info: TestInfo) {
  const context = await browser.newContext({ baseURL: info.project.use.baseURL });
  const page = await context.newPage();
  await signIn(page, "carer");
  await page.getByRole("button", { name: /Your own direct payment/ }).click();
  const put = (path: string, body: unknown) =>
    page.evaluate(
      async ([path, body]) => {
        const session = await (await fetch("/api/v1/session")).json();
        const own = session.accounts.find((account: { relation: string }) => account.relation === "carer_recipient");
        const url = `/api/v1/accounts/${own.account}/${path}`;
        const answer = await fetch(url, { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
        if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      },
      [path, body] as const,
    );
  const spend = (payee: string, amount: number) => ({
    date: "2026-03-31", amount, payee, category: "day_activity", need: null, paid_by: "card", note: null, no_receipt: "lost",
  });
  const record = async (payee: string, amount: number) => {
    const id = crypto.randomUUID();
    await put(`spending/${id}`, spend(payee, amount));
    return id;
  };
  const change = (id: string, payee: string, amount: number) =>
    put(`entries/${id}/versions/2`, { to: { spend: spend(payee, amount) } });
  return { page, record, change, close: () => context.close() };
}

async function atRinas(page: Page, who: string): Promise<void> {
  await signIn(page, who, "/desk/");
  await page.getByRole("link", { name: /^Rina Khan/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rina Khan");
  await expect(page.locator(".app-review__place")).toBeVisible();
}

/** Which one of how many is looked at. */
async function place(page: Page): Promise<[number, number]> {
  const words = await page.locator(".app-review__place").innerText();
  const found = /^(\d+) of (\d+) to (?:look at|accept), newest first$/.exec(words);
  if (!found) throw new Error(words);
  return [Number(found[1]), Number(found[2])];
}

const said = (page: Page) => page.locator("p[role=status].app-visually-hidden");

/** The page as it stands, in the light, in the dark, and at 320 px. */
async function looked(page: Page): Promise<void> {
  await accessible(page);
  await fits(page);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await accessible(page);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  await fits(page);
  if (size) await page.setViewportSize(size);
}

test("all that waits, one after the other, without the mouse", async ({ page, browser }, info) => {
  test.setTimeout(120_000);
  const rina = await rinas(browser, info);
  const [one, two, three] = ["Bus", "Club", "Pool"].map(called);
  for (const payee of [one, two, three]) await rina.record(payee, 1234);
  await atRinas(page, "officer");

  // The keys are off until they are turned on.
  await page.keyboard.press("s");
  const [first, all] = await place(page);
  expect(first).toBe(1);
  expect(all).toBeGreaterThanOrEqual(3);
  await page.getByRole("button", { name: "Turn keys on" }).press("Enter");

  await page.keyboard.press("s");
  await expect(said(page)).toHaveText(new RegExp(`^Seen\\. 2 of ${all}, .+, £[\\d.]+$`));
  await expect(page.getByRole("heading", { level: 2, name: /^Spend: / })).toBeFocused();
  expect(await place(page)).toEqual([2, all]);
  await page.keyboard.press("j");
  await expect(page.locator(".app-review__place")).toContainText(`3 of ${all}`);
  await page.keyboard.press("k");
  await expect(page.locator(".app-review__place")).toContainText(`2 of ${all}`);
  // The one that was marked keeps its place, to be looked at again.
  await page.keyboard.press("k");
  await expect(page.getByText(/^Seen by Ama Mensah/)).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.locator(".app-review__place")).toContainText(`2 of ${all}`);
  await looked(page);

  // Held down it is one press.
  for (let left = all - 1; left > 1; left -= 1) {
    await page.keyboard.press("s");
    await expect(page.locator(".app-review__place")).toContainText(`${all - left + 2} of ${all}`);
  }
  await page.keyboard.press("q");
  await expect(page.getByLabel("Ask Rina about this spend")).toBeFocused();
  await page.keyboard.type("s");
  expect(await place(page)).toEqual([all, all]);
  await page.getByRole("button", { name: "Send to Rina" }).focus();
  await page.keyboard.press("s");
  await expect(page.locator("#calm")).toBeFocused();
  await expect(page.locator("#calm")).toContainText("Nothing from Rina waits for you");
  await expect(said(page)).toHaveText("Seen. Nothing from Rina waits for you");
  await expect(page.locator(".app-review__place")).toHaveCount(0);
  await accessible(page);

  // And back: the last mark, by key, and one from before, by its own button.
  await page.keyboard.press("u");
  await expect(said(page)).toHaveText(/ is taken back\.$/);
  await expect(page.locator("#calm")).toHaveCount(0);
  await page.getByText(/^What you marked before: /).click();
  const undo = page.locator(".app-acts__list").getByRole("button", { name: /^Undo/ });
  const before = await undo.count();
  expect(before).toBe(all - 1);
  await undo.first().click();
  // The list of them stays open.
  await expect(page.locator(".app-acts__list").getByRole("button", { name: /^Undo/ })).toHaveCount(before - 1);
  await accessible(page);
  await page.getByRole("button", { name: "Turn keys off" }).press("Enter");
  const here = page.url();
  await page.keyboard.press("j");
  await page.keyboard.press("s");
  expect(page.url()).toBe(here);
  await rina.close();
});

test("many at once, one of them changed meanwhile, and all taken back", async ({ page, browser }, info) => {
  test.setTimeout(120_000);
  const rina = await rinas(browser, info);
  const [one, two, three] = ["Taxi", "Gym", "Choir"].map(called);
  for (const payee of [one, two]) await rina.record(payee, 2500);
  const changed = await rina.record(three, 900);
  await atRinas(page, "monitoring");
  for (const payee of [one, two, three]) await page.getByRole("checkbox", { name: `Tick ${payee}` }).check();
  await expect(page.getByRole("button", { name: "Mark 3 as seen" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Accept 3, £59.00 in all" })).toBeVisible();
  await looked(page);

  // What was looked at is what is accepted: not a figure that the person put in since.
  await rina.change(changed, three, 9000);
  await page.getByRole("button", { name: "Accept 3, £59.00 in all" }).click();
  const acted = page.getByRole("region", { name: "What you marked" });
  await expect(acted).toContainText("2 spends are accepted.");
  await expect(acted).toContainText(`Not done: ${three}, £9.00. Somebody changed it just now. Look at it again.`);
  await expect(page.locator("#acted")).toBeFocused();
  await expect(page.locator(".app-ledger__link", { hasText: three })).toContainText("£90.00");
  await accessible(page);
  await rina.page.goto("/money");
  await expect(rina.page.locator(".app-ledger__link", { hasText: one })).toContainText("Checked");
  await expect(rina.page.locator(".app-ledger__link", { hasText: three })).not.toContainText("Checked");

  await acted.getByRole("button", { name: /^Undo/ }).click();
  await expect(acted).toContainText("2 marks are taken back.");
  await expect(acted.getByRole("button", { name: /^Undo/ })).toHaveCount(0);
  await rina.page.goto("/money");
  await expect(rina.page.locator(".app-ledger__link", { hasText: one })).toBeVisible();
  await expect(rina.page.locator(".app-ledger__link", { hasText: one })).not.toContainText("Checked");

  const all = page.getByRole("checkbox", { name: /^All \d+ that wait$/ });
  await all.check();
  await expect(page.getByRole("checkbox", { name: `Tick ${one}` })).toBeChecked();
  await all.uncheck();
  await expect(page.getByRole("checkbox", { name: `Tick ${one}` })).not.toBeChecked();
  await expect(page.getByRole("link", { name: "Write down a spend" }), "who checks does not write down").toHaveCount(0);
  await rina.close();
});

test("what was telephoned is written down, marked for everybody, and put right by either side", async ({ page, browser }, info) => {
  test.setTimeout(120_000);
  const rina = await rinas(browser, info);
  const payee = called("Chemist");
  await atRinas(page, "officer");
  await page.getByRole("link", { name: "Write down a spend" }).press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "Write down a spend for Rina" })).toBeFocused();
  await looked(page);
  await page.getByRole("button", { name: "Write it down for Rina" }).press("Enter");
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByRole("alert")).toContainText("Choose how it came to you");
  await expect(page.getByRole("alert")).toContainText("Enter how much was paid, like 46.37");
  await looked(page);

  await page.getByRole("radio", { name: "A telephone call" }).press(" ");
  await page.getByLabel("How much was paid, in pounds?").fill("18.50");
  await page.getByLabel("Who was paid?").fill(payee);
  await page.getByLabel("When was it paid?").fill("30 March");
  await page.getByLabel("What was it for?").selectOption({ label: "Day activity" });
  // Something else is looked at meanwhile: the words are there still.
  await page.getByRole("link", { name: "Go back" }).click();
  await page.getByRole("link", { name: "Write down a spend" }).click();
  await expect(page.getByLabel("Who was paid?")).toHaveValue(payee);
  await expect(page.getByRole("radio", { name: "A telephone call" })).toBeChecked();
  await page.getByRole("radio", { name: "With cash" }).press(" ");
  const bytes = await photograph(page);
  const file = (name: string) => ({ name, mimeType: "image/jpeg", buffer: bytes });
  await page.getByLabel("Choose photos or PDFs").setInputFiles([file("scan-1.jpg"), file("scan-2.jpg")]);
  await expect(page.getByText("scan-2.jpg").first()).toBeVisible();
  await expect(page.getByLabel("If there is no receipt, why?")).toHaveCount(0);
  await accessible(page);
  await page.getByRole("button", { name: "Write it down for Rina" }).press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: `Spend: ${payee}` })).toBeVisible({ timeout: 30_000 });
  await expect(said(page)).toHaveText(`Written down: ${payee}, £18.50.`);
  const words = "by Ama Mensah, Rina’s officer, from a telephone call, Wednesday 1 April.";
  await expect(page.locator(".app-review__facts")).toContainText(`Written down for Rina ${words}`);
  await expect(page.locator(".app-ledger__link", { hasText: payee })).toContainText("Written down by Ama");
  await looked(page);

  // Two pictures, by keys.
  await page.getByRole("button", { name: "Turn keys on" }).click();
  await expect(page.locator(".app-review__page")).toHaveText("Receipt 1 of 2");
  const first = await page.locator(".app-review__image").getAttribute("src");
  await page.keyboard.press("n");
  await expect(page.locator(".app-review__page")).toHaveText("Receipt 2 of 2");
  expect(await page.locator(".app-review__image").getAttribute("src")).not.toBe(first);
  await page.keyboard.press("p");
  await expect(page.locator(".app-review__page")).toHaveText("Receipt 1 of 2");

  // Twice is asked about.
  await page.getByRole("link", { name: "Write down a spend" }).click();
  await page.getByRole("radio", { name: "Paper by post" }).check();
  await page.getByLabel("How much was paid, in pounds?").fill("18.50");
  await page.getByLabel("Who was paid?").fill(payee);
  await page.getByLabel("When was it paid?").fill("31 March");
  await page.getByLabel("What was it for?").selectOption({ label: "Day activity" });
  await page.getByRole("radio", { name: "With cash" }).check();
  await page.getByRole("button", { name: "Write it down for Rina" }).click();
  await expect(page.getByText(`${payee}, £18.50, Monday 30 March is in the list already.`)).toBeVisible();
  await accessible(page);
  await page.getByRole("link", { name: "Look at that one" }).click();

  // The officer puts right what she wrote, and the person what is written down for them.
  await page.getByRole("link", { name: "Put it right" }).click();
  await page.getByLabel("How much was paid, in pounds?").fill("15.80");
  await accessible(page);
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.locator(".app-review__facts")).toContainText("£15.80");
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(page.getByRole("link", { name: "Put it right" })).toBeVisible();

  await rina.page.goto("/money");
  const line = rina.page.locator(".app-ledger__link", { hasText: payee });
  await expect(line).toContainText("Written down by Ama");
  await accessible(rina.page);
  await fits(rina.page);
  await line.click();
  const told = "Written down for you by Ama Mensah, your officer, from a telephone call, Wednesday 1 April.";
  await expect(rina.page.getByText(told).first()).toBeVisible();
  await rina.page.getByText("What was changed").click();
  await expect(rina.page.getByText("£18.50 became £15.80")).toBeVisible();
  await accessible(rina.page);
  await fits(rina.page);

  // It waits for whoever accepts, and not for the officer.
  const checks = await browser.newContext({ baseURL: info.project.use.baseURL, viewport: { width: 1280, height: 800 } });
  const priya = await checks.newPage();
  const own = new URL(page.url()).pathname;
  await signIn(priya, "monitoring", own);
  await expect(priya.getByRole("heading", { level: 2, name: `Spend: ${payee}` })).toBeVisible();
  await expect(priya.getByRole("link", { name: "Put it right" })).toHaveCount(0);
  await priya.getByRole("button", { name: "Accept £15.80" }).click();
  await expect(priya.locator("#acted p")).toHaveText(`${payee}, £15.80 is accepted.`);
  await checks.close();

  // A manager writes one down: somebody else accepts it.
  const leads = await browser.newContext({ baseURL: info.project.use.baseURL, viewport: { width: 1280, height: 800 } });
  const helen = await leads.newPage();
  await atRinas(helen, "manager");
  const posted = called("Stationer");
  await helen.getByRole("link", { name: "Write down a spend" }).click();
  await helen.getByRole("radio", { name: "Paper by post" }).check();
  await helen.getByLabel("How much was paid, in pounds?").fill("7");
  await helen.getByLabel("Who was paid?").fill(posted);
  await helen.getByLabel("When was it paid?").fill("30 March");
  await helen.getByLabel("What was it for?").selectOption({ label: "Day activity" });
  await helen.getByRole("radio", { name: "With cash" }).check();
  await helen.getByLabel("If there is no receipt, why?").selectOption({ label: "I lost it" });
  await helen.getByRole("button", { name: "Write it down for Rina" }).click();
  await expect(helen.getByRole("heading", { level: 2, name: `Spend: ${posted}` })).toBeVisible();
  await expect(helen.getByText("You wrote this down or changed it last. Somebody else accepts it.")).toBeVisible();
  await expect(helen.getByRole("button", { name: /^Accept £/ })).toHaveCount(0);
  await leads.close();
  await rina.close();
});
