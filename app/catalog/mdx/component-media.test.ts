import { expect, test } from "vitest";
import { componentMediaMistakes } from "./component-media.ts";

const found = (source: string) =>
  componentMediaMistakes("c/chart.tsx", source).map(({ line, column, message }) => [
    line,
    column,
    message.split(";")[0],
  ]);

test.each([
  ['\n  <img src="./map.png" alt="A map" />', [[2, 3, 'nothing is served at "./map.png"']]],
  ['<img src={"map.png"} alt="" />', [[1, 1, 'nothing is served at "map.png"']]],
  ["<video poster='still.jpg' controls>", [[1, 1, 'nothing is served at "still.jpg"']]],
  ['<img alt="" src="https://other.example/a.png" />', [[1, 1, "pages show no files of other sites"]]],
  ["<img src={map} />", [[1, 1, "this image has no description"]]],
  ['<img src={map} alt="A map" onLoad={() => { done(); }} />', []],
  ["<img {...props} />", []],
  ["const images = sources.map((img) => img < 3);", []],
])("%s", (source, expected) => {
  expect(found(source)).toEqual(expected);
});
