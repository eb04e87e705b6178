// Recording a spend when things go otherwise than planned: fields left out, a reload, no signal, a session that ends.
import { accessible, expect, fits, PASSWORD, signIn, test } from "./support/portal";
import { photograph } from "./support/photo";

test.beforeEach(async ({ page }) => {
  await signIn(page, "recipient", "/add-a-spend");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Add a spend");
});

async function fill(page: import("@playwright/test").Page, amount: string, payee: string) {
  await page.getByLabel("How much did you pay, in pounds?").fill(amount);
  await page.getByLabel("Who did you pay?").fill(payee);
  await page.getByRole("radio", { name: "Yesterday" }).check();
  await page.getByRole("radio", { name: "Day activity" }).check();
  await page.getByRole("radio", { name: "With cash" }).check();
}

test("what is missing is said in words, beside the field and at the top", async ({ page }) => {
  await page.getByRole("button", { name: "Save this spend" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await summary.getByRole("link", { name: "Enter how much you paid, like 46.37" }).click();
  const amount = page.getByLabel("How much did you pay, in pounds?");
  await expect(amount).toBeFocused();
  await expect(amount).toHaveAttribute("aria-invalid", "true");
  for (const [typed, said] of [
    ["12.345", "Enter pounds and pence only, like 46.37"],
    ["0", "Enter more than £0.00"],
    ["-5", "Enter the amount without a minus"],
    ["100000", "Enter no more than £99,999.99"],
    ["twelve", "Enter the amount in numbers, like 46.37"],
  ]) {
    await amount.fill(typed);
    await page.getByRole("button", { name: "Save this spend" }).click();
    await expect(page.locator("#amount-error")).toContainText(said);
  }
  await accessible(page);
  await fits(page);
});

test("a draft and its photograph survive a reload", async ({ page }) => {
  await fill(page, "8.20", "Corner Café");
  const buffer = await photograph(page);
  await page.getByLabel("Choose photo or PDF").setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer });
  await expect(page.locator(".app-photo__note", { hasText: /Kept on this phone\.$/ })).toBeVisible({ timeout: 20_000 });
  await page.reload();
  await expect(page.getByLabel("Who did you pay?")).toHaveValue("Corner Café");
  await expect(page.getByLabel("How much did you pay, in pounds?")).toHaveValue("8.20");
  await expect(page.locator(".app-photo__note", { hasText: /Kept on this phone\.$/ })).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Save this spend" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("With the council", { timeout: 20_000 });
});

test("without signal it is kept, shown as such, and sent when there is signal", async ({ page, context }) => {
  await fill(page, "5.50", "Bus to the library");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Save this spend" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Saved on this phone");
  await accessible(page);
  await page.getByRole("link", { name: "Back to Home" }).click();
  await expect(page.getByText("1 thing is only on this phone")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("1 thing is only on this phone")).toBeHidden({ timeout: 20_000 });
  await page.getByRole("link", { name: "Money", exact: true }).first().click();
  await expect(page.locator(".app-ledger__link", { hasText: "Bus to the library" })).toHaveCount(1);
});

test("a session that ends loses nothing", async ({ page, context }) => {
  await fill(page, "7.77", "Hydrotherapy pool");
  await context.clearCookies();
  await page.getByRole("button", { name: "Save this spend" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Saved on this phone");
  await page.getByRole("link", { name: "Sign in" }).first().click();
  await page.getByLabel("E-mail").fill("recipient@demo.example");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in with e-mail" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeHidden();
  await page.goto("/money");
  await expect(page.locator(".app-ledger__link", { hasText: "Hydrotherapy pool" })).toHaveCount(1, { timeout: 20_000 });
});

test("a file that is no receipt is refused in words and nothing else is lost", async ({ page }) => {
  await fill(page, "3.10", "Market stall");
  await page
    .getByLabel("Choose photo or PDF")
    .setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no picture at all") });
  await expect(page.getByText("We cannot read this kind of file.").first()).toBeVisible();
  await expect(page.getByLabel("Who did you pay?")).toHaveValue("Market stall");
});

test("what looks like a spend that is there is asked about, and can be saved all the same", async ({ page }) => {
  await fill(page, "3.33", "Paper shop");
  await page.getByText("I have no receipt", { exact: true }).click();
  await page.getByRole("radio", { name: "I lost it" }).check();
  await page.getByRole("button", { name: "Save this spend" }).click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Add a spend");
  await page.goto("/add-a-spend");
  await fill(page, "3.33", "Paper Shop");
  await page.getByRole("button", { name: "Save this spend" }).click();
  await expect(page.getByText("Paper shop, £3.33, Tuesday 31 March is in your list already.")).toBeVisible();
  await expect(page.locator("#already-added")).toBeFocused();
  await accessible(page);
  await fits(page);
  await page.getByRole("button", { name: "It is another one. Save it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Add a spend");
});
