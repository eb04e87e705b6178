// What a receipt with several things on it becomes: parts to the penny, something private that is paid back, money that came
// back of a spend, miles by the council's rate, and money that came in. The figures are the worked examples of the rules.
import { accessible, expect, fits, signIn, test } from "./support/portal";
import { type Page } from "@playwright/test";

const amount = "How much did you pay, in pounds?";

async function begin(page: Page, payee: string, pounds: string): Promise<void> {
  await signIn(page, "parent", "/add-a-spend");
  await page.getByLabel(amount).fill(pounds);
  await page.getByLabel("Who did you pay?").fill(payee);
  await page.getByText("Yesterday").click();
}

async function save(page: Page): Promise<void> {
  await page.getByText("With the direct payment card").click();
  await page.getByRole("button", { name: /^Save this spend/ }).click();
}

/** The spend just saved, as the council has it. */
async function open(page: Page, payee: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: "With the council" })).toBeVisible();
  await page.goto("/money");
  await page.getByRole("link", { name: new RegExp(payee) }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: payee })).toBeVisible();
}

test("a receipt is split to the penny, and the private part is paid back", async ({ page }) => {
  await begin(page, "Corner Chemist", "46.37");
  await page.getByRole("button", { name: "It was for more than one thing" }).click();
  const first = page.getByRole("group", { name: "Part 1" });
  const second = page.getByRole("group", { name: "Part 2" });
  await expect(first.getByLabel("How much was it, in pounds?")).toBeFocused();
  await first.getByLabel("How much was it, in pounds?").fill("31.20");
  await first.getByLabel("What was it for?").selectOption("Equipment and supplies");
  await second.getByLabel("How much was it, in pounds?").fill("15.16");
  await second.getByLabel("What was it for?").selectOption("Something private, paid by mistake");
  await expect(page.getByText("1p short of £46.37.")).toBeVisible();
  await accessible(page);
  await fits(page);

  // A penny short is not saved, and says where.
  await save(page);
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
  await expect(page.getByRole("link", { name: "The parts must come to the whole amount. Change one of them" })).toBeVisible();

  await second.getByLabel("How much was it, in pounds?").fill("");
  await second.getByRole("button", { name: "The rest: £15.17" }).click();
  await expect(page.getByText("The parts come to £46.37. That is right.")).toBeVisible();
  await expect(second.getByText("Put £15.17 back into the account when you can.")).toBeVisible();
  await save(page);

  await open(page, "Corner Chemist");
  await expect(page.getByRole("definition").filter({ hasText: "£31.20: Equipment and supplies" })).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "£15.17: Something private" })).toBeVisible();
  await expect(page.getByText("Pay back £15.17")).toBeVisible();
  await accessible(page);
  await fits(page);

  // Home asks for it until it is done.
  await page.goto("/");
  await page.getByRole("link", { name: /Pay back £15.17/ }).click();
  const panel = page.locator("#ways");
  await page.getByRole("button", { name: "I paid it back" }).click();
  await expect(panel).toBeFocused();
  await expect(page.getByText("Pay back £15.17")).toBeHidden();
  await expect(page.getByRole("term").filter({ hasText: "Paid back by you" })).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Things to do" })).toBeVisible();
  await expect(page.getByRole("link", { name: /Pay back £15.17/ })).toHaveCount(0);
});

test("money that came back belongs to its spend", async ({ page }) => {
  await begin(page, "Brightway Visits", "123.75");
  await page.getByText("Care agency").click();
  await save(page);
  await open(page, "Brightway Visits");
  await page.getByRole("link", { name: "Money came back from this" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Money came back" })).toBeVisible();
  const back = page.getByLabel("How much was it, in pounds?");
  await back.fill("123.76");
  await page.locator("label", { hasText: "Today" }).click();
  await page.getByRole("button", { name: "Save this" }).click();
  await expect(page.getByRole("link", { name: "Enter no more than £123.75" })).toBeVisible();
  await accessible(page);
  await fits(page);
  await back.fill("41.25");
  await page.getByRole("button", { name: "Save this" }).click();
  await expect(page.getByRole("definition").filter({ hasText: "£41.25. It cost £82.50 in the end." })).toBeVisible();
});

test("miles are paid by the council's rate, rounded once", async ({ page }) => {
  await begin(page, "Uncle Joe", "");
  await page.getByRole("button", { name: "Show more kinds" }).click();
  await page.getByText("Driving", { exact: true }).click();
  const miles = page.getByLabel("How many miles?");
  await miles.fill("12.3 + 12.3 + 12.3");
  await expect(page.getByText("36.9 miles at 45p a mile: £16.61")).toBeVisible();
  await page.getByRole("button", { name: "Use £16.61" }).click();
  await expect(page.getByLabel(amount)).toHaveValue("16.61");
  await miles.fill("137");
  await expect(page.getByText("137 miles at 45p a mile: £61.65")).toBeVisible();
  await page.getByRole("button", { name: "Use £61.65" }).click();
  await accessible(page);
  await fits(page);
  await save(page);
  await open(page, "Uncle Joe");
  await expect(page.getByRole("definition").filter({ hasText: "£61.65" })).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: /^137$/ })).toBeVisible();
});

test("money that came in is written down without signal, and counts at once", async ({ page, context }) => {
  await signIn(page, "parent", "/money");
  const now = page.locator(".app-money-now__amount");
  await expect(now).toBeVisible();
  const before = await now.textContent();
  await page.getByRole("link", { name: "Write down money that came in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Money came in" })).toBeVisible();
  await page.getByRole("button", { name: "Save this" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
  await accessible(page);
  await fits(page);
  await context.setOffline(true);
  await page.getByLabel("How much was it, in pounds?").fill("48.16");
  await page.getByText("Your own money on top").click();
  await page.locator("label", { hasText: "Today" }).click();
  await page.getByRole("button", { name: "Save this" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /oney$/ })).toBeVisible();
  await expect(now).not.toHaveText(before ?? "");
  await expect(page.getByRole("link", { name: /Your own money on top/ }).first()).toContainText("On this phone");
  await context.setOffline(false);
  await expect(page.getByRole("link", { name: /Your own money on top/ }).first()).not.toContainText("On this phone", { timeout: 30_000 });
});
