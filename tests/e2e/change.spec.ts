// Putting a spend right, removing it, bringing it back; with two devices, and without signal.
import { accessible, expect, fits, signIn, test } from "./support/portal";

const amount = "How much did you pay, in pounds?";

test("a wrong figure is put right, and the history says so", async ({ page }) => {
  await signIn(page, "parent", "/money");
  await page.getByRole("link", { name: /Bright Senses/ }).click();
  await page.getByRole("link", { name: "Change this spend" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Change this spend" })).toBeVisible();
  await expect(page.getByLabel(amount)).toHaveValue("34.99");
  await expect(page.getByText("Yes, the date is right")).toHaveCount(0);
  await accessible(page);
  await fits(page);

  await page.getByLabel(amount).fill("0");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();

  // What was begun is there after a reload.
  await page.getByLabel(amount).fill("39.49");
  await page.waitForTimeout(2000);
  await page.reload();
  await expect(page.getByLabel(amount)).toHaveValue("39.49");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Bright Senses" })).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "£39.49" })).toBeVisible();
  await page.getByRole("link", { name: "What was changed" }).click();
  await expect(page.getByText("How much: £34.99 became £39.49.")).toBeVisible();
  await page.getByRole("link", { name: "Back to this" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Bright Senses" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "What was changed" })).toBeVisible();
  await accessible(page);
  await fits(page);
});

test("what was removed counts no more and comes back", async ({ page }) => {
  await signIn(page, "parent", "/money");
  const panel = page.locator(".app-money-now__amount");
  await expect(panel).toBeVisible();
  const before = await panel.textContent();
  const first = page.getByRole("link", { name: /Ella Byrne/ }).first();
  await first.click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText("You removed this.").first()).toBeVisible();
  await expect(page.locator("#ways")).toBeFocused();
  await accessible(page);
  await page.getByRole("link", { name: "Back to Money" }).click();
  await expect(panel).not.toHaveText(before ?? "");
  await page.getByRole("link", { name: "See what was removed" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Removed" })).toBeVisible();
  await accessible(page);
  await fits(page);
  await page.getByRole("link", { name: /Ella Byrne/ }).click();
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(page.getByRole("button", { name: "Remove", exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Back to Money" }).click();
  await expect(panel).toHaveText(before ?? "");
});

test("two devices change the same spend: both are shown, and one is chosen", async ({ page, browser }, info) => {
  await signIn(page, "parent", "/money");
  await page.getByRole("link", { name: /Starfish Club/ }).first().click();
  await expect(page.getByRole("link", { name: "Change this spend" })).toBeVisible();
  await page.getByRole("link", { name: "Change this spend" }).click();
  await expect(page.getByLabel(amount)).not.toHaveValue("");

  // The other device is faster.
  const other = await browser.newContext({ ...info.project.use });
  const second = await other.newPage();
  await signIn(second, "parent", "/");
  await second.goto(page.url());
  await second.getByLabel(amount).fill("41.00");
  await second.getByRole("button", { name: "Save the change" }).click();
  await expect(second.getByText("With the council").first()).toBeVisible();
  await other.close();

  await page.getByLabel(amount).fill("42.00");
  await page.getByRole("button", { name: "Save the change" }).click();
  const conflict = page.getByRole("status").filter({ hasText: "This was changed in two places" });
  await expect(conflict).toContainText("the council has £41.00, you have £42.00");
  await accessible(page);
  await conflict.getByRole("button", { name: "Use mine" }).click();
  await expect(conflict).toBeHidden();
  await expect(page.getByRole("definition").filter({ hasText: "£42.00" })).toBeVisible();
});

test("without signal a change waits on the phone and goes by itself", async ({ page, context }) => {
  await signIn(page, "parent", "/money");
  await page.getByRole("link", { name: /Bright Senses/ }).click();
  await page.getByRole("link", { name: "Change this spend" }).click();
  await expect(page.getByLabel(amount)).not.toHaveValue("");
  await context.setOffline(true);
  await page.getByLabel(amount).fill("35.50");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByText("On this phone").first()).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "£35.50" })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("With the council").first()).toBeVisible();
});
