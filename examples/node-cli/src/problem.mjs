/** Exit statuses: what was asked was refused, or it could not be understood. */
export const REFUSED = 1;
export const USAGE = 2;

/** Something to tell the person at the terminal, with the status to end with. */
export class Problem extends Error {
  constructor(status, ...lines) {
    super(lines.join("\n"));
    this.status = status;
  }
}
