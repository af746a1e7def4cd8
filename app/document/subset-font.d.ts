/** The part that we use; the package has no types of its own. */
declare module "subset-font" {
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: "truetype"; variationAxes: { wght: number } },
  ): Promise<Buffer>;
}
