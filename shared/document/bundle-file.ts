/** A finished file and where it stands in a bundle of several: `内部（不得外发）/指标表.xlsx`. */
export interface BundleFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}
