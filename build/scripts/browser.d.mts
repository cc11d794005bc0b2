export interface TestBrowser {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
  readonly bareShell: boolean;
}
/** `npmOnly` passes an installed browser by. */
export function browserForTests(options?: { readonly npmOnly?: boolean }): Promise<TestBrowser>;
