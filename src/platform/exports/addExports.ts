import { Exports, type ExportParts } from './exports.ts';

/** Gives an office its exports, and the command by which each of them comes into the history. */
export function addExports(office: ExportParts): Exports {
  const exports = new Exports(office);
  office.commands.add(exports.note);
  return exports;
}
