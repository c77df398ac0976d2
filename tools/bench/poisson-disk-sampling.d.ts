/** The package comes without types; this much of it is used. */
declare module 'poisson-disk-sampling' {
  interface Options {
    readonly shape: readonly number[];
    readonly minDistance: number;
    readonly tries: number;
  }
  class PoissonDiskSampling {
    constructor(options: Options, random: () => number);
    fill(): number[][];
  }
  // biome-ignore lint/style/noDefaultExport: as the package has it
  export default PoissonDiskSampling;
}
