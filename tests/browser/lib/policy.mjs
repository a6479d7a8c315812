// The organisation's settings for tests, and how they get into the extension's storage.
import { extensionPage } from "./launch.mjs";

/** A whole profile: nothing has to be asked. */
export const POLICY = {
  organisation: {
    name: "Brightwater Tools GmbH",
    country: "DE",
    contact_email: "privacy@brightwater.example",
    postal_address: "Lindenstraße 12, 10969 Berlin, Germany",
    privacy_url: "https://brightwater.example/privacy",
    opt_out_url: "https://brightwater.example/stop",
    opt_out_email: "stop@brightwater.example",
  },
  sender: { name: "Robin Rep", domains: ["brightwater.example"] },
  defaults: { source: "your company's website", reason: "your role in purchasing" },
};

async function inExtension(session, run, argument) {
  const page = await extensionPage(session, session.manifest.options_ui.page);
  try {
    return await page.evaluate(run, argument);
  } finally {
    await page.close();
  }
}

/** Sets `storage.local.policy`; with `null` takes it away. */
export async function setPolicy(session, policy) {
  await inExtension(
    session,
    async (value) => {
      const { local } = (globalThis.browser ?? globalThis.chrome).storage;
      await (value === null ? local.remove("policy") : local.set({ policy: value }));
    },
    policy,
  );
}

/** What stands in `storage.local.policy`. */
export async function readPolicy(session) {
  return inExtension(
    session,
    async () => (await (globalThis.browser ?? globalThis.chrome).storage.local.get("policy")).policy ?? null,
  );
}
