interface TestBrowser {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

/** The Chromium that tests use: an installed one, else the one that npm brings. */
export async function browserForTests(): Promise<TestBrowser> {
  const script = new URL('../../build/scripts/browser.mjs', import.meta.url).href;
  const { browserForTests: find } = (await import(/* @vite-ignore */ script)) as { browserForTests(): Promise<TestBrowser> };
  return find();
}
