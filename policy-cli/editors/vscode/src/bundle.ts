import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The nearest directory above a file with a remit.yaml; without one, the file's own. */
export function bundleOf(file: string): string {
  const own = dirname(file);
  for (let at = own; ; at = dirname(at)) {
    if (existsSync(join(at, "remit.yaml"))) {
      return at;
    }
    if (dirname(at) === at) {
      return own;
    }
  }
}
